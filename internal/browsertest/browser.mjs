// node browser.mjs SITE PAGE...
//
// Opens pages of a built site from disk and prints a line for each thing that is
// wrong, then a line of counts. Exit code 1 if anything is wrong.
//
// With scripting off: no request to anything but files of the site, no error, no
// sideways scroll, and every link of the masthead and the footer opens a page.
// With scripting on: the same, and axe finds nothing (WCAG 2.2 AA and best
// practice) at 1280 light, 390 dark and 320 light; every stop of the Tab key is
// seen and outlined. html-validate finds nothing in the files.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { HtmlValidate } from 'html-validate';

const [site, ...pages] = process.argv.slice(2);
const root = pathToFileURL(path.resolve(site)).href + '/';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let wrong = 0;
let checks = 0;
function report(page, text) {
  wrong++;
  console.log(`${page}: ${text}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// open gives a page that reports whatever goes wrong while it is used.
async function open(context, name, label) {
  const page = await context.newPage();
  page.on('request', r => {
    if (!r.url().startsWith(root)) report(name, `${label}: asks for ${r.url()}`);
  });
  page.on('requestfailed', r => r.failure()?.errorText !== 'net::ERR_ABORTED' && report(name, `${label}: cannot load ${r.url()}`));
  page.on('pageerror', e => report(name, `${label}: script error: ${e.message}`));
  page.on('console', m => {
    if (m.type() === 'error' || m.type() === 'warning') report(name, `${label}: console: ${m.text()}`);
  });
  page.on('dialog', d => {
    report(name, `${label}: dialog: ${d.message()}`);
    d.dismiss();
  });
  await page.goto(root + name);
  checks++;
  return page;
}

const off = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
for (const name of pages) {
  const page = await open(off, name, 'no script');
  if ((await page.locator('h1').count()) !== 1) report(name, 'no script: needs one h1');
  if ((await page.title()).trim() === '') report(name, 'no script: no title');
  await page.close();
}
// The ways through the site work from every depth.
for (const name of [pages[0], pages.find(p => p.startsWith('documents/') && !p.endsWith('index.html'))].filter(Boolean)) {
  const page = await open(off, name, 'no script');
  const links = await page.locator('header a[href], footer a[href], main a[href]').all();
  const targets = new Set();
  for (const link of links) targets.add(await link.getAttribute('href'));
  for (const href of targets) {
    const url = new URL(href, root + name);
    if (url.protocol !== 'file:' || url.href.split('#')[0] === root + name) continue;
    const response = await page.goto(url.href).catch(e => report(name, `no script: link ${href}: ${e.message.split('\n')[0]}`));
    checks++;
    if (response && !response.ok() && response.status() !== 0) report(name, `no script: link ${href}: ${response.status()}`);
  }
  await page.close();
}
await off.close();

for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark'], [320, 'light']]) {
  const on = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
  for (const name of pages) {
    const label = `${width} ${colorScheme}`;
    const page = await open(on, name, label);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) report(name, `${label}: scrolls sideways by ${over} px`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run({
      preload: false, // it would ask for the stylesheet a second time, which the page's policy forbids
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    checks++;
    for (const v of found.violations) report(name, `${label}: axe: ${v.id}: ${v.help} (${v.nodes.length}: ${v.nodes[0].target})`);
    if (width === 1280) await walk(page, name);
    await page.close();
  }
  await on.close();
}

// walk goes through a page with the Tab key.
async function walk(page, name) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return '';
      const r = e.getBoundingClientRect();
      const what = (e.textContent || e.getAttribute('aria-label') || e.tagName).trim().slice(0, 30);
      if (getComputedStyle(e).outlineStyle === 'none') return `not outlined: ${what}`;
      if (r.bottom < 0 || r.top > innerHeight || r.width === 0) return `not in view: ${what}`;
      return '';
    });
    checks++;
    if (stop) report(name, `keyboard: ${stop}`);
  }
}
await browser.close();

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
    for (const m of file.messages) report(name, `html: ${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
  }
}
console.log(`${pages.length} pages, ${checks} checks, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
