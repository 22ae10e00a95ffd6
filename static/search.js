// The search page. What was asked stands in the address, so that it can be kept,
// sent, and gone back to. Everything that comes from texts is shown as text.
(function () {
  'use strict';
  var box = document.getElementById('search');
  if (!box) return;
  var S = window.fondsSearch, PAGE = 10, FACETS = 8, PARTS = 3;
  var input = document.getElementById('q'), form = input.form, words = {};
  box.querySelectorAll('[data-word]').forEach(function (e) { words[e.getAttribute('data-word')] = e.getAttribute('data-text'); });
  var lang = document.documentElement.lang || 'en';
  var plural = new Intl.PluralRules(lang), number = new Intl.NumberFormat(lang);

  // The files of the index are scripts that call fondsIndex with their names.
  var folder = box.getAttribute('data-index'), waiting = {};
  window.fondsIndex = function (name) {
    var w = waiting[name];
    if (w) w.done(Array.prototype.slice.call(arguments, 1));
  };
  var kept = new Map();
  function load(name) {
    var have = kept.get(name);
    if (have) return have;
    have = new Promise(function (done, failed) {
      var script = document.createElement('script');
      waiting[name] = { done: done };
      if (/^stem-/.test(name)) script.onload = done;
      else script.onload = function () { failed(new Error(name)); }; // too late if the file has called
      script.onerror = function () {
        kept.delete(name);
        failed(new Error(name));
      };
      script.src = folder + name + '.js';
      document.head.appendChild(script).remove();
    });
    kept.set(name, have);
    if (kept.size > 300) kept.delete(kept.keys().next().value);
    return have;
  }
  var index = new S.Index(load), opened = null;
  function open() { return opened || (opened = index.open()); }

  function fill(key, list) {
    return (words[key] || key).replace(/\{(\w)\}/g, function (all, c) { return c in list ? list[c] : all; });
  }
  function counted(key, n, one) {
    return fill(words[key + '.' + plural.select(n)] ? key + '.' + plural.select(n) : key + '.other', { n: number.format(n), 1: one });
  }
  function make(name, text, attributes) {
    var e = document.createElement(name);
    if (text) e.textContent = text;
    for (var k in attributes) e.setAttribute(k, attributes[k]);
    return e;
  }

  // What is asked: {q, live, facets: {country: [name…]}, sort, page}.
  var state;
  function read() {
    var p = new URLSearchParams(location.search), s = { q: p.get('q') || '', facets: {}, sort: p.get('sort') || '', page: Math.max(1, +p.get('p') || 1) };
    ['lang', 'type', 'year', 'country', 'party', 'author'].forEach(function (k) { if (p.has(k)) s.facets[k] = p.getAll(k); });
    return s;
  }
  function address(s) {
    var p = new URLSearchParams();
    if (s.q) p.set('q', s.q.slice(0, 2000));
    for (var k in s.facets) s.facets[k].forEach(function (v) { p.append(k, v); });
    if (s.sort) p.set('sort', s.sort);
    if (s.page > 1) p.set('p', s.page);
    var query = p.toString();
    return location.pathname.split('/').pop() + (query ? '?' + query : '');
  }
  function copy(change) {
    var s = { q: state.q, facets: {}, sort: state.sort, page: 1 };
    for (var k in state.facets) s.facets[k] = state.facets[k].slice();
    change(s);
    return s;
  }
  function go(s, replace) {
    try {
      history[replace ? 'replaceState' : 'pushState'](null, '', address(s));
    } catch (e) { /* the page works without an address */ }
    state = s;
    return run();
  }

  var status = box.querySelector('[role=status]'), list = box.querySelector('.rl'), facets = box.querySelector('.facs'), chips = box.querySelector('.chips'),
    hints = box.querySelector('.hints'), pages = box.querySelector('.pages'), sort = box.querySelector('select'), head = box.querySelector('.rs'), busy = 0;

  async function run() {
    var mine = ++busy, s = state, names;
    try {
      if (!s.q.trim() && !Object.keys(s.facets).length) {
        head.hidden = facets.hidden = true;
        [list, hints, pages, chips].forEach(function (e) { e.textContent = ''; });
        status.textContent = '';
        return;
      }
      await open();
      // What is shown beside is loaded while what was asked is looked for.
      var beside = Promise.all(index.segments.map(function (g) { return index.facetsOf(g); }).concat(index.facets.map(function (f, k) { return index.names(k); })));
      beside.catch(function () {});
      var found = await index.search(s.q, s.live);
      if (found.empty && !s.q.trim()) found = await everything();
      if (mine !== busy) return;
      await beside;
      names = await Promise.all(index.facets.map(function (f, k) { return index.names(k); }));
      if (mine !== busy) return;
      var narrowed = narrow(found.units, s, names);
      var groups = grouped(sorted(narrowed.units, s.sort));
      head.hidden = false;
      tell(found, groups.length, s);
      showFacets(narrowed.counts, s, names);
      await showResults(groups, found, s, mine);
      if (mine === busy && !groups.length) await suggest(found, s);
    } catch (e) {
      if (mine === busy) status.textContent = words.failed;
    }
  }
  async function everything() {
    await Promise.all(index.segments.map(function (g) { return index.units(g); }));
    var units = [];
    index.segments.forEach(function (g) {
      for (var i = 0; i < g.n; i++) units.push({ segment: g, unit: i, score: 0 });
    });
    return { units: units, required: 0, have: 0, atoms: [] };
  }

  // narrow keeps what has one of the chosen values of every facet, and counts for
  // each facet what there is with the others chosen.
  function narrow(units, s, names) {
    var chosen = index.facets.map(function (f, k) {
      var list = s.facets[f.key];
      if (!list) return null;
      var set = new Set();
      names[k].forEach(function (n, i) { if (list.indexOf(n[0]) >= 0) set.add(i); });
      return set;
    });
    var counts = index.facets.map(function () { return new Map(); });
    var kept = units.filter(function (x) {
      var missed = [];
      for (var k = 0; k < chosen.length; k++) {
        if (chosen[k] && !S.has(x.segment.facets[k], x.unit, chosen[k])) missed.push(k);
      }
      if (missed.length > 1) return false;
      for (k = 0; k < chosen.length; k++) {
        if (missed.length && missed[0] !== k) continue;
        var f = x.segment.facets[k];
        for (var i = f.starts[x.unit]; i < f.starts[x.unit + 1]; i++) counts[k].set(f.values[i], (counts[k].get(f.values[i]) || 0) + 1);
      }
      return !missed.length;
    });
    return { units: kept, counts: counts };
  }
  function sorted(units, by) {
    var sign = by === 'old' ? 1 : -1;
    return units.slice().sort(function (a, b) {
      var x = a.segment.lines.day[a.unit], y = b.segment.lines.day[b.unit];
      var d = by ? (x ? (y ? sign * (x - y) : -1) : y ? 1 : 0) : b.score - a.score || y - x;
      return d || a.segment.number - b.segment.number || a.unit - b.unit;
    });
  }
  // grouped puts the versions of one text under the first.
  function grouped(units) {
    var by = new Map(), out = [];
    units.forEach(function (x) {
      var cluster = x.segment.lines.cluster[x.unit], g = by.get(cluster);
      if (g) g.push(x);
      else by.set(cluster, (g = [x])), out.push(g);
    });
    return out;
  }

  function tell(found, n, s) {
    var text = counted('count', n, s.q.slice(0, 200));
    if (found.required > found.have && n) text += ' ' + fill('most', { 1: number.format(found.have), 2: number.format(found.required) });
    if (found.cut) text += ' ' + words.cut;
    status.textContent = text;
    document.title = (s.q ? s.q.slice(0, 60) + ' – ' : '') + document.title.split(' – ').slice(-2).join(' – ');
  }

  function showFacets(counts, s, names) {
    var body = facets.querySelector('div'), on = 0, opened = {};
    body.querySelectorAll('details[open]').forEach(function (d) { opened[d.getAttribute('data-key')] = true; });
    var focus = document.activeElement && document.activeElement.getAttribute('data-value');
    body.textContent = chips.textContent = '';
    facets.hidden = false;
    index.facets.forEach(function (f, k) {
      var chosen = s.facets[f.key] || [];
      var list = Array.from(counts[k]).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
      chosen.forEach(function (name) {
        on++;
        var i = names[k].findIndex(function (n) { return n[0] === name; });
        if (!counts[k].has(i)) list.push([i, 0]);
        var button = make('button', name + ' ', { type: 'button' });
        button.appendChild(make('span', '×', { 'aria-hidden': 'true' }));
        button.appendChild(make('span', words.remove, { 'class': 'vh' }));
        button.onclick = function () {
          go(copy(function (t) { toggle(t, f.key, name); }));
          input.focus();
        };
        var li = make('li');
        li.appendChild(button);
        chips.appendChild(li);
      });
      if (list.length < 2 && !chosen.length) return;
      var set = make('fieldset', '', { 'class': 'fac' }), rest = null;
      set.appendChild(make('legend', words['facet_' + f.key]));
      // The chosen ones come first, then the commonest.
      list.sort(function (a, b) { return on1(b) - on1(a) || b[1] - a[1] || a[0] - b[0]; });
      function on1(x) { return names[k][x[0]] && chosen.indexOf(names[k][x[0]][0]) >= 0 ? 1 : 0; }
      list.slice(0, 60).forEach(function (x, i) {
        var name = x[0] < 0 ? '' : names[k][x[0]][0];
        if (!name) return;
        if (i === FACETS) {
          rest = make('details', '', { 'data-key': f.key });
          rest.appendChild(make('summary', words.more));
          rest.open = !!opened[f.key];
          set.appendChild(rest);
        }
        var label = make('label'), check = make('input', '', { type: 'checkbox', 'data-value': f.key + ' ' + name });
        check.checked = chosen.indexOf(name) >= 0;
        check.onchange = function () { go(copy(function (t) { toggle(t, f.key, name); })); };
        label.appendChild(check);
        label.appendChild(make('bdi', name));
        label.appendChild(make('em', number.format(x[1])));
        (rest || set).appendChild(label);
        if (focus === f.key + ' ' + name) again = check;
      });
      body.appendChild(set);
    });
    facets.querySelector('summary span').textContent = on ? number.format(on) : '';
    if (again) again.focus({ preventScroll: true });
    again = null;
  }
  var again = null;
  function toggle(s, key, name) {
    var list = s.facets[key] || [], i = list.indexOf(name);
    if (i >= 0) list.splice(i, 1);
    else list.push(name);
    if (list.length) s.facets[key] = list;
    else delete s.facets[key];
  }

  // marked puts a text with its hits into an element.
  function marked(e, text, from, to, hits) {
    var at = from;
    hits.forEach(function (h) {
      if (h[1] <= at || h[0] >= to) return;
      var a = Math.max(at, h[0]), b = Math.min(to, h[1]);
      e.appendChild(document.createTextNode(text.slice(at, a)));
      e.appendChild(make('mark', text.slice(a, b)));
      at = b;
    });
    e.appendChild(document.createTextNode(text.slice(at, to)));
  }
  // passages chooses up to two of about 160 characters that hold most of what was asked.
  function passages(text, hits, atoms) {
    var LENGTH = 160, best = [], i, k;
    for (i = 0; i < hits.length; i++) {
      var seen = {}, worth = 0;
      for (k = i; k < hits.length && hits[k][1] - hits[i][0] <= LENGTH; k++) {
        var a = hits[k][2];
        worth += seen[a] ? 0.1 : 1 + (atoms[a].idf || 0);
        seen[a] = true;
      }
      best.push({ i: i, k: k - 1, worth: worth, seen: seen });
    }
    best.sort(function (a, b) { return b.worth - a.worth || a.i - b.i; });
    var chosen = best.slice(0, 1);
    for (i = 1; i < best.length && chosen.length < 2 && chosen.length; i++) {
      var fresh = Object.keys(best[i].seen).some(function (a) { return !chosen[0].seen[a]; });
      if (fresh && (best[i].i > chosen[0].k || best[i].k < chosen[0].i)) chosen.push(best[i]);
    }
    if (!chosen.length) return [[0, Math.min(text.length, LENGTH)]];
    return chosen.sort(function (a, b) { return a.i - b.i; }).map(function (c) {
      var from = hits[c.i][0], to = hits[c.k][1], spare = Math.max(0, LENGTH - (to - from));
      var begin = text.lastIndexOf('\n', from) + 1, end = text.indexOf('\n', to);
      if (end < 0) end = text.length;
      from = Math.max(begin, from - Math.floor(spare / 3));
      to = Math.min(end, from + Math.max(LENGTH, to - from));
      while (from > begin && from < hits[c.i][0] && !/\s/.test(text[from - 1]) && from > hits[c.i][0] - LENGTH) from--;
      while (to < end && !/\s/.test(text[to]) && to - from < LENGTH * 1.3) to++;
      return [from, to, from > begin, to < end];
    });
  }

  function asked(atoms) { // for the page that is opened: the forms, and the phrases
    var list = [];
    atoms.forEach(function (a) {
      if (a.neg) return;
      if (a.kind === 'phrase') list.push('"' + a.items.map(function (t) { return t.raw; }).join(' ') + '"');
      else a.forms.forEach(function (f) { if (list.length < 40) list.push(f); });
    });
    return list.join(' ').slice(0, 1000);
  }
  function link(line, atoms) {
    var a = make('a', '', { lang: line[2] || '', dir: 'auto' }), mark = asked(atoms);
    a.href = line[0] + (mark ? '?mark=' + encodeURIComponent(mark) : '');
    return a;
  }

  async function entry(group, found) {
    var x = group[0], atoms = found.atoms, line = await index.show(x), text = line[8], hits = S.marks(text, atoms);
    var shown = line;
    for (var part = 1; !hits.length && shown[7] && part < PARTS && atoms.length; part++) {
      shown = await index.show(x, part);
      text = shown[8];
      hits = S.marks(text, atoms);
    }
    if (!hits.length) text = line[8];
    var li = make('li', '', { 'class': 'ent' }), h = make('h2', '', { 'class': 't' }), a = link(line, atoms);
    marked(a, line[1], 0, line[1].length, S.marks(line[1], atoms));
    h.appendChild(a);
    li.appendChild(h);
    var m = make('p', '', { 'class': 'm' });
    [line[4], line[5], line[6]].forEach(function (t) { if (t) m.appendChild(make('span')).appendChild(make('bdi', t)); });
    var k = index.facets.findIndex(function (f) { return f.key === 'lang'; }), f = x.segment.facets[k];
    if (line[3] !== lang) m.appendChild(make('span', index.facets[k].names[f.values[f.starts[x.unit]]][0]));
    li.appendChild(m);
    passages(text, hits, atoms).forEach(function (p) {
      var e = make('p', p[2] ? '…' : '', { 'class': 'x', lang: line[3] || '', dir: 'auto' });
      marked(e, text, p[0], p[1], hits);
      if (p[3]) e.appendChild(document.createTextNode('…'));
      li.appendChild(e);
    });
    if (group.length > 1) {
      var d = make('details', '', { 'class': 'vers' });
      d.appendChild(make('summary', counted('versions', group.length - 1)));
      d.addEventListener('toggle', async function () {
        if (d.querySelector('ul')) return;
        var ul = d.appendChild(make('ul', '', { role: 'list' }));
        for (var y of group.slice(1, 50)) {
          var other = await index.show(y), item = make('li'), to = link(other, atoms);
          to.textContent = other[1];
          item.appendChild(to);
          item.appendChild(document.createTextNode(' ' + [other[4], y.segment !== x.segment || other[3] !== line[3] ? index.facets[k].names[y.segment.facets[k].values[y.segment.facets[k].starts[y.unit]]][0] : ''].filter(Boolean).join(', ')));
          ul.appendChild(item);
        }
      }, { once: true });
      li.appendChild(d);
    }
    return li;
  }

  async function showResults(groups, found, s, mine) {
    var last = Math.max(1, Math.ceil(groups.length / PAGE)), page = Math.min(s.page, last);
    var items = await Promise.all(groups.slice((page - 1) * PAGE, page * PAGE).map(function (g) { return entry(g, found); }));
    if (mine !== busy) return;
    list.textContent = hints.textContent = pages.textContent = '';
    list.start = (page - 1) * PAGE + 1;
    items.forEach(function (li) { list.appendChild(li); });
    if (last > 1) {
      pages.appendChild(make('p', fill('page', { 1: number.format(page), 2: number.format(last) })));
      var ul = pages.appendChild(make('ul'));
      [[page - 1, 'previous'], [page + 1, 'next']].forEach(function (to) {
        if (to[0] < 1 || to[0] > last) return;
        var target = copy(function (t) { t.page = to[0]; }), a = make('a', words[to[1]], { 'class': 'btn', href: address(target), rel: to[1] === 'next' ? 'next' : 'prev' });
        a.onclick = function (e) {
          if (e.ctrlKey || e.metaKey || e.shiftKey) return;
          e.preventDefault();
          go(target).then(function () {
            box.scrollIntoView();
            var first = list.querySelector('a');
            if (first) first.focus();
          });
        };
        ul.appendChild(make('li')).appendChild(a);
      });
    }
  }

  // suggest says what else could be asked if nothing was found.
  async function suggest(found, s) {
    var ways = [], missing = found.atoms.filter(function (a) { return !a.neg && a.kind === 'word' && !a.units; });
    for (var a of missing.slice(0, 3)) {
      for (var form of await index.like(a.form)) {
        ways.push(s.q.indexOf(a.raw) >= 0 ? s.q.replace(a.raw, function () { return form; }) : form);
      }
    }
    hints.textContent = '';
    if (ways.length) {
      var p = hints.appendChild(make('p', words.try + ' '));
      ways.slice(0, 5).forEach(function (q, i) {
        if (i) p.appendChild(document.createTextNode(' · '));
        p.appendChild(way(q, copy(function (t) { t.q = q; })));
      });
    }
    if (Object.keys(s.facets).length) hints.appendChild(make('p')).appendChild(way(words.drop, copy(function (t) { t.facets = {}; })));
    hints.appendChild(make('p', words.browse + ' ')).appendChild(document.querySelector('.find .ways ul').cloneNode(true)).hidden = false;
  }
  function way(text, to) {
    var a = make('a', text, { href: address(to), dir: 'auto' });
    a.onclick = function (e) {
      e.preventDefault();
      input.value = to.q;
      go(to);
      input.focus();
    };
    return a;
  }

  // While a word is typed its beginning is looked for, and ways to end it are offered.
  var timer = 0, options = document.getElementById('ends');
  async function typing() {
    var q = input.value, mine = busy;
    var s = copy(function (t) { t.q = q; });
    s.live = true;
    state = s;
    var last = /[^\s"-]*$/.exec(q)[0];
    try {
      var kept = q && last.length > 2 && last.indexOf(':') < 0 ? q + '*' : q;
      history.replaceState(null, '', address({ q: kept, facets: s.facets, sort: s.sort, page: 1 }));
    } catch (e) { /* as above */ }
    run();
    await open();
    var ends = [], m = /^(-?)(author|party|country|year|type|lang):(.*)$/i.exec(/\S*$/.exec(q)[0]);
    if (m) {
      var k = index.facets.findIndex(function (f) { return f.key === m[2].toLowerCase(); });
      if (k >= 0) {
        var names = await index.names(k), set = m[3] ? await index.valuesOf(k, m[3]) : null;
        for (var i = 0; i < names.length && ends.length < 8; i++) if (!set || set.has(i)) ends.push(m[1] + m[2] + ':' + (/\s/.test(names[i][0]) ? '"' + names[i][0] + '"' : names[i][0]));
        ends = ends.map(function (e) { return q.slice(0, q.length - m[0].length) + e; });
      }
    } else if (last.length > 2) {
      var form = window.fondsWords.fold(last);
      ends = (await index.begins(form, 8)).map(function (e) { return q.slice(0, q.length - last.length) + e; });
    }
    if (input.value !== q) return;
    options.textContent = '';
    ends.forEach(function (e) { if (e !== q) options.appendChild(make('option', '', { value: e })); });
  }
  input.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(typing, 180);
  });
  input.addEventListener('focus', function () { open().catch(function () {}); });
  input.addEventListener('keydown', function (e) {
    if (e.key === 'Escape' && input.value) {
      e.preventDefault();
      input.value = '';
      go(copy(function (t) { t.q = ''; }));
    }
  });
  form.addEventListener('submit', function (e) {
    e.preventDefault();
    clearTimeout(timer);
    go(copy(function (t) { t.q = input.value; }));
  });
  sort.addEventListener('change', function () { go(copy(function (t) { t.sort = sort.value; })); });
  function restore() {
    state = read();
    input.value = state.q;
    sort.value = state.sort;
    run();
  }
  window.addEventListener('popstate', restore);
  if (matchMedia('(min-width: 56rem)').matches) facets.querySelector('details').open = true;
  document.querySelectorAll('.needs').forEach(function (e) { e.hidden = false; });
  box.hidden = false;
  document.querySelectorAll('.needless').forEach(function (e) { e.hidden = true; });
  restore();
})();
