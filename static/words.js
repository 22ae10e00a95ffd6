// What a word is: the same as in internal/search (scan.go, tokens.go, fold.go,
// stem.go), for the page that searches and for marking what was found. A test
// compares the two over real words.
(function () {
  'use strict';
  var OTHER = 0, WORD = 1, WIDE = 2, IGNORED = 3, APOSTROPHE = 4, HYPHEN = 5, SEPARATOR = 6;
  var wide = [0x0E00, 0x0EFF, 0x1000, 0x109F, 0x1780, 0x17FF, 0x1100, 0x11FF, 0x2E80, 0x2FDF, 0x3005, 0x3007, 0x3021, 0x3029,
    0x3031, 0x318F, 0x31A0, 0x31FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA960, 0xA97F, 0xAC00, 0xD7FF, 0xF900, 0xFAFF, 0xFF66, 0xFF9F, 0x20000, 0x3FFFF];
  var zeros = [0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10];
  var marks = [0x0300, 0x036F, 0x0483, 0x0487, 0x0591, 0x05BD, 0x05BF, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7, 0x05C7,
    0x0610, 0x061A, 0x064B, 0x065F, 0x0670, 0x0670, 0x06D6, 0x06DC, 0x06DF, 0x06E4, 0x06E7, 0x06E8, 0x06EA, 0x06ED,
    0x0E47, 0x0E4E, 0x0EC8, 0x0ECD, 0x1AB0, 0x1AFF, 0x1DC0, 0x1DFF, 0x20D0, 0x20FF, 0xFE20, 0xFE2F];
  var ignored = [0xAD, 0xAD, 0x640, 0x640, 0x180E, 0x180E, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0xFEFF, 0xFEFF];
  var letters = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ł': 'l', 'ħ': 'h', 'ı': 'i', 'ŋ': 'n',
    'ς': 'σ', 'ґ': 'г', 'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ة': 'ه', 'ہ': 'ه', 'ٱ': 'ا' };
  var MOST = 48, PARTS = 4;
  var wordy = /^[\p{L}\p{M}\p{N}]$/u, number = /^\p{N}$/u;

  function within(list, c) {
    for (var i = 0; i < list.length; i += 2) if (c >= list[i] && c <= list[i + 1]) return true;
    return false;
  }
  function digit(c) {
    for (var i = 0; i < zeros.length; i++) if (c >= zeros[i] && c < zeros[i] + 10) return c - zeros[i];
    return -1;
  }
  var classes = new Uint8Array(65536); // 1 + the class; 0: not known yet
  function slowClass(c) {
    if ('\'’‘ʼʻʹ＇'.indexOf(String.fromCodePoint(c)) >= 0) return APOSTROPHE;
    if (c === 0x2D || c === 0x2010 || c === 0x2011) return HYPHEN;
    if (c === 0x2E || c === 0x2C) return SEPARATOR;
    if (within(ignored, c)) return IGNORED;
    if (!wordy.test(String.fromCodePoint(c))) return OTHER;
    if (digit(c) >= 0) return WORD;
    return within(wide, c) ? WIDE : WORD;
  }
  function classOf(c) {
    if (c > 0xFFFF) return slowClass(c);
    var k = classes[c];
    if (!k) k = classes[c] = 1 + slowClass(c);
    return k - 1;
  }
  function isDigit(c) { return c >= 48 && c <= 57; }
  function cyrillic(c) { return c >= 0x400 && c <= 0x52F; }

  // pieces calls f(from, to, wide, glue) for each run of characters of one kind.
  function pieces(text, f) {
    var n = text.length, at = 0, last = -1;
    function thousands(i) {
      if (!isDigit(text.charCodeAt(i)) || !isDigit(text.charCodeAt(i + 1)) || !isDigit(text.charCodeAt(i + 2))) return false;
      if (i + 3 >= n) return i + 3 === n;
      var k = classOf(text.codePointAt(i + 3));
      return k !== WORD && k !== IGNORED;
    }
    for (;;) {
      var i = at, c = 0, k = 0, size = 0, between = 0, glue = OTHER;
      for (; i < n; i += size) {
        c = text.codePointAt(i);
        size = c > 0xFFFF ? 2 : 1;
        k = classOf(c);
        if (k === WORD || k === WIDE) break;
        between++;
        glue = k;
      }
      if (i >= n) return;
      var from = i, isWide = k === WIDE, digits = isDigit(c), group = 1, before = c;
      if (last < 0 || between !== 1 || (glue !== APOSTROPHE && glue !== HYPHEN)) glue = OTHER;
      for (i += size; i < n; i += size) {
        c = text.codePointAt(i);
        size = c > 0xFFFF ? 2 : 1;
        k = classOf(c);
        if (k === IGNORED) continue;
        if (isWide) {
          if (k !== WIDE) break;
          continue;
        }
        if (k === WORD) {
          digits = digits && isDigit(c);
          group++;
          before = c;
          continue;
        }
        if (k === APOSTROPHE && i + size < n) {
          var next = text.codePointAt(i + size);
          if (classOf(next) === WORD && (cyrillic(before) || cyrillic(next))) {
            before = next;
            digits = false;
            size += next > 0xFFFF ? 2 : 1;
            continue;
          }
        }
        if (k === SEPARATOR && digits && group <= 3 && thousands(i + 1)) {
          group = 3;
          size = 4;
          continue;
        }
        break;
      }
      at = last = i;
      f(from, i, isWide, glue);
    }
  }

  // tokens calls emit(raw, from, to, pos, joined, wide) for each word.
  function tokens(text, pos, emit) {
    var chain = 0, parts = 0, chainPos = 0, end = 0;
    function flush() {
      if (parts >= 2 && parts <= PARTS) {
        var raw = text.slice(chain, end);
        if (!/[0-9]/.test(raw)) emit(raw, chain, end, chainPos, true, false);
      }
      parts = 0;
    }
    pieces(text, function (from, to, isWide, glue) {
      if (isWide) {
        flush();
        var run = [];
        for (var i = from; i < to;) {
          var c = text.codePointAt(i);
          if (classOf(c) === WIDE && !within(marks, c)) run.push(i);
          i += c > 0xFFFF ? 2 : 1;
        }
        run.push(to);
        for (var k = 0; k < run.length - 1; k++) {
          emit(text.slice(run[k], run[Math.min(k + 2, run.length - 1)]), run[k], run[k + 1], pos + k, false, true);
        }
        pos += run.length - 1;
        return;
      }
      var raw = text.slice(from, to);
      if (glue === APOSTROPHE && (raw === 's' || raw === 'S')) return;
      if (glue !== HYPHEN || parts === 0) {
        flush();
        chain = from;
        chainPos = pos;
      }
      parts++;
      end = to;
      emit(raw, from, to, pos, false, false);
      pos++;
    });
    flush();
    return pos;
  }

  function lower(ch) { return ch === 'İ' ? 'i' : ch.toLowerCase(); }

  var forms = new Map();
  function fold(raw) {
    var form = forms.get(raw);
    if (form === undefined) {
      if (forms.size > 50000) forms.clear();
      form = slowFold(raw);
      forms.set(raw, form);
    }
    return form;
  }
  function slowFold(raw) {
    var out = [];
    for (var ch of raw) {
      if (out.length >= MOST) break;
      var c = ch.codePointAt(0);
      if (c < 128) {
        if (c >= 65 && c <= 90 || c >= 97 && c <= 122 || isDigit(c)) out.push(ch.toLowerCase());
        continue;
      }
      var k = classOf(c);
      if (k !== WORD && k !== WIDE) continue;
      var d = digit(c);
      if (d >= 0) out.push(String(d));
      else if (k === WIDE) {
        if (!within(marks, c)) out.push.apply(out, Array.from(ch.normalize('NFKC')));
      } else {
        var low = lower(ch);
        if (letters[low]) {
          out.push.apply(out, Array.from(letters[low]));
          continue;
        }
        for (var x of low.normalize('NFKD')) {
          x = lower(x);
          c = x.codePointAt(0);
          if (within(marks, c)) continue;
          if (letters[x]) out.push.apply(out, Array.from(letters[x]));
          else if ((k = classOf(c)) === WORD || k === WIDE) out.push(x);
        }
      }
    }
    var form = out.slice(0, MOST).join('');
    return /^[0-9]+$/.test(form) ? form.replace(/^0+(?=[0-9])/, '') : form;
  }

  var scripts = { arabic: 3, russian: 2, tamil: 4 }; // all others: 1, Latin
  function scriptOf(c) {
    if (c < 0x250 || c >= 0x1E00 && c < 0x1F00) return 1;
    if (cyrillic(c)) return 2;
    if (c >= 0x600 && c < 0x700) return 3;
    if (c >= 0xB80 && c < 0xC00) return 4;
    return 0;
  }
  var stemmers = {};
  window.fondsStemmer = function (name, make) {
    var e = new Snowball();
    stemmers[name] = { env: e, stem: make(e) };
  };
  // suits reports whether a stemmer is for the script of a word.
  function suits(name, raw) { return raw !== '' && scriptOf(raw.codePointAt(0)) === (scripts[name] || 1); }
  // stem is the folded stem of a word by the stemmer of that name.
  function stem(name, raw, form) {
    var s = stemmers[name];
    if (!s || Array.from(raw).length > MOST) return form;
    var word = '';
    for (var ch of raw) {
      if (classOf(ch.codePointAt(0)) !== WORD) continue;
      if (number.test(ch)) return form;
      word += lower(ch);
    }
    word = word.normalize('NFC');
    if (!word || scriptOf(word.codePointAt(0)) !== (scripts[name] || 1)) return form;
    s.env.set(word);
    s.stem({});
    return fold(s.env.Current()) || form;
  }

  // The environment of the stemmers, as the Snowball compiler's programs expect it.
  function Snowball() {}
  Snowball.prototype = {
    set: function (s) {
      this.s = s;
      this.Cursor = this.LimitBackward = this.Bra = 0;
      this.Limit = this.Ket = s.length;
    },
    Current: function () { return this.s; },
    replace: function (bra, ket, s) {
      var by = s.length - (ket - bra);
      this.s = this.s.slice(0, bra) + s + this.s.slice(Math.max(bra, ket));
      this.Limit += by;
      if (this.Cursor >= ket) this.Cursor += by;
      else if (this.Cursor > bra) this.Cursor = bra;
      return by;
    },
    EqS: function (s) {
      if (this.Cursor >= this.Limit || !this.s.startsWith(s, this.Cursor)) return false;
      this.Cursor += s.length;
      return true;
    },
    EqSB: function (s) {
      var at = this.Cursor - s.length;
      if (at < this.LimitBackward || !this.s.startsWith(s, at)) return false;
      this.Cursor = at;
      return true;
    },
    SliceFrom: function (s) {
      this.replace(this.Bra, this.Ket, s);
      return true;
    },
    SliceDel: function () { return this.SliceFrom(''); },
    SliceTo: function () { return this.s.slice(this.Bra, this.Ket); },
    Insert: function (bra, ket, s) {
      var by = this.replace(bra, ket, s);
      if (bra <= this.Bra) this.Bra += by;
      if (bra <= this.Ket) this.Ket += by;
    },
    NextChar: function () { this.Cursor++; },
    PrevChar: function () { this.Cursor--; },
    ByteIndexForHop: function (n) { return this.Cursor + n; },
    has: function (set, min, max, at) {
      var c = this.s.charCodeAt(at);
      if (c > max || c < min) return false;
      c -= min;
      return (set[c >> 3] & (1 << (c & 7))) !== 0;
    },
    InGrouping: function (set, min, max) {
      if (this.Cursor >= this.Limit || !this.has(set, min, max, this.Cursor)) return false;
      this.Cursor++;
      return true;
    },
    InGroupingB: function (set, min, max) {
      if (this.Cursor <= this.LimitBackward || !this.has(set, min, max, this.Cursor - 1)) return false;
      this.Cursor--;
      return true;
    },
    OutGrouping: function (set, min, max) {
      if (this.Cursor >= this.Limit || this.has(set, min, max, this.Cursor)) return false;
      this.Cursor++;
      return true;
    },
    OutGroupingB: function (set, min, max) {
      if (this.Cursor <= this.LimitBackward || this.has(set, min, max, this.Cursor - 1)) return false;
      this.Cursor--;
      return true;
    },
    // A row is an ending, the row of a shorter one that it contains, what it is, and perhaps a condition.
    among: function (rows, context, back) {
      var start = this.Cursor, best = -1;
      for (var i = 0; i < rows.length; i++) {
        var s = rows[i][0], at = back ? start - s.length : start;
        if (at < (back ? this.LimitBackward : 0) || !back && at + s.length > this.Limit || !this.s.startsWith(s, at)) continue;
        if (best < 0 || s.length > rows[best][0].length) best = i;
      }
      while (best >= 0) {
        var row = rows[best], end = back ? start - row[0].length : start + row[0].length;
        this.Cursor = end;
        if (!row[3]) return row[2];
        var ok = row[3](context);
        this.Cursor = end;
        if (ok) return row[2];
        best = row[1];
      }
      return 0;
    },
    FindAmong: function (rows, context) { return this.among(rows, context, false); },
    FindAmongB: function (rows, context) { return this.among(rows, context, true); }
  };

  window.fondsWords = { tokens: tokens, fold: fold, stem: stem, suits: suits };
})();
