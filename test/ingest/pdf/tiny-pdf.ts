import { createHash } from 'node:crypto';

interface PageInput {
  /** Content stream in PDF operators; font `/F1` is Helvetica, `/F2` a Chinese font that is not embedded, `/F3` Helvetica-Bold. */
  readonly content: string;
  readonly rotate?: 0 | 90 | 180 | 270;
  readonly width?: number;
  readonly height?: number;
  /** Fillable fields: the place `[x0, y0, x1, y1]` from the bottom left, and what their appearance draws from their own corner. */
  readonly fields?: readonly { readonly rect: readonly number[]; readonly content: string }[];
}

interface PdfInput {
  readonly pages: readonly PageInput[];
  /** Form XObjects by name (`Fm1`): their content and matrix. */
  readonly forms?: Readonly<Record<string, { readonly content: string; readonly matrix: readonly number[] }>>;
  /** An image `/Im1` of 2 x 2 grey pixels is at hand. */
  readonly title?: string;
  readonly userPassword?: string;
  readonly ownerPassword?: string;
}

/** Writes a small PDF by hand, uncompressed, so that a test shows every operator it is about. */
export function aPdf({ pages, forms = {}, title, userPassword, ownerPassword }: PdfInput): Uint8Array {
  const objects: { body: string; stream?: string }[] = [];
  const add = (body: string, stream?: string): number => objects.push({ body, ...(stream !== undefined && { stream }) });
  const catalog = add('');
  const tree = add('');
  const fonts = [
    add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    add(`<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [${objects.length + 2} 0 R] >>`),
    add('<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>'),
    add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>'),
  ];
  const image = add('<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>', '\x00\x80\x40\xff');
  const xobjects = Object.entries(forms).map(([name, { content, matrix }]) =>
    `/${name} ${add(`<< /Type /XObject /Subtype /Form /BBox [-1000 -1000 2000 2000] /Matrix [${matrix.join(' ')}] /Resources << /Font << /F1 ${fonts[0]} 0 R >> >> /Length ${content.length} >>`, content)} 0 R`);
  const kids = pages.map(({ content, rotate = 0, width = 595, height = 842, fields = [] }) => {
    const annotations = fields.map(({ rect, content: drawn }) => {
      const look = add(`<< /Type /XObject /Subtype /Form /BBox [0 0 ${rect[2]! - rect[0]!} ${rect[3]! - rect[1]!}] /Resources << /Font << /F1 ${fonts[0]} 0 R >> >> /Length ${drawn.length} >>`, drawn);
      return add(`<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /F 4 /Rect [${rect.join(' ')}] /AP << /N ${look} 0 R >> >>`);
    });
    const stream = add(`<< /Length ${content.length} >>`, content);
    return add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${stream} 0 R /Annots [${annotations.map((annotation) => `${annotation} 0 R`).join(' ')}] /Resources << /Font << /F1 ${fonts[0]} 0 R /F2 ${fonts[1]} 0 R /F3 ${fonts[3]} 0 R >> /XObject << /Im1 ${image} 0 R ${xobjects.join(' ')} >> >> >>`);
  });
  objects[catalog - 1] = { body: `<< /Type /Catalog /Pages ${tree} 0 R >>` };
  objects[tree - 1] = { body: `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>` };
  const info = title === undefined ? null : add(`<< /Title (${title}) >>`);
  const lock = userPassword !== undefined || ownerPassword !== undefined ? encryption(userPassword ?? '', ownerPassword ?? '') : null;
  return written(objects, catalog, info, lock);
}

/** `BT … ET` with one text at a place, from the bottom left. */
export const shown = (text: string, x: number, y: number, size = 12, font = 'F1'): string => `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;

/** Chinese text for `/F2`, as UCS-2 hex. */
export const shownChinese = (text: string, x: number, y: number, size = 12): string =>
  `BT /F2 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${[...text].map((c) => c.codePointAt(0)!.toString(16).padStart(4, '0')).join('')}> Tj ET\n`;

function written(objects: readonly { body: string; stream?: string }[], catalog: number, info: number | null, lock: Encryption | null): Uint8Array {
  let text = '%PDF-1.6\n';
  const offsets: number[] = [];
  objects.forEach(({ body, stream }, i) => {
    offsets.push(text.length);
    const content = stream === undefined ? '' : `\nstream\n${lock ? lock.encrypt(i + 1, stream) : stream}\nendstream`;
    text += `${i + 1} 0 obj\n${body}${content}\nendobj\n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R ${info ? `/Info ${info} 0 R` : ''} ${lock ? `/Encrypt ${lock.dictionary} /ID [<${ID}> <${ID}>]` : ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

interface Encryption {
  readonly dictionary: string;
  encrypt(object: number, data: string): string;
}

const ID = '00112233445566778899aabbccddeeff';
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();
const padded = (password: string): Buffer => Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32);

/** The standard security handler, revision 2: 40-bit RC4 (ISO 32000-1, 7.6.3). */
function encryption(user: string, owner: string): Encryption {
  const o = rc4(md5(padded(owner || user)).subarray(0, 5), padded(user));
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(padded(user), o, permissions, Buffer.from(ID, 'hex')).subarray(0, 5);
  const u = rc4(key, PAD);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${o.toString('hex')}> /U <${u.toString('hex')}> >>`,
    encrypt: (object, data) => rc4(md5(key, Buffer.from([object & 255, object >> 8, 0, 0, 0])).subarray(0, 10), Buffer.from(data, 'latin1')).toString('latin1'),
  };
}

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
  }
  let i = 0, j = 0;
  return Buffer.from(data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    [state[i], state[j]] = [state[j]!, state[i]!];
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }));
}
