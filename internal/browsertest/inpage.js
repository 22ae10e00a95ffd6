// What is looked at inside a page: run there, it gives an object of functions.
// Each answers with texts that say what is wrong; none changes the page for good.
(() => {
  const gate = {};
  globalThis.fondsGate = gate;

  // what says which element is meant, in a few words.
  function what(e) {
    const name = e.localName + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('');
    const parent = e.parentElement && e.parentElement !== document.body ? [...e.parentElement.classList].map(c => '.' + c).join('') || e.parentElement.localName : '';
    const text = (e.getAttribute('aria-label') || e.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 30);
    return `${parent ? parent + ' > ' : ''}${name}${text ? ` "${text}"` : ''}`;
  }

  function seen(e) {
    return e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }
  // Hidden from the eye on purpose, for those who listen.
  function listenersOnly(e) {
    return e.closest('.vh') !== null;
  }

  // Colours: computed styles say rgb() or color(srgb …).
  function colour(text) {
    const n = (text.match(/-?[\d.]+(e-?\d+)?%?/g) || []).map(parseFloat);
    if (text.startsWith('color(srgb')) return [n[0] * 255, n[1] * 255, n[2] * 255, n[3] ?? 1];
    return [n[0], n[1], n[2], n[3] ?? 1];
  }
  function over(top, below) {
    const a = top[3];
    return [0, 1, 2].map(i => top[i] * a + below[i] * (1 - a)).concat(1);
  }
  function background(e) {
    const layers = [];
    for (; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reduceRight((below, c) => over(c, below), [255, 255, 255, 1]);
  }
  // Relative luminance and contrast: WCAG 2.2, definitions.
  function luminance(c) {
    const [r, g, b] = c.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(a, b) {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  }

  // Text nodes that a reader sees.
  function* texts(from = document.body) {
    const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      if (n.data.trim() && seen(n.parentElement) && !listenersOnly(n.parentElement)) yield n;
    }
  }

  // faint: text whose contrast with what is behind it is less than least.
  gate.faint = least => {
    const found = new Map();
    for (const n of texts()) {
      const e = n.parentElement;
      const behind = background(e);
      const ratio = contrast(over(colour(getComputedStyle(e).color), behind), behind);
      if (ratio < least - 0.005) found.set(`${ratio.toFixed(2)} to 1: ${e.localName}.${e.className}`, what(e));
    }
    return [...found].map(([k, v]) => `contrast ${k}: ${v}`);
  };

  // lost: text that is cut off, or lies over other text.
  gate.lost = () => {
    const found = [];
    const pieces = [];
    const range = document.createRange();
    for (const n of texts()) {
      const e = n.parentElement;
      range.selectNodeContents(n);
      const size = parseFloat(getComputedStyle(e).fontSize);
      const box = hider(e)?.getBoundingClientRect();
      for (const r of range.getClientRects()) {
        if (r.width < 2 || (box && (r.top + r.bottom) / 2 > box.bottom)) continue;
        // The letters themselves: line boxes may touch where lines are set close.
        const middle = (r.top + r.bottom) / 2;
        pieces.push({ n, e, left: r.left + 1, right: r.right - 1, top: middle - size * 0.3, bottom: middle + size * 0.3 });
      }
    }
    const rows = new Map();
    const told = new Set();
    for (const p of pieces) {
      for (let row = Math.floor(p.top / 40); row <= Math.floor(p.bottom / 40); row++) {
        if (!rows.has(row)) rows.set(row, []);
        for (const q of rows.get(row)) {
          if (q.n === p.n || q.left >= p.right || p.left >= q.right || q.top >= p.bottom || p.top >= q.bottom) continue;
          if (scrolled(p.e) !== scrolled(q.e)) continue; // what a scroll region hides lies over nothing
          const text = `${what(q.e)} lies over ${what(p.e)}`;
          if (!told.has(text)) found.push(text);
          told.add(text);
        }
        rows.get(row).push(p);
      }
    }
    for (const e of document.body.querySelectorAll('*')) {
      if (!seen(e) || listenersOnly(e) || !e.textContent.trim()) continue;
      const style = getComputedStyle(e);
      if (style.display === 'inline' || e instanceof SVGElement) continue;
      const clamped = style.webkitLineClamp !== 'none'; // whole lines are left out, and … says so
      const x = ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
      const y = ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
      if ((x || y) && !clamped) found.push(`text is cut off: ${what(e)}`);
    }
    return found.slice(0, 8);
  };
  function hider(e) {
    for (; e && e !== document.body; e = e.parentElement) if (getComputedStyle(e).overflowY === 'hidden') return e;
    return null;
  }
  function scrolled(e) {
    for (; e; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflow)) return e;
    return null;
  }

  // sideways: what makes the page wider than the window. A region that scrolls by
  // itself must be reached by keyboard and have a name.
  gate.sideways = () => {
    const found = [];
    const page = document.documentElement.scrollWidth - innerWidth;
    if (page > 0) {
      const wide = [...document.body.querySelectorAll('*')].filter(e => seen(e) && !listenersOnly(e) && e.getBoundingClientRect().right > innerWidth + 1 && !scrolled(e));
      found.push(`the page scrolls sideways by ${page} px: ${wide.slice(-3).map(what).join(', ') || 'by no box of its own'}`);
    }
    for (const e of document.body.querySelectorAll('*')) {
      if (!/auto|scroll/.test(getComputedStyle(e).overflowX) || e.scrollWidth <= e.clientWidth + 1 || !seen(e)) continue;
      if (e.tabIndex < 0) found.push(`a region scrolls that the keyboard does not reach: ${what(e)}`);
      else if (!e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')) found.push(`a region scrolls that has no name: ${what(e)}`);
    }
    return found;
  };

  // Sizes of what is pressed: 24 px (WCAG 2.2, 2.5.8) with its exceptions of
  // spacing and of links within a line of text; the design asks for more here.
  const sizes = [
    ['.chips a', 0, 36],
    ['.az a', 32, 36],
    ['.mast a, .foot a, .langs a, .btn, button, summary, .pages a', 0, 44],
    ['input:not([type=radio],[type=checkbox]), select, textarea', 0, 44],
    ['label:has(input)', 0, 44],
  ];
  gate.targets = () => {
    const found = [];
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, label')]
      .filter(e => seen(e) && !listenersOnly(e) && !e.closest('[aria-hidden=true]') && !e.matches('.skip') && !(e.matches('input') && e.closest('label')));
    const boxes = all.map(e => {
      const rects = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0);
      return { e, rects, r: e.getBoundingClientRect() };
    }).filter(b => b.rects.length);
    for (const { e, rects, r } of boxes) {
      for (const [selector, width, height] of sizes) {
        if (e.matches(selector) && (r.width < width - 0.5 || r.height < height - 0.5)) found.push(`target of ${r.width.toFixed()} × ${r.height.toFixed()} px, ${width ? width + ' × ' : ''}${height} asked for: ${what(e)}`);
      }
      if (r.width >= 23.5 && r.height >= 23.5) continue;
      if (inLine(e)) continue;
      const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
      const near = boxes.find(o => o.e !== e && !o.e.contains(e) && !e.contains(o.e) && o.rects.some(q => distance(x, y, q) < 12 || ((q.width < 24 || q.height < 24) && Math.hypot(x - (q.left + q.right) / 2, y - (q.top + q.bottom) / 2) < 24)));
      if (near) found.push(`target of ${r.width.toFixed()} × ${r.height.toFixed()} px: ${what(e)}, too near to ${what(near.e)}`);
    }
    return found.slice(0, 8);
  };
  function distance(x, y, r) {
    return Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom));
  }
  // A link in a sentence or block of text, whose height the line sets.
  function inLine(e) {
    if (getComputedStyle(e).display !== 'inline') return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    return block.textContent.trim().length > e.textContent.trim().length;
  }

  // hidden: what a page without scripts shows to nobody, and controls that do nothing.
  gate.hidden = () => {
    const found = [];
    for (const e of document.querySelectorAll('button, input, select, textarea')) {
      const form = e.closest('form[action]'); // one that leads to another page does something
      if (form && new URL(form.action).pathname !== location.pathname) continue;
      if (seen(e)) found.push(`a control that does nothing without a script: ${what(e)}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const e = n.parentElement;
      if (!n.data.trim() || seen(e) || e.closest('[hidden], script, .print-url, svg') || e.closest('details:not([open])')) continue;
      if (e.closest('.mast, .foot')) continue; // what a phone leaves out of the masthead stands in the footer
      found.push(`text that is not seen without a script: ${what(e)}`);
    }
    return found.slice(0, 8);
  };

  // drawn: pictures made of boxes, and marks of the current page, are seen when
  // colours are forced.
  gate.drawn = () => {
    const found = [];
    for (const e of document.querySelectorAll('.hist a, .hist svg, svg rect, svg circle')) {
      if (!seen(e) || e.getBoundingClientRect().height < 1) continue;
      const style = getComputedStyle(e);
      const box = over(colour(style.backgroundColor), background(e.parentElement));
      const filled = contrast(box, background(e.parentElement)) >= 1.3;
      const edged = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
      const fill = e.matches('svg *') && style.fill !== 'none' && contrast(colour(style.fill), background(e.closest('svg').parentElement)) >= 1.3;
      if (!filled && !edged && !fill && !e.querySelector('svg')) found.push(`not seen in forced colours: ${what(e)}`);
    }
    for (const e of document.querySelectorAll('[aria-current]')) {
      if (!seen(e) || e.matches('.site')) continue;
      const style = getComputedStyle(e);
      if (style.outlineStyle === 'none' && parseFloat(style.borderBottomWidth) === 0 && style.fontWeight < 600) found.push(`the current item is not marked in forced colours: ${what(e)}`);
    }
    for (const e of document.querySelectorAll('.cert')) {
      const style = getComputedStyle(e, '::before');
      if (style.forcedColorAdjust !== 'none') found.push(`the shape of a certainty is not seen in forced colours: ${what(e)}`);
    }
    return found.slice(0, 8);
  };

  // moving: what moves by itself although the reader wants no motion.
  gate.moving = () => {
    const found = document.getAnimations().map(a => `moves in spite of prefers-reduced-motion: ${a.effect?.target ? what(a.effect.target) : a.id}`);
    for (const e of document.querySelectorAll('*')) {
      const style = getComputedStyle(e);
      if (style.scrollBehavior === 'smooth') found.push(`scrolls smoothly in spite of prefers-reduced-motion: ${what(e)}`);
      if (style.transitionDuration.split(',').some(d => parseFloat(d) > 0)) found.push(`has a transition in spite of prefers-reduced-motion: ${what(e)}`);
    }
    return found.slice(0, 8);
  };

  // Text spacing that a reader may set (WCAG 2.2, 1.4.12).
  gate.space = on => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
    document.adoptedStyleSheets = on ? [sheet] : [];
  };

  // tabbable lists what the Tab key should reach, in the order of the document.
  gate.tabbable = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex], [contenteditable]')].filter(e => {
    if (e.tabIndex < 0 || e.disabled || !e.checkVisibility({ visibilityProperty: true })) return false; // one that is seen with the focus only counts
    if (e.matches('summary') && e.parentElement.querySelector('summary') !== e) return false;
    if (e.matches('[type=radio]')) return e.checked || ![...document.getElementsByName(e.name)].some(o => o.checked);
    return true;
  });

  // walk keeps what is wrong at each stop of the Tab key. It looks when the next
  // key is pressed: what had to be scrolled into view is there by then.
  gate.walk = () => {
    const stops = [], wrong = [];
    let place = null; // the block of the last stop
    const say = (text, e) => wrong.push(`${text}: ${what(e)}`);
    function look() {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) {
        walk.outside = true;
        return;
      }
      walk.outside = false;
      if (stops.length && stops[stops.length - 1] === e) return;
      // A link that has moved on since is where it was: in its old block.
      const before = stops.length && (stops[stops.length - 1].parentElement === place ? stops[stops.length - 1] : place);
      if (before && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        walk.ended = true; // round again
        return;
      }
      stops.push(e);
      place = e.parentElement;
      const style = getComputedStyle(e);
      const rects = [...e.getClientRects()].filter(r => r.width > 0 && r.height > 0);
      if (!rects.length || !seen(e)) return say('not visible', e);
      const width = parseFloat(style.outlineWidth);
      if (style.outlineStyle === 'none' || width < 2) say('not outlined', e);
      else {
        const ratio = contrast(colour(style.outlineColor), background(e.parentElement));
        if (ratio < 3) say(`outlined at ${ratio.toFixed(1)} to 1 only`, e);
      }
      const r = e.getBoundingClientRect();
      const top = Math.max(r.top, 0), bottom = Math.min(r.bottom, innerHeight);
      if (r.height <= innerHeight ? r.top < -1 || r.bottom > innerHeight + 1 : bottom - top < 24) say(`not in view (from ${r.top.toFixed()} to ${r.bottom.toFixed()} of ${innerHeight} px)`, e);
      if (r.left < -1 || r.right > innerWidth + 1) say('not in view (sideways)', e);
      const x = (rects[0].left + rects[0].right) / 2, y = (Math.max(rects[0].top, 0) + Math.min(rects[0].bottom, innerHeight)) / 2;
      const hit = document.elementFromPoint(x, y);
      if (hit && hit !== e && !e.contains(hit) && !hit.contains(e)) say(`covered by ${what(hit)}`, e);
      const ring = width + Math.max(parseFloat(style.outlineOffset), 0);
      for (let a = e.parentElement; a && a !== document.body; a = a.parentElement) {
        const s = getComputedStyle(a);
        if (s.overflowX === 'visible' && s.overflowY === 'visible') continue;
        const b = a.getBoundingClientRect();
        if (r.left - ring < b.left - 1 || r.right + ring > b.right + 1 || (s.overflowY === 'hidden' && (r.top - ring < b.top - 1 || r.bottom + ring > b.bottom + 1))) say(`its outline is cut off by ${what(a).slice(0, 40)}`, e);
      }
    }
    addEventListener('keydown', e => { if (e.key === 'Tab') look(); }, true);
    const walk = {
      stops, wrong, ended: false, outside: true, look,
      missed: () => gate.tabbable().filter(e => !stops.includes(e)).map(e => `never reached: ${what(e)}`),
      last: () => what(stops[stops.length - 1] || document.body),
    };
    return walk;
  };
})();
