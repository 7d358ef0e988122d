import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { imagePdf } from '../../scripts/scans/image-pdf.ts';
import { openPdf } from '../../src/ingest/pdf/open-pdf.ts';
import { readPdf } from '../../src/ingest/pdf/read-pdf.ts';
import { pdfPageImages } from '../../src/ingest/pdf/page-images.ts';
import { openScanReader } from '../../src/ocr/scan-reader.ts';
import { readDocument } from '../../src/pipeline/read-report.ts';
import { statusOf } from '../../src/pipeline/status.ts';
import { aPrint, face, PRINTED, PRINT_HEIGHT as height, PRINT_WIDTH as width } from './a-print.ts';
import { aScannedPdf, faxData, FILLED, jbig2, SHEET } from './a-scanned-pdf.ts';
import type { ScanImage } from './a-scanned-pdf.ts';

const scans = openScanReader('paddle');
afterAll(() => scans.close());

async function outcome(pdf: Uint8Array, mode: 'auto' | 'never' = 'auto') {
  const { document, issues } = await readDocument('scan.pdf', pdf, { scans, mode });
  return { text: document.text.replace(/[ \t]/gu, '').trim().replaceAll('，', ','), pages: document.pages.map(({ status }) => status), ...statusOf(document, issues), issues: issues.map(({ code }) => code) };
}

const image = (entries: string, bytes: Uint8Array, w = width, h = height): ScanImage => ({ entries: `/Width ${w} /Height ${h} ${entries}`, bytes });
const GRAY = '/BitsPerComponent 8 /ColorSpace /DeviceGray';
const ONE_BIT = '/BitsPerComponent 1 /ColorSpace /DeviceGray';

/** Eight pixels a byte, 1 is paper. */
function packed(gray: Uint8Array): Uint8Array {
  const bits = new Uint8Array((width / 8) * height);
  gray.forEach((value, i) => void (value > 140 && (bits[i >> 3]! |= 128 >> (i & 7))));
  return bits;
}
const inverse = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => 255 - byte);

describe.skipIf(face === undefined)('a scan in a PDF is read (needs a Chinese font on this machine)', async () => {
  const png = face === undefined ? Buffer.alloc(0) : await aPrint();
  const gray = face === undefined ? Buffer.alloc(0) : await sharp(png).flatten().toColourspace('b-w').raw().toBuffer();
  const jpeg = (): Promise<Buffer> => sharp(gray, { raw: { width, height, channels: 1 } }).toColourspace('b-w').jpeg({ quality: 90 }).toBuffer();
  const fax = async (): Promise<Buffer> => faxData(await sharp(gray, { raw: { width, height, channels: 1 } }).threshold(140).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer());
  const bits = packed(gray);

  test.each<[string, () => Promise<Uint8Array>]>([
    ['grey JPEG whose Decode array turns it round', async () => aScannedPdf([image(`${GRAY} /Decode [1 0] /Filter /DCTDecode`, await sharp(gray, { raw: { width, height, channels: 1 } }).negate().toColourspace('b-w').jpeg().toBuffer())])],
    ['16 bits', async () => aScannedPdf([image('/BitsPerComponent 16 /ColorSpace /DeviceGray', Uint8Array.from({ length: gray.length * 2 }, (_, i) => gray[i >> 1]!))])],
    ['Indexed colours', async () => aScannedPdf([image('/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceRGB 1 <ffffff101010>]', inverse(bits))])],
    ['CCITT group 4', async () => aScannedPdf([image(`${ONE_BIT} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`, await fax())])],
    ['JBIG2', async () => aScannedPdf([image(`${ONE_BIT} /Filter /JBIG2Decode`, jbig2(await fax(), width, height))])],
    ['stencil', async () => aScannedPdf([image('/BitsPerComponent 1 /ImageMask true /Filter /FlateDecode', deflateSync(bits))], `0 g ${FILLED}`)],
    ['black with the print in its soft mask', async () => aScannedPdf([image(`${GRAY} /SMask 7 0 R`, Buffer.alloc(gray.length)), image(GRAY, inverse(gray))])],
    ['strips', async () => aScannedPdf([0, 1, 2].map((i) => image(GRAY, gray.subarray(i * 60 * width, (i + 1) * 60 * width), width, 60)), [0, 1, 2].map((i) => `q ${SHEET.width} 0 0 30 0 ${60 - i * 30} cm /Im${i + 1} Do Q`).join('\n'))],
    ['inline', async () => aScannedPdf([], `q ${SHEET.width} 0 0 ${SHEET.height} 0 0 cm BI /W ${width} /H ${height} /BPC 1 /CS /G /F [/AHx /Fl] ID ${deflateSync(bits).toString('hex')}> EI Q`)],
    ['half as many lines as columns, as from a fax', async () => aScannedPdf([image(GRAY, await sharp(gray, { raw: { width, height, channels: 1 } }).resize({ width, height: height / 2, fit: 'fill' }).extractChannel(0).raw().toBuffer(), width, height / 2)])],
  ])('%s', async (_, pdf) => {
    expect(await outcome(await pdf())).toMatchObject({ text: PRINTED, pages: ['ocr'], status: 'ok' });
  });

  test('and the type beside it is kept: the stamp of a scanner is not the text of the page', async () => {
    const { text, pages } = await outcome(aScannedPdf([image(`${GRAY} /Filter /DCTDecode`, await jpeg())], `${FILLED} BT /F1 2 Tf 20 4 Td (Scanned by Some Office Machine 2023-05-06 page 12) Tj ET`));
    expect(text.replaceAll('\n', '')).toBe(`${PRINTED.replace('\n', '')}ScannedbySomeOfficeMachine2023-05-06page12`);
    expect(pages).toEqual(['ocr']);
  });

  test('at its place, where it does not fill the page', async () => {
    const pdf = aScannedPdf([image(`${GRAY} /Filter /DCTDecode`, await jpeg())], `q ${SHEET.width * 0.95} 0 0 ${SHEET.height * 0.95} 19 0 cm /Im1 Do Q`);
    const { document } = await readDocument('scan.pdf', pdf, { scans, mode: 'auto' });
    const [x0, top] = document.runs[0]!.bbox;
    expect([x0, top].map(Math.round)).toEqual([38, 21]);
  });

  describe('whose text layer is OCR of unknown worth', () => {
    const layered = async (): Promise<Uint8Array> => aScannedPdf([image(`${GRAY} /Filter /DCTDecode`, await jpeg())], `BT 3 Tr /F1 20 Tf 20 60 Td (Xiangmu zhichu 12.60 wan) Tj ET ${FILLED}`);

    test('it is read anew', async () => {
      expect(await outcome(await layered())).toMatchObject({ text: PRINTED, pages: ['ocr'], issues: ['ocr.page-read'] });
    });

    test('where nothing is to be read the layer stands, and it is said', async () => {
      expect(await outcome(await layered(), 'never')).toMatchObject({ text: 'Xiangmuzhichu12.60wan', pages: ['read'], issues: ['pdf.layer-unverified'] });
    });
  });

  test('as far as a JPEG goes that breaks off, and says so', async () => {
    const tall = await aPrint(900);
    const whole = await sharp(tall).flatten().jpeg().toBuffer();
    const pdf = await imagePdf([{ bytes: whole.subarray(0, whole.length * 0.6), extension: 'jpg', width: SHEET.width, height: 540 }]);
    const read = await outcome(pdf);
    expect(read).toMatchObject({ status: 'partial', reason: { code: 'image.truncated' } });
    expect(read.text).toContain('项目支出绩效自评表');
  });
});

describe('a page whose picture nothing can decode fails, with the reason', () => {
  test.each<[string, ScanImage[]]>([
    ['JPEG', [image(`${GRAY} /Filter /DCTDecode`, Buffer.from('ffd8ffe000104a46494600010100', 'hex'))]],
    ['JPEG 2000', [image('/Filter /JPXDecode', Buffer.from('ff4fff51002900', 'hex'))]],
    ['one that is not there', []],
    ['one of 30,000 × 30,000 pixels', [image(`${ONE_BIT} /Filter /FlateDecode`, deflateSync(Buffer.alloc(1000)), 30_000, 30_000)]],
  ])('%s', async (_, images) => {
    expect(await outcome(aScannedPdf(images))).toMatchObject({ pages: ['failed'], status: 'failed', reason: { code: 'unread_pages', message: expect.stringMatching(/图像/u) as string } });
  });
});

test('JPEG 2000 is decoded: black and white squares', async () => {
  const pdf = aScannedPdf([image('/Filter /JPXDecode', Buffer.from(SQUARES, 'base64'), 16, 16)]);
  for await (const page of pdfPageImages(pdf, [1])) {
    const { data, width: across } = (await page.open()).image;
    const at = (x: number, y: number): number => data[Math.floor(y * (data.length / across)) * across + Math.floor(x * across)]!;
    expect([at(0.2, 0.2), at(0.8, 0.2), at(0.2, 0.8), at(0.8, 0.8)]).toEqual([0, 255, 255, 0]);
  }
});

test('a blank page is blank, whoever looks', async () => {
  expect((await readPdf(aScannedPdf([], 'q Q'))).pages[0]!.status).toBe('blank');
  await (await openPdf(aScannedPdf([]), { strict: true })).loadingTask.destroy();
});

/** 16 × 16 pixels as a JPEG 2000 codestream, from `opj_compress`. */
const SQUARES = '/0//UQApAAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAABBwEB/1IADAAAAAEAAQQEAAH/XAAHQEBISFD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAABxAAH/k9+ByBFQQclB/hXzNXTPYzXMcBjmOipYctZZxlxhH0KYI+haBJjEN4+5TRH3KaI+5TRH3KaI+5TRH3KaH8/ANn4BsPtBACTSqN+RG/HBIlx5Wo8kwJJgB2lz1lrKFqDXJNyvn//Z';
