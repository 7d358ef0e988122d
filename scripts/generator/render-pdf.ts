import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** One browser for all documents; null, with a reason, where there is none. */
export async function openBrowser(): Promise<{ browser: Browser | null; reason: string | null }> {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(path)) return { browser: null, reason: `no Chromium at ${path}; set CHROMIUM_PATH to make PDFs` };
  try {
    return { browser: await chromium.launch({ executablePath: path, args: ['--no-sandbox'] }), reason: null };
  } catch (error) {
    return { browser: null, reason: `Chromium at ${path} does not start: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}` };
  }
}

/** Prints a page to A4. `numbered` puts page numbers at the foot, as most reports have them. */
export async function renderPdf(browser: Browser, html: string, numbered: boolean): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html, { waitUntil: 'load' });
    const footer = '<div style="font-size:9pt;width:100%;text-align:center">- <span class="pageNumber"></span> -</div>';
    return new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true, ...(numbered && { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer }) }));
  } finally {
    await page.close();
  }
}
