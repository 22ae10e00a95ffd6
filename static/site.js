// What a script can do better: the reader's choice of light or dark, copying a
// citation, contents opened where there is room, the address of a paragraph.
// Every page works without it. It runs before the page is painted, so that a
// chosen theme does not flash; from a disk, storage may be forbidden.
(function () {
  'use strict';
  var root = document.documentElement;

  function stored(value) {
    try {
      if (value === undefined) return localStorage.getItem('theme');
      if (value === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', value);
    } catch (e) { /* the choice lasts for this page */ }
    return null;
  }
  function theme(value) {
    if (value === 'light' || value === 'dark') root.setAttribute('data-theme', value);
    else root.removeAttribute('data-theme');
  }
  theme(stored());

  function themes() {
    var box = document.querySelector('.theme');
    if (!box) return;
    var chosen = box.querySelector('[value="' + (root.getAttribute('data-theme') || 'auto') + '"]');
    if (chosen) chosen.checked = true;
    box.addEventListener('change', function (e) {
      theme(e.target.value);
      stored(e.target.value);
    });
  }

  function copying() {
    document.querySelectorAll('[data-copy]').forEach(function (button) {
      var text = document.getElementById(button.getAttribute('data-copy'));
      var status = button.parentNode.querySelector('[role=status]');
      function done() { status.textContent = button.getAttribute('data-done'); }
      function select() {
        var range = document.createRange();
        range.selectNodeContents(text);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        if (document.execCommand('copy')) done();
      }
      button.addEventListener('click', function () {
        status.textContent = '';
        if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(done, select);
        else select();
      });
    });
  }

  // What is shown with a script only, and contents opened where there is room: as
  // soon as they are there, and so before they are painted. Later they would push
  // down what follows a short text.
  function early() {
    var wide = matchMedia('(min-width: 74rem)').matches;
    function show() {
      var toc = document.querySelector('.toc');
      if (toc && wide) toc.open = true;
      wide = wide && !toc;
      document.querySelectorAll('.copy, .theme').forEach(function (e) { e.hidden = false; });
    }
    var watch = new MutationObserver(show);
    watch.observe(root, { childList: true, subtree: true });
    document.addEventListener('DOMContentLoaded', function () { show(); watch.disconnect(); });
  }
  early();

  // Each paragraph gets a link to itself, shown when the pointer or the focus is
  // there. Its signs are drawn by the stylesheet, so that they are not copied
  // with the text.
  function paragraphs() {
    var text = document.querySelector('.text[data-anchor]');
    if (!text) return;
    text.querySelectorAll('[id^="p-"]').forEach(function (block) {
      var link = document.createElement('a');
      link.className = 'pl';
      link.href = '#' + block.id;
      link.setAttribute('aria-label', text.getAttribute('data-anchor') + ' ' + block.id);
      block.appendChild(link);
    });
  }

  // What was looked for is marked by scripts of their own.
  function marking() {
    if (!/[?&]mark=/.test(location.search) || !document.querySelector('.text')) return;
    var top = document.querySelector('script[src$="site.js"]').getAttribute('src').slice(0, -'site.js'.length);
    ['words.js', 'mark.js'].forEach(function (name) {
      var script = document.createElement('script');
      script.src = top + name;
      script.async = false;
      document.head.appendChild(script);
    });
  }

  function ready() { themes(); copying(); paragraphs(); marking(); }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();
})();
