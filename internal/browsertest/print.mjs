// node print.mjs SITE PAGE OUT [COLOUR-SCHEME]
//
// Prints a page of a built site to a PDF file as a browser does, on A4, and says
// on how many pages.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site, name, out, colorScheme = 'light'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ colorScheme });
const url = pathToFileURL(path.resolve(site, name)).href;
// A font that is late is left out (font-display: optional); here it is waited for.
const style = fs.readFileSync(path.join(site, 'style.css'), 'utf8').replaceAll('font-display:optional', 'font-display:block');
await page.route('**/style.css', r => r.fulfill({ contentType: 'text/css', body: style }));
await page.goto(url);
await page.evaluate(() => document.fonts.ready);
await page.pdf({ path: out, format: 'A4', preferCSSPageSize: true, printBackground: false });
await browser.close();
console.log((fs.readFileSync(out, 'latin1').match(/\/Type\s*\/Page\b/g) || []).length);
