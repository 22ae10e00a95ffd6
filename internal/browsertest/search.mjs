// node search.mjs SITE WORD PHRASE
//
// Searches a built site from disk and prints a line for each thing that is wrong.
// Word and phrase must stand in its texts. It types into the box of a page,
// narrows, sorts, goes back, opens a result, and asks what nobody should.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site, word, phrase] = process.argv.slice(2);
const root = pathToFileURL(path.resolve(site)).href + '/';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let wrong = 0;
let checks = 0;
function expect(ok, text) {
  checks++;
  if (ok) return;
  wrong++;
  console.log(text);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function open(options, name) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('request', r => expect(r.url().startsWith(root), `asks for ${r.url()}`));
  page.on('requestfailed', r => expect(r.failure()?.errorText === 'net::ERR_ABORTED', `cannot load ${r.url()}`));
  page.on('pageerror', e => expect(false, `script error: ${e.message}`));
  page.on('console', m => expect(m.type() !== 'error' && m.type() !== 'warning', `console: ${m.text()}`));
  page.on('dialog', d => {
    expect(false, `dialog: ${d.message()}`);
    d.dismiss();
  });
  await page.goto(root + name);
  return page;
}
const results = page => page.waitForSelector('.rl li');
const status = page => page.textContent('#search [role=status]');

// Without a script the page says so and links the lists.
{
  const page = await open({ javaScriptEnabled: false }, 'search.html');
  expect(await page.isVisible('.note.needless'), 'without a script the page does not say so');
  expect(await page.locator('.ways a').count() > 0, 'without a script the page links no lists');
  await page.context().close();
}

for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
  const page = await open({ viewport: { width, height: 800 }, colorScheme }, 'documents/index.html');
  await page.fill('.look input', word);
  await page.press('.look input', 'Enter');
  await results(page);
  expect(page.url() === `${root}search.html?q=${encodeURIComponent(word)}`, `the box leads to ${page.url()}`);
  expect(/[1-9]/.test(await status(page)), `status: ${await status(page)}`);
  expect(await page.locator('.rl mark').count() > 0, 'nothing is marked in the results');
  const first = await page.textContent('.rl h2 a');
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const v of found.violations) expect(false, `${width}: axe: ${v.id}: ${v.help} (${v.nodes[0].target})`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over <= 0, `${width}: scrolls sideways by ${over} px`);

  // Narrowing, sorting, and back again.
  if (await page.locator('.facs label').count()) {
    if (!(await page.isVisible('.facs label'))) await page.click('.facs summary');
    const box = page.locator('.facs label').first();
    const before = await status(page);
    await box.click();
    await page.waitForSelector('.chips button');
    await page.waitForFunction(() => location.search.includes('&'));
    await page.selectOption('#so', 'old');
    await page.waitForFunction(() => location.search.includes('sort=old'));
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('sort='));
    await page.goBack();
    await page.waitForFunction(was => document.querySelector('#search [role=status]').textContent === was && !document.querySelector('.chips button'), before);
    expect(await page.inputValue('#q') === word, 'going back loses the question');
  }

  // A result opens with its words marked, the first in view.
  await results(page);
  await page.locator('.rl h2 a').first().click();
  await page.waitForSelector('.text mark, h1');
  expect((await page.textContent('h1')).trim() === first.trim(), 'another document opens than the one that was clicked');
  if (await page.locator('.text mark').count()) {
    const seen = await page.locator('.text mark').first().evaluate(e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; });
    expect(seen, 'the first mark is out of view');
  } else expect(false, 'nothing is marked in the document');
  await page.goBack();
  await results(page);

  // By keyboard: from the box to a result; Escape empties the box.
  await page.focus('#q');
  let reached = false;
  for (let i = 0; i < 60 && !reached; i++) {
    await page.keyboard.press('Tab');
    reached = await page.evaluate(() => document.activeElement.matches('.rl h2 a'));
  }
  expect(reached, 'no result is reached by the Tab key');
  await page.focus('#q');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.rl li') && document.getElementById('q').value === '' && document.activeElement.id === 'q');

  // While a word is typed its beginning is looked for, and endings are offered.
  await page.type('#q', word.slice(0, 4));
  await results(page);
  await page.waitForSelector('#ends option', { state: 'attached' });
  await page.context().close();
}

{
  const page = await open({ viewport: { width: 1280, height: 800 } }, `search.html?q=${encodeURIComponent('"' + phrase + '"')}`);
  await results(page);
  await page.locator('.rl h2 a').first().click();
  await page.waitForSelector('.text mark');
  expect((await page.textContent('.text mark')).toLowerCase().startsWith(phrase.toLowerCase().split(' ')[0]), 'the phrase is not marked');
  await page.context().close();
}

// What nobody should ask is shown as text, and soon.
{
  const page = await open({ viewport: { width: 1280, height: 800 } }, 'search.html');
  const hostile = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '__proto__', 'constructor', 'title:__proto__', 'country:__proto__', '"'.repeat(5000), '-'.repeat(5000), '*'.repeat(3000),
    'a '.repeat(3000), 'é'.repeat(9000), '(((((', '\\u2028', '\u2028', 'x'.repeat(1 << 20), ('"' + word + ' ').repeat(900), 'year:' + '9'.repeat(500), '党'.repeat(1900), '\ud800'];
  for (const q of hostile) {
    const took = await page.evaluate(async text => {
      const input = document.getElementById('q');
      const status = document.querySelector('#search [role=status]');
      input.removeAttribute('maxlength');
      input.value = text;
      status.textContent = '';
      document.querySelector('.rl').textContent = '';
      const start = performance.now();
      input.form.requestSubmit();
      while (!status.textContent && text.trim() && performance.now() - start < 20000) await new Promise(r => setTimeout(r, 5));
      return performance.now() - start;
    }, q);
    expect(took < 15000, `${q.slice(0, 20)} (${q.length} characters) takes ${Math.round(took)} ms`);
    expect(await page.locator('#search img, #search script').count() === 0, `${q.slice(0, 20)} became an element`);
  }
  await page.context().close();
}
await browser.close();
console.log(`${checks} checks, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
