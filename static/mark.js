// Marks in a document what was looked for when it was opened from the search
// page: the address says it after "?mark=", words as they are compared and phrases
// in quotation marks. The first of them is brought into view.
(function () {
  'use strict';
  var W = window.fondsWords, MOST = 2000;
  function ready() {
    var text = document.querySelector('.text'), asked = new URLSearchParams(location.search).get('mark');
    if (!text || !asked || !W) return;
    var words = new Set(), phrases = [];
    asked.slice(0, 2000).split(/"([^"]*)"/).forEach(function (part, i) {
      var list = [];
      W.tokens(part, 0, function (raw, from, to, pos, joined, wide) {
        if (i % 2) {
          if (!joined) list.push({ form: W.fold(raw), pos: pos });
        } else words.add(W.fold(raw));
      });
      if (!(i % 2)) part.split(/\s+/).forEach(function (w) { if (w) words.add(w); });
      else if (list.length) phrases.push(list);
    });
    // The characters of a run without spaces come in pairs, the last alone: it is in the pair before.
    phrases.forEach(function (list) { if (list.length > 1 && list[list.length - 1].form.length === 1 && list[list.length - 2].form.slice(-1) === list[list.length - 1].form) list.pop(); });
    var first = null, left = MOST;
    var walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), nodes = [];
    while (walk.nextNode()) nodes.push(walk.currentNode);
    nodes.forEach(function (node) {
      if (left <= 0) return;
      var places = [], list = [], data = node.data;
      W.tokens(data, 0, function (raw, from, to, pos, joined, wide) {
        var form = W.fold(raw), end = wide ? from + raw.length : to;
        if (words.has(form)) places.push([from, end]);
        if (phrases.length && !joined) list[pos] = [form, from, end];
      });
      phrases.forEach(function (p) {
        for (var at = 0; at < list.length; at++) {
          if (list[at] && p.every(function (t) {
            var x = list[at + t.pos - p[0].pos];
            return x && x[0] === t.form;
          })) places.push([list[at][1], list[at + p[p.length - 1].pos - p[0].pos][2]]);
        }
      });
      if (!places.length) return;
      places.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
      var at = 0, parts = document.createDocumentFragment();
      places.forEach(function (p) {
        if (p[1] <= at || left-- <= 0) return;
        var from = Math.max(at, p[0]), mark = document.createElement('mark');
        parts.appendChild(document.createTextNode(data.slice(at, from)));
        mark.textContent = data.slice(from, p[1]);
        parts.appendChild(mark);
        first = first || mark;
        at = p[1];
      });
      parts.appendChild(document.createTextNode(data.slice(at)));
      node.parentNode.replaceChild(parts, node);
    });
    if (first && !location.hash) first.scrollIntoView({ block: 'center' });
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();
})();
