// node screenshots.mjs SITE OUT [PAGE...]
//
// Pictures of pages of a built site, from disk: whole pages (the first 6,000 px of
// long ones) at 1280 and 390, light and dark; without pages named, one or two of
// every sort, and besides them documents in Arabic and Chinese, a document at
// 320 px, in print, in forced colours, without scripts, with the focus on the skip
// link and in a card, and a search that finds nothing. OUT/index.html shows all.
// The same site, browser and fonts give the same pictures.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site, out, ...named] = process.argv.slice(2);
const tallest = 6000;
const style = fs.readFileSync(path.join(site, 'style.css'), 'utf8').replaceAll('font-display:optional', 'font-display:block');
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });

// everyKind chooses all pages at the top, each index, and of each folder and sort
// (further pages, language versions, side by side, …) the longest.
function everyKind() {
  const chosen = [];
  const longest = new Map();
  for (const name of fs.readdirSync(site, { recursive: true }).map(f => f.split(path.sep).join('/')).filter(f => f.endsWith('.html')).sort()) {
    const folder = path.posix.dirname(name);
    if (folder === '.' || path.posix.basename(name) === 'index.html') {
      chosen.push(name);
      continue;
    }
    const size = fs.statSync(path.join(site, name)).size;
    const sort = folder + (name.match(/\.([a-z]+|\d+)\.html$/)?.[1].replace(/^\d+$/, '2') || '');
    if (size > (longest.get(sort)?.size || 0)) longest.set(sort, { name, size });
  }
  return [...chosen, ...[...longest.values()].map(l => l.name)].sort();
}

function documentIn(lang) {
  const { documents } = JSON.parse(fs.readFileSync(path.join(site, 'collection.json'), 'utf8'));
  return documents.find(d => d.languages?.[0] === lang)?.url;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars'],
});

const plain = [];
for (const name of named.length ? named : everyKind()) {
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) plain.push({ name, label: `${width}-${colorScheme}`, width, colorScheme });
  }
}
const special = [];
if (!named.length) {
  const english = documentIn('en');
  const also = (name, label, more) => name && fs.existsSync(path.join(site, name)) && special.push({ name, label, width: 1280, colorScheme: 'light', ...more });
  for (const lang of ['ar', 'zh']) {
    for (const width of [1280, 390]) {
      for (const colorScheme of ['light', 'dark']) also(documentIn(lang), `${lang}-${width}-${colorScheme}`, { width, colorScheme });
    }
  }
  also(english, '320', { width: 320 });
  also(english, '320-wide-spacing', { width: 320, spaced: true });
  for (const name of [english, 'index.html', 'map.html']) {
    also(name, 'forced-colours', { context: { forcedColors: 'active' } });
    also(name, 'no-script', { context: { javaScriptEnabled: false } });
    also(name, 'more-contrast', { context: { contrast: 'more' } });
    also(name, 'print', { width: 658, print: true }); // A4 less its margins
  }
  also(english, 'focus-skip-link', { focus: '.skip', top: true });
  also(english, 'focus-card', { focus: '.card a', top: true });
  also('search.html', 'no-result', { typed: 'qqqqxxxx' });
}

async function take(shot) {
  const context = await browser.newContext({ viewport: { width: shot.width, height: 900 }, colorScheme: shot.colorScheme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', ...shot.context });
  const page = await context.newPage();
  page.on('request', r => {
    if (!r.url().startsWith('file:')) throw new Error(`${shot.name} asks for ${r.url()}`);
  });
  const url = pathToFileURL(path.resolve(site, shot.name)).href;
  // A font that is late is left out (font-display: optional); here it is waited for.
  await page.route('**/style.css', r => r.fulfill({ contentType: 'text/css', body: style }));
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  if (shot.spaced) {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
      document.adoptedStyleSheets = [sheet];
    });
  }
  if (shot.print) await page.emulateMedia({ media: 'print' });
  if (shot.focus) {
    await page.keyboard.press('Tab');
    await page.locator(shot.focus).first().focus();
  }
  if (shot.typed) {
    await page.locator('input').first().fill(shot.typed);
    await page.waitForTimeout(1000);
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  shot.file = `${shot.name.replace(/\.html$/, '').replaceAll('/', '_')}-${shot.label}.png`;
  const whole = shot.top ? {} : height > tallest ? { fullPage: true, clip: { x: 0, y: 0, width: shot.width, height: tallest } } : { fullPage: true };
  await page.screenshot({ path: path.join(out, shot.file), animations: 'disabled', caret: 'hide', ...whole });
  await context.close();
}

const shots = [...plain, ...special];
const rest = [...shots];
await Promise.all(Array.from({ length: 3 }, async () => {
  for (let shot = rest.shift(); shot; shot = rest.shift()) await take(shot);
}));
await browser.close();

const rows = new Map();
for (const shot of shots) rows.set(shot.name, [...(rows.get(shot.name) || []), shot]);
fs.writeFileSync(path.join(out, 'index.html'), `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Screenshots</title>
<style>body{font:16px/1.4 sans-serif;margin:1rem;background:#888}h2{margin:2rem 0 .5rem}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}figure{margin:0}img{display:block;max-height:40rem;max-width:30rem;background:#fff}</style>
<h1>${shots.length} pictures of ${rows.size} pages</h1>
${[...rows].map(([name, list]) => `<h2>${name}</h2>\n<div>${list.map(s => `<figure><a href="${s.file}"><img loading="lazy" alt="" src="${s.file}"></a><figcaption>${s.label}</figcaption></figure>`).join('\n')}</div>`).join('\n')}
</html>
`);
console.log(`${rows.size} pages, ${shots.length} pictures: ${path.join(out, 'index.html')}`);
