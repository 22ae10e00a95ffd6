// node browser.mjs SITE PAGE...
//
// Opens pages of a built site from disk and prints a line for each thing that is
// wrong, by page, width and what it is; then a line of counts. Exit code 1 if
// anything is wrong. What is looked at inside a page is in inpage.js.
//
// Without scripts: no request to anything but files of the site, no error, all
// text seen, no control that does nothing; the links of two pages, at different
// depths, all open.
// At 1280 light, 390 dark and 320 light: the same; axe finds nothing (WCAG 2.2 AA
// and best practice); nothing scrolls sideways; targets are large enough; text is
// neither cut off nor laid over other text, nor when it is spaced wider.
// At 1280 too: at most five requests, nothing moves while the page loads, with
// fonts and without; a walk with the Tab key through the whole page; forced
// colours, more contrast, less motion. At 320 by 256 (400 % zoom of 1280 by 1024):
// nothing scrolls sideways, and the walk again on the pages that differ most.
// html-validate finds nothing in the files.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { HtmlValidate } from 'html-validate';

const most = { requests: 5, searching: 9 };
const [site, ...pages] = process.argv.slice(2);
const root = pathToFileURL(path.resolve(site)).href + '/';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inPage = fs.readFileSync(new URL('inpage.js', import.meta.url), 'utf8');
const found = new Map(); // by page
let checks = 0;
function report(name, label, text) {
  if (!found.has(name)) found.set(name, []);
  found.get(name).push(`${label}: ${text}`);
}
async function reportAll(name, label, texts) {
  checks++;
  for (const text of await texts) report(name, label, text);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// 404.html is shown at any depth of a host; its links begin at the site's own path
// there, where the site knows it.
const base = (fs.readFileSync(path.join(site, '404.html'), 'utf8').match(/href=["']?([^"' >]*)style\.css/) || ['', ''])[1];
const host = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(base.length || 1);
  const file = path.join(site, name);
  const there = file.startsWith(path.resolve(site)) && fs.existsSync(file) && fs.statSync(file).isFile();
  const kinds = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
  response.setHeader('content-type', kinds[there ? path.extname(name) : '.html'] || 'application/octet-stream');
  response.end(fs.readFileSync(there ? file : path.join(site, '404.html')));
});
await new Promise(resolve => host.listen(0, '127.0.0.1', resolve));
const hosted = `http://127.0.0.1:${host.address().port}/`;
const address = name => name === '404.html' ? hosted + (base.slice(1) ? base.slice(1) + 'nowhere/at/all.html' : name) : root + name;

// open gives a page that reports whatever goes wrong while it is used.
async function open(context, name, label) {
  const page = await context.newPage();
  page.asked = [];
  page.on('request', r => {
    page.asked.push(r.url());
    if (!r.url().startsWith(root) && !r.url().startsWith(hosted)) report(name, label, `asks for ${r.url()}`);
  });
  page.on('requestfailed', r => r.failure()?.errorText !== 'net::ERR_ABORTED' && !page.stopped?.(r.url()) && report(name, label, `cannot load ${r.url()}`));
  page.on('pageerror', e => report(name, label, `script error: ${e.message}`));
  page.on('console', m => {
    if ((m.type() === 'error' || m.type() === 'warning') && !page.stopped?.(m.location().url)) report(name, label, `console: ${m.text()}`);
  });
  page.on('dialog', d => {
    report(name, label, `dialog: ${d.message()}`);
    d.dismiss();
  });
  checks++;
  return page;
}
// visit opens a page of the site; one that leads on at once is held.
async function visit(page, name) {
  if (leads(name)) {
    page.stopped = url => url !== address(name);
    await page.route('**/*.html', r => r.request().isNavigationRequest() && r.request().url() !== address(name) ? r.fulfill({ status: 204 }) : r.continue());
  }
  await page.goto(address(name));
}
const leads = name => /http-equiv=.?refresh/.test(fs.readFileSync(path.join(site, name), 'utf8'));

// each does a job for every page, a few side by side.
async function each(names, job) {
  const rest = [...names];
  const hands = Array.from({ length: 3 }, async () => {
    for (let name = rest.shift(); name; name = rest.shift()) {
      try {
        await job(name);
      } catch (e) {
        report(name, 'the test itself', e.stack.split('\n').slice(0, 3).join(' '));
      }
    }
  });
  await Promise.all(hands);
}

const ask = (page, name, argument) => page.evaluate(([n, a]) => globalThis.fondsGate[n](a), [name, argument]);

const off = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
await each(pages, async name => {
  const label = 'no script';
  const page = await open(off, name, label);
  await visit(page, name);
  if ((await page.locator('h1').count()) !== 1) report(name, label, 'needs one h1');
  if ((await page.title()).trim() === '') report(name, label, 'no title');
  await page.evaluate(inPage);
  await reportAll(name, label, ask(page, 'hidden'));
  await page.close();
});
// The ways through the site work from every depth.
await each([pages[0], pages.find(p => p.startsWith('documents/') && !p.endsWith('index.html') && !leads(p))].filter(Boolean), async name => {
  const page = await open(off, name, 'no script');
  await visit(page, name);
  const targets = await page.evaluate(() => [...new Set([...document.querySelectorAll('header a[href], footer a[href], main a[href]')].map(a => a.href))]);
  for (const href of targets) {
    const url = new URL(href);
    url.hash = '';
    if (url.protocol !== 'file:' || url.href === root + name) continue;
    checks++;
    if (!fs.existsSync(url)) report(name, 'no script', `the link ${href} leads nowhere`);
  }
  for (const href of targets.filter(t => t.startsWith('file:')).slice(0, 12)) {
    const response = await page.goto(href).catch(e => report(name, 'no script', `the link ${href}: ${e.message.split('\n')[0]}`));
    checks++;
    if (response && !response.ok() && response.status() !== 0) report(name, 'no script', `the link ${href}: ${response.status()}`);
  }
  await page.close();
});
await off.close();

// Whatever moves without the reader's doing, from the first paint on.
function watch() {
  globalThis.fondsShifts = [];
  new PerformanceObserver(list => {
    for (const s of list.getEntries()) {
      const from = s.sources?.[0]?.node;
      globalThis.fondsShifts.push(`moves by ${s.value.toFixed(4)} while it loads: ${from?.className || from?.nodeName || 'something'}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
const settled = page => page.evaluate(async () => {
  await document.fonts.ready;
  await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
});

async function loading(context, name) {
  for (const label of ['first visit', 'second visit', 'no fonts']) {
    const show = async () => {
      const page = await open(context, name, label);
      await page.addInitScript(watch);
      if (label === 'no fonts') {
        page.stopped = url => url.includes('/fonts/') || (leads(name) && url !== address(name));
        await page.route('**/fonts/*', r => r.abort());
      }
      await visit(page, name);
      await settled(page);
      return [page, await page.evaluate(() => globalThis.fondsShifts)];
    };
    let [page, shifts] = await show();
    // A busy machine paints a half-read page, whose columns then fill; what a page
    // does by itself it does every time.
    for (let again = 0; shifts.length > 0 && again < 3; again++) {
      await page.close();
      [page, shifts] = await show();
    }
    await reportAll(name, `1280 light, ${label}`, shifts);
    const asked = new Set(page.asked.map(u => u.replace(root, '').replace(hosted, '')));
    checks++;
    const some = name === 'search.html' ? most.searching : most.requests;
    if (asked.size > some && !leads(name)) report(name, `1280 light, ${label}`, `${asked.size} requests, at most ${some}: ${[...asked].slice(1).map(u => path.basename(u)).join(', ')}`);
    await page.close();
  }
}

// walk goes through a page with the Tab key.
async function walk(page, name, label) {
  await page.evaluate(() => {
    // From the beginning of the page, wherever the focus was.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0);
    globalThis.fondsWalk = globalThis.fondsGate.walk();
  });
  const expected = await page.evaluate(() => globalThis.fondsGate.tabbable().length);
  for (let pressed = 0; pressed <= expected + 25; pressed += 25) {
    await Promise.all(Array.from({ length: 25 }, () => page.keyboard.press('Tab')));
    const done = await page.evaluate(() => globalThis.fondsWalk.ended || (globalThis.fondsWalk.outside && globalThis.fondsWalk.stops.length > 0));
    if (done) break;
  }
  await page.evaluate(() => globalThis.fondsWalk.look());
  const result = await page.evaluate(() => ({ wrong: fondsWalk.wrong, missed: fondsWalk.missed(), last: fondsWalk.last(), stops: fondsWalk.stops.length }));
  checks += result.stops;
  for (const text of result.wrong.slice(0, 8)) report(name, label, `keyboard: ${text}`);
  for (const text of result.missed.slice(0, 3)) report(name, label, `keyboard: ${text} (the last stop was ${result.last})`);
}

// keys tries what single keys do: the skip link, details, and the way back.
async function keys(page, name, label) {
  const say = text => report(name, label, `keyboard: ${text}`);
  checks += 4;
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  await page.keyboard.press('Tab');
  if (!(await page.evaluate(() => document.activeElement.matches('.skip')))) return say('the skip link is not the first stop');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => {
    const all = globalThis.fondsGate.tabbable();
    const first = all.find(e => e.closest('main')) || all.find(e => e.closest('footer'));
    return location.hash === '#main' && document.activeElement === first;
  });
  if (!inMain) say('the skip link does not lead to the first stop of the text');
  const there = await page.evaluate(() => document.activeElement.outerHTML);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  if ((await page.evaluate(() => document.activeElement.outerHTML)) !== there) say('Shift+Tab does not lead back');
  for (const summary of await page.locator('summary:visible').all()) {
    const before = await summary.evaluate(e => e.parentElement.open);
    await summary.focus();
    await page.keyboard.press('Enter');
    if ((await summary.evaluate(e => e.parentElement.open)) === before) say('Enter does not open or close details');
    if (before) await page.keyboard.press('Enter'); // opened again for the walk
  }
}

const narrowWalks = new Set([pages[0], ...pages.filter(p => p.startsWith('documents/')).slice(0, 2)]);
for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark'], [320, 'light']]) {
  const label = `${width} ${colorScheme}`;
  const on = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
  await each(pages, async name => {
    if (width === 1280) await loading(on, name);
    const page = await open(on, name, label);
    await visit(page, name);
    await page.evaluate(axe);
    await page.evaluate(inPage);
    const result = await page.evaluate(() => globalThis.axe.run({
      preload: false, // it would ask for the stylesheet a second time, which the page's policy forbids
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    checks++;
    for (const v of result.violations) report(name, label, `axe: ${v.id}: ${v.help} (${v.nodes.length}: ${v.nodes[0].target})`);
    await reportAll(name, label, ask(page, 'sideways'));
    await reportAll(name, label, ask(page, 'lost'));
    await reportAll(name, label, ask(page, 'targets'));
    await ask(page, 'space', true);
    await reportAll(name, `${label}, wide text spacing`, ask(page, 'lost'));
    await reportAll(name, `${label}, wide text spacing`, ask(page, 'sideways'));
    await ask(page, 'space', false);
    if (width === 1280) {
      await reportAll(name, label, ask(page, 'moving'));
      await page.emulateMedia({ contrast: 'more' });
      await reportAll(name, `${label}, more contrast`, ask(page, 'faint', 7));
      await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'active' });
      await reportAll(name, `${label}, forced colours`, ask(page, 'faint', 4.5));
      await reportAll(name, `${label}, forced colours`, ask(page, 'drawn'));
      await page.emulateMedia({ forcedColors: 'none' });
      await keys(page, name, label);
      await walk(page, name, label);
    }
    if (width === 320) {
      await page.setViewportSize({ width: 320, height: 256 });
      await reportAll(name, '320 × 256', ask(page, 'sideways'));
      if (narrowWalks.has(name)) await walk(page, name, '320 × 256');
    }
    await page.close();
  });
  await on.close();
}
await browser.close();
host.close();

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-redundant-role': 'off', // role=list keeps lists lists where their marks are styled away
    'prefer-native-element': ['error', { exclude: ['list'] }],
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
});
for (const name of pages) {
  const result = await validator.validateFile(path.join(site, name));
  checks++;
  for (const file of result.results) {
    for (const m of file.messages) report(name, 'html', `${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
  }
}
let wrong = 0;
for (const name of pages) {
  for (const text of found.get(name) || []) {
    wrong++;
    console.log(`${name}: ${text}`);
  }
}
console.log(`${pages.length} pages, ${checks} checks, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
