import { describe, expect, it, test } from 'vitest';
import type { PositionedPage } from '../../../src/layout/positioned-page.ts';
import { readPdf } from '../../../src/ingest/pdf/read-pdf.ts';
import { DocumentError } from '../../../src/model/outcome.ts';
import { aPdf, shown, shownChinese } from './tiny-pdf.ts';

const firstPage = async (content: string, page: { rotate?: 0 | 90 | 180 | 270 } = {}): Promise<PositionedPage> =>
  (await readPdf(aPdf({ pages: [{ content, ...page }] }))).pages[0]!;
const texts = (page: PositionedPage): string[] => page.words.map((word) => word.text);
const rounded = (values: readonly number[]): number[] => values.map(Math.round);

describe('text', () => {
  it('stands where it is printed, counted from the top left of the page', async () => {
    const page = await firstPage(shown('Budget', 72, 742, 10));
    expect(texts(page)).toEqual(['Budget']);
    expect(page.words[0]!.fontSize).toBe(10);
    expect(rounded(page.words[0]!.bbox)).toEqual([72, 91, 104, 101]);
  });

  it('of a Chinese font that is not embedded is read all the same', async () => {
    expect(texts(await firstPage(shownChinese('部门预算', 72, 700)))).toEqual(['部门预算']);
  });

  it('is parted at spaces and at gaps, and joined where a word is drawn in pieces', async () => {
    const page = await firstPage(`${shown('to', 72, 700)}${shown('tal 12', 82.0, 700)}BT /F1 12 Tf 72 650 Td [(left) -3000 (right)] TJ ET`);
    expect(texts(page)).toEqual(['total', '12', 'left', 'right']);
  });

  it('drawn twice a little apart, as fake bold, is read once and the repetition kept aside', async () => {
    const page = await firstPage(shown('Total', 72, 700) + shown('Total', 72.3, 700));
    expect(texts(page)).toEqual(['Total']);
    expect(page.repeated).toEqual(['Total']);
  });

  it('printed twice in different places is read twice', async () => {
    expect(texts(await firstPage(shown('0.00', 72, 700) + shown('0.00', 172, 700)))).toEqual(['0.00', '0.00']);
  });

  it('that is invisible counts only on a page without printed text', async () => {
    const hidden = `BT 3 Tr /F1 12 Tf 72 700 Td (layer under a scan) Tj ET `;
    expect(texts(await firstPage(hidden))).toEqual(['layer', 'under', 'a', 'scan']);
    const page = await firstPage(`${hidden} 0 Tr ${shown('printed', 72, 600)}`);
    expect(texts(page)).toEqual(['printed']);
    expect(page.hidden!.map((word) => word.text)).toEqual(['layer', 'under', 'a', 'scan']);
  });

  it('white on white is not on paper, white on a dark ground is', async () => {
    const page = await firstPage(`1 1 1 rg ${shown('unseen', 72, 700)} 0 0 1 rg 60 600 200 30 re f 1 1 1 rg ${shown('Header', 72, 610)}`);
    expect(texts(page)).toEqual(['Header']);
  });

  it('in a filled field of a form stands where the field is', async () => {
    const bytes = aPdf({ pages: [{ content: shown('Name', 72, 700), fields: [{ rect: [172, 696, 300, 716], content: shown('Zhang', 2, 4, 10) }] }] });
    const field = (await readPdf(bytes)).pages[0]!.words.find((word) => word.text === 'Zhang')!;
    expect(rounded([field.bbox[0], field.bbox[3]])).toEqual([174, 143]);
  });

  it('off the page is not on paper', async () => {
    expect(texts(await firstPage(shown('seen', 72, 700) + shown('cut', 72, -40)))).toEqual(['seen']);
  });

  it('in bold type is marked bold', async () => {
    const page = await firstPage(shown('Title', 72, 700, 12, 'F3') + shown('text', 72, 680));
    expect(page.words.map((word) => word.bold ?? false)).toEqual([true, false]);
  });

  it('slanted over the page is a watermark, text along the side is a word of its own direction', async () => {
    const page = await firstPage(`BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET BT /F1 10 Tf 0 1 -1 0 50 300 Tm (upwards) Tj ET`);
    expect(page.watermarks).toEqual(['DRAFT']);
    expect(page.words.map((word) => [word.text, word.rotation])).toEqual([['upwards', 270]]);
  });

  test.each([[0, [72, 91]], [90, [742, 72]], [180, [523, 742]], [270, [91, 523]]] as const)('on a page turned by %i degrees lies in the page as displayed', async (rotate, [x, y]) => {
    const page = await firstPage(shown('A', 72, 742, 10), { rotate });
    const [x0, top, x1, bottom] = page.words[0]!.bbox;
    expect(Math.abs((x0 + x1) / 2 - x)).toBeLessThan(9);
    expect(Math.abs((top + bottom) / 2 - y)).toBeLessThan(9);
    expect([page.width, page.height]).toEqual(rotate % 180 === 0 ? [595, 842] : [842, 595]);
  });
});

describe('lines', () => {
  test.each([
    ['a stroke', '1 w 100 700 m 300 700 l S'],
    ['a thin filled box', '100 699.5 200 1 re f'],
    ['a stroke in a scaled space', '2 0 0 2 0 0 cm 0.5 w 50 350 m 150 350 l S'],
    ['an image one pixel high', 'q 200 0 0 1 100 699.5 cm /Im1 Do Q'],
  ])('%s is a ruling', async (_name, content) => {
    const [ruling] = (await firstPage(shown('x', 10, 10) + content)).rulings;
    expect(rounded([ruling!.x0, ruling!.top, ruling!.x1, ruling!.bottom])).toEqual([100, 142, 300, 142]);
  });

  it('of a box are four rulings, and a filled box is an area', async () => {
    const page = await firstPage(`${shown('x', 10, 10)} 100 600 200 100 re S 0.9 g 100 400 200 50 re f`);
    expect(page.rulings).toHaveLength(4);
    expect(page.fills.map(rounded)).toEqual([[100, 392, 300, 442]]);
  });

  it('in white or fully transparent are not seen', async () => {
    expect((await firstPage(`${shown('x', 10, 10)} 1 1 1 RG 100 700 m 300 700 l S 1 1 1 rg 100 500 200 50 re f`)).rulings).toEqual([]);
  });

  it('in a form are moved by its matrix', async () => {
    const bytes = aPdf({ pages: [{ content: 'q 1 0 0 1 0 100 cm /Fm1 Do Q' }], forms: { Fm1: { matrix: [1, 0, 0, 1, 50, 0], content: `${shown('inside', 0, 500)} 0 480 m 100 480 l S` } } });
    const page = (await readPdf(bytes)).pages[0]!;
    expect(rounded([page.rulings[0]!.x0, page.rulings[0]!.top])).toEqual([50, 262]);
    expect(Math.round(page.words[0]!.bbox[0])).toBe(50);
  });
});

it('a long PDF gives a sign of life with every page', async () => {
  let pages = 0;
  await readPdf(aPdf({ pages: [{ content: shown('one', 72, 700) }, { content: shown('two', 72, 700) }, { content: '' }] }), () => pages++);
  expect(pages).toBe(3);
});

describe('a page', () => {
  it('without anything is blank', async () => {
    const { pages, issues } = await readPdf(aPdf({ pages: [{ content: '' }] }));
    expect(pages[0]!.status).toBe('blank');
    expect(issues.map((issue) => issue.code)).toEqual(['pdf.page-without-content']);
  });

  it('that is an image without text needs OCR, and says so', async () => {
    const { pages, issues } = await readPdf(aPdf({ pages: [{ content: 'q 595 0 0 842 0 0 cm /Im1 Do Q' }] }));
    expect(pages[0]).toMatchObject({ status: 'needs_ocr', reason: expect.stringContaining('没有文字层') });
    expect(issues.map((issue) => [issue.code, issue.page])).toEqual([['pdf.page-needs-ocr', 1]]);
  });

  it('whose text layer is gibberish needs OCR', async () => {
    expect((await firstPage(shown('\\316\\322\\303\\307\\265\\304\\324\\244\\313\\343\\261\\355', 72, 700))).status).toBe('needs_ocr');
  });

  it('with text is read', async () => {
    expect(await firstPage(shown('text', 72, 700))).toMatchObject({ status: 'read', reason: null });
  });
});

describe('a file', () => {
  const plain = aPdf({ pages: [{ content: shown('text', 72, 700) }], title: 'Final account' });
  const errorOf = async (bytes: Uint8Array): Promise<DocumentError> => {
    const error: unknown = await readPdf(bytes).then(() => null, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(DocumentError);
    return error as DocumentError;
  };

  it('gives its title', async () => {
    expect((await readPdf(plain)).metadataTitle).toBe('Final account');
  });

  it('gives a title written as the hex digits of its GBK bytes in characters', async () => {
    expect((await readPdf(aPdf({ pages: [{ content: '' }], title: '<D4A4CBE3>' }))).metadataTitle).toBe('预算');
  });

  it('with a password for opening is refused as such, in Chinese and English', async () => {
    const error = await errorOf(aPdf({ pages: [{ content: shown('secret', 72, 700) }], userPassword: 'abc' }));
    expect(error.code).toBe('needs_password');
    expect(error.message).toContain('密码');
    expect(error.messageEn).toContain('password');
  });

  it('with only an owner password opens', async () => {
    const { pages } = await readPdf(aPdf({ pages: [{ content: shown('open', 72, 700) }], ownerPassword: 'abc' }));
    expect(texts(pages[0]!)).toEqual(['open']);
  });

  it('that is cut off is truncated, one that is garbage is corrupt', async () => {
    expect((await errorOf(plain.slice(0, 300))).code).toBe('truncated');
    expect((await errorOf(new TextEncoder().encode(`%PDF-1.4\n${'garbage '.repeat(50)}\n%%EOF`))).code).toBe('corrupt');
  });

  it('without pages is corrupt', async () => {
    expect((await errorOf(aPdf({ pages: [] }))).code).toBe('corrupt');
  });

  it('is read without harm to the bytes handed in', async () => {
    const before = plain.slice();
    await readPdf(plain);
    expect(plain).toEqual(before);
  });
});

test('a file is read the same whether its bytes come as a plain array or as the buffer of a file just opened', async () => {
  const bytes = aPdf({ pages: [{ content: shown('Budget', 72, 742, 10) }] });
  expect(await readPdf(Buffer.from(bytes))).toEqual(await readPdf(new Uint8Array(bytes)));
});
