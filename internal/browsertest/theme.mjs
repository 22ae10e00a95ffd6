// node theme.mjs SITE PAGE
//
// Looks at one page of a themed site from disk: whatever the device and the reader
// have chosen, light or dark, every frame has the background that belongs to the
// choice, nothing moves, the logo is the one for it and the other is not loaded;
// without scripts the device decides; paper is white. SITE has a dark and a light
// logo. Prints what is wrong; exit code 1 if anything is.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site, page, light, dark] = process.argv.slice(2);
const address = pathToFileURL(path.resolve(site, page)).href;
const wrong = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});

// Runs in the page before anything else: what its frames look like.
function watch() {
  window.seen = new Set();
  window.moved = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) window.moved += e.value; }).observe({ type: 'layout-shift', buffered: true });
  (function frame() {
    if (document.body) window.seen.add(getComputedStyle(document.body).backgroundColor);
    requestAnimationFrame(frame);
  })();
}
const logos = () => [...document.querySelectorAll('.site img')].filter(i => i.offsetWidth && i.naturalWidth).map(i => i.className).join();

for (const scheme of ['light', 'dark']) {
  for (const choice of [null, 'light', 'dark']) {
    const context = await browser.newContext({ colorScheme: scheme });
    const tab = await context.newPage();
    const asked = [];
    tab.on('request', r => asked.push(r.url()));
    await tab.goto(address);
    await tab.evaluate(c => c ? localStorage.setItem('theme', c) : localStorage.removeItem('theme'), choice);
    asked.length = 0;
    await tab.addInitScript(watch);
    await tab.goto(address, { waitUntil: 'load' });
    await tab.waitForFunction(() => [...document.querySelectorAll('.site img')].some(i => i.offsetWidth && i.complete));
    const now = choice || scheme;
    const got = await tab.evaluate(() => ({ seen: [...window.seen].join(), moved: window.moved }));
    const label = `device ${scheme}, reader ${choice}`;
    if (got.seen !== (now === 'light' ? light : dark)) wrong.push(`${label}: backgrounds ${got.seen}`);
    if (got.moved !== 0) wrong.push(`${label}: moves by ${got.moved}`);
    if (await tab.evaluate(logos) !== (now === 'light' ? 'lt' : 'dk')) wrong.push(`${label}: another logo`);
    if (asked.filter(u => u.includes('logo')).length !== 1) wrong.push(`${label}: asks for ${asked.filter(u => u.includes('logo')).join()}`);
    await tab.emulateMedia({ media: 'print', colorScheme: scheme });
    const paper = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    if (paper !== 'rgb(255, 255, 255)') wrong.push(`${label}: paper is ${paper}`);
    await context.close();
  }
  const context = await browser.newContext({ colorScheme: scheme, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(address, { waitUntil: 'load' });
  const [r, g, b] = (scheme === 'light' ? light : dark).match(/\d+/g).map(Number);
  const shot = await tab.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
  const decoder = await browser.newPage();
  const pixel = await decoder.evaluate(async data => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, shot.toString('base64'));
  if (String(pixel) !== String([r, g, b])) wrong.push(`device ${scheme}, no scripts: background ${pixel}`);
  await context.close();
}
await browser.close();
for (const text of wrong) console.log(text);
process.exit(wrong.length ? 1 : 0);
