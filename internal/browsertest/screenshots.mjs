// node screenshots.mjs SITE OUT [PAGE...]
//
// Pictures of pages of a built site, from disk, whole pages at 1280 and 390,
// light and dark. Without pages: one of every kind.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site, out, ...named] = process.argv.slice(2);
fs.mkdirSync(out, { recursive: true });
const pages = named.length ? named : everyKind();

function everyKind() {
  const list = fs.readdirSync(site).filter(f => f.endsWith('.html'));
  for (const folder of fs.readdirSync(site, { withFileTypes: true }).filter(e => e.isDirectory())) {
    const names = fs.readdirSync(path.join(site, folder.name)).filter(f => f.endsWith('.html'));
    const bySize = names.sort((a, b) => fs.statSync(path.join(site, folder.name, b)).size - fs.statSync(path.join(site, folder.name, a)).size);
    for (const name of new Set(['index.html', bySize[0], bySize[bySize.length >> 1]])) {
      if (names.includes(name)) list.push(`${folder.name}/${name}`);
    }
  }
  return list.sort();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
});
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    for (const name of pages) {
      const page = await context.newPage();
      const url = pathToFileURL(path.resolve(site, name)).href;
      await page.goto(url);
      await page.goto(url); // the fonts are there now
      await page.evaluate(() => document.fonts.ready);
      const file = `${name.replace(/\.html$/, '').replaceAll('/', '_')}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(out, file), fullPage: true });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
console.log(`${pages.length} pages, 4 pictures each, in ${out}`);
