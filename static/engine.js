// Finds units in the index that internal/search has written; docs/search.md tells
// how. It knows nothing of the page: load(name) gives the values of a file of the index.
(function () {
  'use strict';
  var W = window.fondsWords;
  var LONGEST = 2000, ATOMS = 32, STEMMED = 0.6, K1 = 1.2, B = 0.75, TITLE = 1.6, NAMES = 0.5;
  var fields = { title: 1, author: 1, party: 1, country: 1, year: 1, type: 1, lang: 1 };

  // A character stands for each byte: those of ASCII that need no escape, then those from U+00C0.
  var unpacking = new Uint8Array(512);
  for (var code = 32, n = 0; n < 256; code++) {
    if (code === 127) code = 0xC0;
    if ('"\\<>&'.indexOf(String.fromCharCode(code)) < 0) unpacking[code] = n++;
  }
  function bytes(parts) { // a string or a list of such
    var s = [].concat(parts).join(''), b = new Uint8Array(s.length);
    for (var i = 0; i < s.length; i++) b[i] = unpacking[s.charCodeAt(i)];
    return { b: b, i: 0 };
  }
  function varint(r) {
    var n = 0, shift = 0, c;
    do {
      c = r.b[r.i++];
      n += (c & 127) * Math.pow(2, shift);
      shift += 7;
    } while (c > 127);
    return n;
  }

  // parse takes a query apart: {atoms, filters, cut}. An atom is a word, a
  // beginning of words, or a phrase.
  function parse(query, live) {
    var q = { atoms: [], filters: [], cut: query.length > LONGEST }, i = 0;
    query = query.slice(0, LONGEST);
    while (i < query.length) {
      if (/\s/.test(query[i])) {
        i++;
        continue;
      }
      var neg = false, field = '';
      if (query[i] === '-' && i + 1 < query.length && /\S/.test(query[i + 1])) {
        neg = true;
        i++;
      }
      var m = /^([a-z]+):(?=\S)/i.exec(query.slice(i, i + 12));
      if (m && fields.hasOwnProperty(m[1].toLowerCase())) {
        field = m[1].toLowerCase();
        i += m[0].length;
      }
      var quote = '"“„«”'.indexOf(query[i]) >= 0, text, start = i;
      if (quote) {
        for (i++; i < query.length && '"”“»'.indexOf(query[i]) < 0;) i++;
        text = query.slice(start + 1, i++);
      } else {
        while (i < query.length && /[^\s"“„«”]/.test(query[i])) i++;
        text = query.slice(start, i);
      }
      if (field && field !== 'title') {
        if (text) q.filters.push({ key: field, text: text.replace(/\*$/, ''), neg: neg });
        continue;
      }
      var prefix = !quote && /\*$/.test(text), last = live && !quote && i >= query.length && !neg;
      atomsOf(q.atoms, text, quote, prefix, last, neg, field);
    }
    if (q.atoms.length > ATOMS) {
      q.cut = true;
      q.atoms.length = ATOMS;
    }
    return q;
  }
  function atomsOf(atoms, text, quote, prefix, last, neg, field) {
    var list = [];
    W.tokens(text, 0, function (raw, from, to, pos, joined, wide) {
      var form = W.fold(raw);
      if (joined) {
        if (quote) return;
        while (list.length && list[list.length - 1].from >= from) list.pop();
      }
      if (form) list.push({ raw: raw, form: form, from: from, to: to, pos: pos, wide: wide, prefix: false });
    });
    // The last character of a run without spaces stands there for its beginning.
    for (var i = 0; i < list.length; i++) {
      var t = list[i];
      if (!t.wide || (i + 1 < list.length && list[i + 1].wide && list[i + 1].from === t.to)) continue;
      if (i > 0 && list[i - 1].wide && list[i - 1].to === t.from) list.splice(i--, 1);
      else t.prefix = true;
    }
    if (!list.length) return;
    if (quote || (list.length > 1 && /[0-9]/.test(text))) {
      if (list.length > 1) {
        atoms.push({ kind: 'phrase', items: list.slice(0, ATOMS), neg: neg, field: field });
        return;
      }
      atoms.push({ kind: list[0].prefix ? 'prefix' : 'word', exact: quote, raw: list[0].raw, form: list[0].form, neg: neg, field: field });
      return;
    }
    for (i = 0; i < list.length;) {
      var k = i + 1;
      while (list[i].wide && k < list.length && list[k].wide && list[k].pos === list[k - 1].pos + 1 && list[k].from === list[k - 1].to) k++;
      if (k - i > 1) atoms.push({ kind: 'phrase', items: list.slice(i, k), neg: neg, field: field });
      else {
        var word = list[i], end = k === list.length;
        var kind = word.prefix || (end && prefix) || (end && last && word.form.length > 2) ? 'prefix' : 'word';
        atoms.push({ kind: kind, raw: word.raw, form: word.form, neg: neg, field: field, live: last });
      }
      i = k;
    }
  }

  function Index(load) {
    this.load = load;
    this.blocks = new Map();
  }
  Index.prototype = {
    // open reads the manifest.
    open: async function () {
      var m = await this.load('manifest'), self = this;
      if (m[0] !== 1) throw new Error('version');
      this.total = m[1];
      this.segments = m[2].map(function (s, i) {
        return { number: i, n: s[0], length: s[1], langs: s[2], texts: s[3], firsts: s[4] };
      });
      this.average = this.segments.reduce(function (a, s) { return a + s.length; }, 0) / Math.max(1, this.total) || 1;
      this.stemmers = {};
      this.stops = {};
      this.anyStop = new Set();
      m[3].forEach(function (l) {
        self.stemmers[l[0]] = l[1];
        self.stops[l[0]] = new Set(l[2]);
        l[2].forEach(function (w) { self.anyStop.add(w); });
      });
      this.facets = m[4].map(function (f) { return { key: f[0], size: f[1] }; });
    },

    units: async function (s) {
      if (s.units) return s.units;
      var r = bytes((await this.load(s.number + '/units'))[0]), u = { length: new Float64Array(s.n), lang: [], title: [], block: [] };
      for (var i = 0; i < s.n; i++) {
        var c = r.b[r.i++], e = (c - 8) >> 3;
        u.length[i] = c < 16 ? c : (8 + ((c - 8) & 7)) * Math.pow(2, e);
      }
      for (i = 0; i < s.n; i++) u.lang.push(r.b[r.i++]);
      for (i = 0; i < s.n; i++) u.title.push(r.b[r.i++]);
      for (var block = i = 0; i < s.n; i++) u.block.push((block += varint(r)));
      return (s.units = u);
    },

    // facetsOf gives for each facet the values of each unit of a segment, and reads
    // what is needed to list them: their days, and texts they are versions of.
    facetsOf: async function (s) {
      if (s.facets) return s.facets;
      var data = await this.load(s.number + '/facets'), lists = data[1], r = bytes(data[0]), l = { day: [], cluster: [] };
      for (var i = 0; i < s.n; i++) {
        l.day.push(varint(r));
        var c = varint(r);
        l.cluster.push(c === 1 ? l.cluster[i - 1] : c || s.number + ' ' + i);
      }
      s.lines = l;
      return (s.facets = lists.map(function (packed) {
        var r = bytes(packed), starts = new Int32Array(s.n + 1), values = [];
        for (var i = 0; i < s.n; i++) {
          var v = 0;
          for (var k = varint(r); k > 0; k--) values.push((v += varint(r)));
          starts[i + 1] = values.length;
        }
        return { starts: starts, values: values };
      }));
    },

    // names gives the values of a facet: [text, what else it is called].
    names: async function (k) {
      var f = this.facets[k], self = this, parts = [];
      if (f.names) return f.names;
      for (var i = 0; i * 4096 < f.size; i++) parts.push(this.load('names-' + f.key + '-' + i));
      return (f.names = [].concat.apply([], (await Promise.all(parts)).map(function (p) { return p[0]; })));
    },

    blockAt: function (s, form) {
      var a = 0, b = s.firsts.length;
      while (a < b) {
        var m = (a + b) >> 1;
        if (s.firsts[m] > form) b = m; else a = m + 1;
      }
      return Math.max(0, a - 1);
    },
    block: function (s, number) {
      if (number >= s.firsts.length) return Promise.resolve(null);
      var key = s.number + '/b' + number, self = this, have = this.blocks.get(key);
      if (!have) {
        have = this.load(key).then(function (a) {
          var r = bytes(a[3]), n = varint(r), list = a[0].split(' '), form = '', at = 0, i;
          var block = { forms: [], by: new Map(), far: a[2], r: r, number: number };
          for (i = 0; i < n; i++) {
            form = form.slice(0, parseInt(list[i][0], 36)) + list[i].slice(1);
            var f = { form: form, stems: [], block: block, number: i };
            for (var k = varint(r); k > 0; k--) {
              var lang = varint(r), cut = varint(r);
              f.stems.push([lang, form.slice(0, form.length - cut) + a[1][varint(r)]]);
            }
            f.units = varint(r);
            f.from = at;
            at += varint(r);
            block.forms.push(f);
            block.by.set(form, f);
          }
          block.base = r.i;
          return block;
        });
        this.blocks.set(key, have);
        if (this.blocks.size > 160) this.blocks.delete(this.blocks.keys().next().value);
      }
      return have;
    },
    // posts calls f(unit, count, flags) for each unit that has a form.
    posts: function (form, f) {
      var r = { b: form.block.r.b, i: form.block.base + form.from }, unit = -1;
      for (var n = form.units; n > 0; n--) {
        var gap = varint(r), count = 4;
        if (gap & 1) count = varint(r);
        unit += gap >>> 1;
        f(unit, count >>> 2, count & 3);
      }
    },

    find: async function (s, form) {
      var block = await this.block(s, this.blockAt(s, form));
      return (block && block.by.get(form)) || null;
    },

    // stemsOf gives for each language the stems of a word: its own, and those of
    // the words in the collection that are written the same without accents.
    stemsOf: async function (atom) {
      var self = this, stems = {}, names = new Set();
      for (var l in this.stemmers) if (this.stemmers[l]) {
        if (W.suits(this.stemmers[l], atom.raw)) names.add(this.stemmers[l]);
      }
      await Promise.all(Array.from(names).map(function (n) { return self.load('stem-' + n); }));
      for (l in this.stemmers) if (this.stemmers[l]) stems[l] = new Set([W.stem(this.stemmers[l], atom.raw, atom.form)]);
      var found = await Promise.all(this.segments.map(function (s) { return self.find(s, atom.form); }));
      found.forEach(function (f, i) {
        if (f) f.stems.forEach(function (st) {
          var l = self.segments[i].langs[st[0]];
          if (stems[l]) stems[l].add(st[1]);
        });
      });
      return stems;
    },

    // formsOf gives the forms of a segment that an atom means: [form, weight, languages or null].
    formsOf: async function (s, atom) {
      var self = this, out = [], i;
      if (atom.kind === 'prefix') {
        var to = this.blockAt(s, atom.form + '\uFFFF'), parts = [];
        for (i = this.blockAt(s, atom.form); i <= to; i++) parts.push(this.block(s, i));
        (await Promise.all(parts)).forEach(function (b) {
          if (b) b.forms.forEach(function (f) {
            if (f.form.startsWith(atom.form)) out.push([f, f.form === atom.form ? 1 : STEMMED, null]);
          });
        });
        return out;
      }
      var own = await this.find(s, atom.form);
      if (own) out.push([own, 1, null]);
      if (atom.exact || !atom.stems) return out;
      var langs = new Map(); // of each form, in which it means the word
      var far = [];
      function add(form, lang) {
        if (!langs.has(form)) langs.set(form, new Set());
        langs.get(form).add(lang);
      }
      for (i = 0; i < s.langs.length; i++) {
        var set = atom.stems[s.langs[i]];
        if (!set) continue;
        for (var stem of set) {
          var block = await this.block(s, this.blockAt(s, stem));
          if (!block) continue;
          block.forms.forEach(function (f) {
            var written = false, same = false;
            f.stems.forEach(function (st) {
              if (st[0] !== i) return;
              written = true;
              same = same || st[1] === stem;
            });
            if (same || !written && f.form === stem) add(f, i);
          });
          block.far.forEach(function (line) {
            var p = line.split(' ');
            if (p[0] === stem && +p[1] === i) far.push([p[2], i]);
          });
        }
      }
      (await Promise.all(far.map(function (x) { return self.find(s, x[0]); }))).forEach(function (f, k) {
        if (f) add(f, far[k][1]);
      });
      langs.forEach(function (set, f) {
        if (f !== own) out.push([f, STEMMED, set]);
      });
      return out;
    },

    // positions gives the positions of a form in units: a map from unit to list.
    positions: async function (s, form, wanted) {
      var key = s.number + '/p' + form.block.number;
      var data = await this.load(key), parts = [data[0]];
      for (var i = 1; i < data[1]; i++) parts.push((await this.load(key + '-' + i))[0]);
      var r = bytes(parts), at = 0;
      for (i = 0; i < form.block.forms.length; i++) {
        var length = varint(r);
        if (i < form.number) at += length;
      }
      r.i += at;
      var map = new Map(), u = s.units, stops = this.stops, langs = s.langs;
      this.posts(form, function (unit, count) {
        if (stops[langs[u.lang[unit]]].has(form.form)) return;
        var list = wanted.has(unit) ? [] : null, pos = -1;
        for (var k = 0; k < count; k++) {
          pos += varint(r);
          if (list) list.push(pos);
        }
        if (list) map.set(unit, list);
      });
      return map;
    },

    // phrase gives how often a phrase stands in each unit.
    phrase: async function (s, atom) {
      var self = this, u = s.units, hits = new Map(), i;
      var items = await Promise.all(atom.items.map(function (t) {
        return self.formsOf(s, { kind: t.prefix ? 'prefix' : 'word', form: t.form, exact: true });
      }));
      var units = null;
      for (i = 0; i < items.length; i++) {
        var have = new Set();
        items[i].forEach(function (f) {
          self.posts(f[0], function (unit) { if (!units || units.has(unit)) have.add(unit); });
        });
        units = have;
        if (!units.size) return hits;
      }
      var places = await Promise.all(items.map(async function (forms) {
        var all = new Map();
        var lists = await Promise.all(forms.map(function (f) { return self.positions(s, f[0], units); }));
        lists.forEach(function (m) {
          m.forEach(function (list, unit) { all.set(unit, all.has(unit) ? all.get(unit).concat(list) : list); });
        });
        return all;
      }));
      units.forEach(function (unit) {
        var stops = self.stops[s.langs[u.lang[unit]]], asked = [], first = -1;
        for (var k = 0; k < items.length; k++) {
          if (stops.has(atom.items[k].form)) continue; // has no positions
          if (first < 0) first = k;
          asked.push(k);
        }
        if (first < 0) {
          hits.set(unit, [1, 0]);
          return;
        }
        var sets = asked.map(function (k) { return new Set(places[k].get(unit) || []); });
        var base = atom.items[first].pos, count = 0, titled = 0;
        (places[first].get(unit) || []).forEach(function (p) {
          for (var k = 1; k < asked.length; k++) if (!sets[k].has(p + atom.items[asked[k]].pos - base)) return;
          if (p < u.title[unit]) titled++;
          else if (atom.field) return;
          count++;
        });
        if (count) hits.set(unit, [count, titled]);
      });
      return hits;
    },

    // weigh gives which units of a segment an atom matches: [how much, in titles, in names] of each.
    weigh: async function (s, atom) {
      var hits = new Map(), u = await this.units(s), self = this;
      if (atom.kind === 'phrase') {
        (await this.phrase(s, atom)).forEach(function (h, unit) { hits.set(unit, [h[0], h[1] ? 1 : 0, 0]); });
        return hits;
      }
      (await this.formsOf(s, atom)).forEach(function (f) {
        var langs = f[2], weight = f[1];
        atom.forms.add(f[0].form);
        self.posts(f[0], function (unit, count, flags) {
          if (langs && !langs.has(u.lang[unit])) return;
          if (atom.field && !(flags & 1)) return;
          var h = hits.get(unit);
          if (!h) hits.set(unit, (h = [0, 0, 0]));
          h[0] += weight * count;
          if (flags & 1) h[1] = Math.max(h[1], weight);
          if (flags & 2) h[2] = Math.max(h[2], weight);
        });
      });
      return hits;
    },

    // valuesOf gives the numbers of the values of a facet that a text in a query means.
    valuesOf: async function (k, text) {
      var names = await this.names(k), set = new Set(), key = this.facets[k].key, i;
      var range = key === 'year' && /^(\d{1,4})?(?:-|\.\.)(\d{1,4})?$/.exec(text);
      if (range) {
        var a = +(range[1] || 0), b = +(range[2] || 9999);
        for (i = 0; i < names.length; i++) if (+names[i][0] >= a && +names[i][0] <= b) set.add(i);
        return set;
      }
      var asked = [];
      W.tokens(text, 0, function (raw, f, t, p, joined, wide) {
        if (!joined) asked.push(W.fold(raw));
      });
      if (!asked.length) return set;
      for (i = 0; i < names.length; i++) {
        var words = [];
        W.tokens(names[i][0] + ' ' + names[i][1], 0, function (raw) { words.push(W.fold(raw)); });
        if (asked.every(function (a, n) {
          return words.some(function (w) { return n === asked.length - 1 && a.length > 2 ? w.startsWith(a) : w === a; });
        })) set.add(i);
      }
      return set;
    },

    // search gives {units, required, have, atoms, cut}: the units, each {segment, unit, score}, that
    // have all words, else those that have the most of them.
    search: async function (query, live) {
      var q = parse(query, live), self = this;
      if (!q.atoms.length && !q.filters.length) return { units: [], required: 0, have: 0, atoms: [], cut: q.cut, empty: true };
      q.atoms.forEach(function (a) {
        a.forms = new Set();
        a.stop = a.kind === 'word' && !a.exact && !a.field && self.anyStop.has(a.form);
      });
      var required = q.atoms.filter(function (a) { return !a.neg && !a.stop; });
      if (!required.length) {
        q.atoms.forEach(function (a) { a.stop = false; });
        required = q.atoms.filter(function (a) { return !a.neg; });
      }
      await Promise.all(this.segments.map(function (s) { return self.units(s); }));
      await Promise.all(q.atoms.map(async function (a) { if (a.kind === 'word' && !a.exact) a.stems = await self.stemsOf(a); }));
      var weights = await Promise.all(q.atoms.map(function (a) {
        return Promise.all(self.segments.map(function (s) { return self.weigh(s, a); }));
      }));
      var filters = await Promise.all(q.filters.map(async function (f) {
        var k = self.facets.findIndex(function (x) { return x.key === f.key; });
        return { k: k, set: k < 0 ? new Set() : await self.valuesOf(k, f.text), neg: f.neg };
      }));
      if (filters.length) await Promise.all(this.segments.map(function (s) { return self.facetsOf(s); }));
      var idf = weights.map(function (w) {
        var df = w.reduce(function (n, m) { return n + m.size; }, 0);
        return Math.log(1 + (self.total - df + 0.5) / (df + 0.5));
      });
      q.atoms.forEach(function (a, i) {
        a.units = weights[i].reduce(function (n, m) { return n + m.size; }, 0);
        a.idf = idf[i];
      });
      var most = 0, found = [];
      this.segments.forEach(function (s, n) {
        var have = new Int32Array(s.n), score = new Float64Array(s.n), out = new Uint8Array(s.n), u = s.units;
        q.atoms.forEach(function (a, i) {
          weights[i][n].forEach(function (h, unit) {
            if (a.neg) {
              out[unit] = 1;
              return;
            }
            if (!a.stop) have[unit]++;
            var long = K1 * (1 - B + B * u.length[unit] / self.average);
            score[unit] += idf[i] * (h[0] * (K1 + 1) / (h[0] + long) + TITLE * h[1] + NAMES * h[2]) * (a.stop ? 0.1 : 1);
          });
        });
        for (var unit = 0; unit < s.n; unit++) {
          if (out[unit] || (required.length && !have[unit])) continue;
          var pass = filters.every(function (f) {
            var any = f.k >= 0 && has(s.facets[f.k], unit, f.set);
            return f.neg ? !any : any;
          });
          if (!pass) continue;
          if (have[unit] > most) most = have[unit];
          found.push({ segment: s, unit: unit, score: Math.round(score[unit] * 1e6) / 1e6, have: have[unit] });
        }
      });
      found = found.filter(function (x) { return x.have === most; });
      return { units: found, required: required.length, have: most, atoms: q.atoms, cut: q.cut };
    },

    // like gives the words of the index that are most like one that is not in it.
    like: async function (form) {
      if (form.length < 4) return [];
      var self = this, best = new Map(), limit = form.length > 7 ? 2 : 1;
      var starts = [form.slice(0, 2), form[1] + form[0], form.slice(1, 3)];
      for (var n = 0; n < starts.length && !best.size; n++) {
        for (var s of this.segments.slice(0, 4)) {
          var to = Math.min(this.blockAt(s, starts[n] + '\uFFFF'), this.blockAt(s, starts[n]) + 12);
          for (var i = this.blockAt(s, starts[n]); i <= to; i++) {
            var b = await this.block(s, i);
            if (b) b.forms.forEach(function (f) {
              if (!f.form.startsWith(starts[n])) return;
              var d = distance(form, f.form, limit);
              if (d <= limit) best.set(f.form, (best.get(f.form) || 0) + f.units / Math.pow(20, d));
            });
          }
        }
      }
      return Array.from(best).sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); }).slice(0, 3).map(function (x) { return x[0]; });
    },

    // begins gives the commonest words with a beginning.
    begins: async function (form, most) {
      var all = new Map(), self = this;
      await Promise.all(this.segments.slice(0, 2).map(async function (s) {
        (await self.formsOf(s, { kind: 'prefix', form: form })).forEach(function (f) {
          all.set(f[0].form, (all.get(f[0].form) || 0) + f[0].units);
        });
      }));
      return Array.from(all).sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); }).slice(0, most).map(function (x) { return x[0]; });
    },

    // show gives the line of a result and the beginning of its text; with part, a
    // further part: [path, title, language of the title, language, when, type, by, whether it goes on, text].
    show: async function (x, part) {
      var blocks = x.segment.units.block, first = blocks[x.unit], i = x.unit;
      var list = (await this.load(x.segment.number + '/t' + (first + (part || 0))))[0];
      if (part) return list[0]; // a block begins with the rest of the text before
      while (i > 0 && blocks[i - 1] === first) i--;
      return list[x.unit - i + (list[0][0] === '' ? 1 : 0)];
    }
  };
  function has(facet, unit, set) {
    for (var i = facet.starts[unit]; i < facet.starts[unit + 1]; i++) if (set.has(facet.values[i])) return true;
    return false;
  }
  // distance counts changed, added, lost and exchanged letters, up to a limit.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    var two = [], one = [], row = [], i, k;
    for (k = 0; k <= b.length; k++) one[k] = k;
    for (i = 1; i <= a.length; i++) {
      row = [i];
      var least = i;
      for (k = 1; k <= b.length; k++) {
        var d = Math.min(one[k] + 1, row[k - 1] + 1, one[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1));
        if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) d = Math.min(d, two[k - 2] + 1);
        row[k] = d;
        least = Math.min(least, d);
      }
      if (least > limit) return limit + 1;
      two = one;
      one = row;
    }
    return row[b.length];
  }

  // marks gives the places in a text that a query found: [from, to, atom], in order.
  function marks(text, atoms) {
    var list = [], out = [], phrases = [], byForm = new Map();
    atoms.forEach(function (a, i) {
      if (a.neg) return;
      if (a.kind === 'phrase') phrases.push([a, i]);
      else a.forms.forEach(function (f) { if (!byForm.has(f)) byForm.set(f, i); });
    });
    W.tokens(text, 0, function (raw, from, to, pos, joined, wide) {
      var form = W.fold(raw), i = byForm.get(form);
      if (i !== undefined) out.push([from, wide ? from + raw.length : to, i]);
      if (phrases.length && !joined) list[pos] = [form, from, wide ? from + raw.length : to];
    });
    phrases.forEach(function (p) {
      var items = p[0].items, base = items[0].pos;
      for (var at = 0; at < list.length; at++) {
        var ok = items.every(function (t) {
          var x = list[at + t.pos - base];
          return x && (t.prefix ? x[0].startsWith(t.form) : x[0] === t.form);
        });
        if (ok) out.push([list[at][1], list[at + items[items.length - 1].pos - base][2], p[1]]);
      }
    });
    out.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    var kept = [];
    out.forEach(function (m) {
      var before = kept[kept.length - 1];
      if (!before || m[0] >= before[1]) kept.push(m);
      else if (m[1] > before[1]) before[1] = m[1]; // overlaps join
    });
    return kept;
  }

  window.fondsSearch = { Index: Index, parse: parse, marks: marks, has: has };
})();
