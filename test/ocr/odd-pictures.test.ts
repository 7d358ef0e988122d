import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { openScanReader } from '../../src/ocr/scan-reader.ts';
import { readDocument } from '../../src/pipeline/read-report.ts';
import { statusOf } from '../../src/pipeline/status.ts';
import { imagePdf } from '../../scripts/scans/image-pdf.ts';
import { aPrint, face, PRINTED } from './a-print.ts';

const scans = openScanReader('paddle');
afterAll(() => scans.close());

/** What becomes of a picture: its text, its pages, and the status a user sees. */
async function outcome(bytes: Uint8Array, name = 'scan.png') {
  const { document, issues } = await readDocument(name, new Uint8Array(bytes), { scans, mode: 'auto' });
  return { text: document.text.replace(/[ \t]/gu, '').trim(), pages: document.pages.map(({ status, reason }) => ({ status, reason })), ...statusOf(document, issues), issues: issues.map(({ code }) => code) };
}

const plain = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background }, limitInputPixels: false }).png().toBuffer();
const NO_TEXT = { status: 'blank', reason: expect.stringContaining('没有发现文字') as string };

describe('a picture without text says so', () => {
  test.each([['one white pixel', 1, 1, '#fff'], ['one black pixel', 1, 1, '#000'], ['an empty sheet', 800, 1100, '#fff'], ['a black sheet', 800, 1100, '#000'], ['a thread', 9000, 3, '#fff']])('%s', async (_, width, height, colour) => {
    expect(await outcome(await plain(width, height, colour))).toMatchObject({ text: '', pages: [NO_TEXT], status: 'partial', reason: { code: 'no_text' } });
  });

  test('a photograph full of small things', async () => {
    let seed = 7;
    const chance = (): number => (seed = (seed * 1103515245 + 12345) % 0x80000000) / 0x80000000;
    const data = Uint8Array.from({ length: 500 * 400 }, (_, i) => 120 + 60 * Math.sin((i % 500) / 9) * Math.cos(i / 500 / 7) + (chance() - 0.5) * 120);
    const read = await outcome(await sharp(data, { raw: { width: 500, height: 400, channels: 1 } }).blur(1.5).jpeg().toBuffer(), 'photo.jpg');
    expect(read).toMatchObject({ text: '', status: 'partial', pages: [{ status: 'blank', reason: expect.stringContaining('没有能辨认的文字') as string }], issues: ['ocr.page-empty'] });
  });

  test('a photograph', async () => {
    const data = Uint8Array.from({ length: 600 * 400 }, (_, i) => 90 + 80 * Math.sin((i % 600) / 37) * Math.cos(i / 600 / 23));
    expect(await outcome(await sharp(data, { raw: { width: 600, height: 400, channels: 1 } }).jpeg().toBuffer(), 'photo.jpg')).toMatchObject({ text: '', status: 'partial', reason: { code: 'no_text' } });
  });
});

test('a picture of 9,000 × 9,000 pixels is read, made smaller', async () => {
  const bytes = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' }, limitInputPixels: false }).toColourspace('b-w').png({ compressionLevel: 1 }).toBuffer();
  expect(await outcome(bytes)).toMatchObject({ pages: [NO_TEXT] });
});

test('a JPEG cut off in its head fails, with the reason', async () => {
  const whole = await sharp(await plain(300, 300, '#fff')).jpeg().toBuffer();
  expect(await outcome(whole.subarray(0, 100), 'cut.jpg')).toMatchObject({ pages: [{ status: 'failed', reason: expect.stringMatching(/不完整|损坏/u) as string }], status: 'failed', reason: { code: 'unread_pages' } });
});

describe.skipIf(face === undefined)('text in every kind of picture (needs a Chinese font on this machine)', () => {
  const asRead = ({ text }: { text: string }): string => text.replaceAll('，', ',');

  test.each<[string, string, (png: Buffer) => Promise<Uint8Array>]>([
    ['PNG', 'a.png', async (png) => png],
    ['PNG of 16 bits', 'a.png', (png) => sharp(png).toColourspace('rgb16').png().toBuffer()],
    ['black and white', 'a.png', (png) => sharp(png).greyscale().threshold(150).png({ palette: true, colours: 2 }).toBuffer()],
    ['black and white TIFF', 'a.tif', (png) => sharp(png).greyscale().threshold(150).toColourspace('b-w').tiff({ bitdepth: 1, compression: 'deflate', predictor: 'none' }).toBuffer()],
    ['CMYK JPEG', 'a.jpg', (png) => sharp(png).flatten().toColourspace('cmyk').jpeg().toBuffer()],
    ['WebP', 'a.webp', (png) => sharp(png).webp().toBuffer()],
    ['GIF', 'a.gif', (png) => sharp(png).gif().toBuffer()],
    ['AVIF', 'a.avif', (png) => sharp(png).avif({ effort: 0 }).toBuffer()],
    ['a negative', 'a.jpg', (png) => sharp(png).flatten().negate().jpeg().toBuffer()],
    ['a fax, each line of which stands for two', 'a.tif', (png) => sharp(png).flatten().greyscale().resize({ width: 760, height: 90, fit: 'fill' }).withMetadata({ density: 200 }).tiff({ compression: 'lzw', xres: 8, yres: 4 }).toBuffer()],
    ['JPEG in a PDF', 'a.pdf', async (png) => imagePdf([{ bytes: await sharp(png).flatten().jpeg().toBuffer(), extension: 'jpg', width: 380, height: 90 }])],
    ['BMP', 'a.bmp', async (png) => aBmp(await sharp(png).flatten().removeAlpha().raw().toBuffer({ resolveWithObject: true }))],
  ])('%s', async (_, name, convert) => {
    const read = await outcome(await convert(await aPrint()), name);
    expect(asRead(read)).toBe(PRINTED);
    expect(read).toMatchObject({ status: 'ok', pages: [{ status: 'ocr', reason: null }] });
  });

  test.each([90, 180, 270])('turned by %s degrees', async (degrees) => {
    expect(asRead(await outcome(await sharp(await aPrint(600)).rotate(degrees).png().toBuffer()))).toBe(PRINTED);
  });

  test('each page of a TIFF, and each page of a PDF whichever way it lies', async () => {
    const one = await sharp(await aPrint()).flatten().greyscale().raw().toBuffer();
    const tiff = await sharp(Buffer.concat([one, one]), { raw: { width: 760, height: 360, channels: 1, pageHeight: 180 } }).tiff({ compression: 'deflate' }).toBuffer();
    expect((await outcome(tiff, 'a.tif')).pages).toHaveLength(2);
    const upside = await sharp(await aPrint(600)).rotate(180).flatten().jpeg().toBuffer();
    const pdf = await imagePdf([{ bytes: await sharp(await aPrint()).flatten().jpeg().toBuffer(), extension: 'jpg', width: 380, height: 90 }, { bytes: upside, extension: 'jpg', width: 380, height: 390 }]);
    expect(asRead(await outcome(pdf, 'a.pdf'))).toBe(`${PRINTED}\n${PRINTED}`);
  });

  test('a PNG that is cut off fails, with the reason: its decoder would repeat what came before', async () => {
    const png = await aPrint(900);
    expect(await outcome(png.subarray(0, png.length / 2))).toMatchObject({ text: '', status: 'failed', reason: { code: 'unread_pages' } });
  });

  test('a JPEG cut off below its text is read as far as it goes, and says so', async () => {
    const jpeg = await sharp(await aPrint(900)).flatten().jpeg().toBuffer();
    const read = await outcome(jpeg.subarray(0, Math.round(jpeg.length * 0.9)), 'cut.jpg');
    expect(read).toMatchObject({ status: 'partial', reason: { code: 'image.truncated' } });
    expect(read.text).toContain('项目支出绩效自评表');
  });
});

/** 24 bits, rows from the bottom, each padded to four bytes. */
function aBmp({ data, info: { width, height } }: { data: Buffer; info: { width: number; height: number } }): Buffer {
  const stride = (width * 3 + 3) & ~3;
  const bmp = Buffer.alloc(54 + stride * height);
  bmp.write('BM');
  for (const [value, at] of [[bmp.length, 2], [54, 10], [40, 14], [width, 18], [height, 22]] as const) bmp.writeInt32LE(value, at);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) bmp[54 + (height - 1 - y) * stride + x * 3 + c] = data[(y * width + x) * 3 + 2 - c]!;
  return bmp;
}
