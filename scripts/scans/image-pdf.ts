import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

export interface ScanPicture {
  readonly bytes: Buffer;
  readonly extension: 'png' | 'jpg';
  /** Size of the sheet as it lies in the scanner. Points. */
  readonly width: number;
  readonly height: number;
}

/** A PDF as scanners make it: one picture a page and no text. JPEGs go in as they are. */
export async function imagePdf(pages: readonly ScanPicture[]): Promise<Uint8Array> {
  const objects: (Buffer | string)[] = [];
  const add = (body: Buffer | string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}] >>`);
  for (const { bytes, extension, width, height } of pages) {
    const self = objects.length + 1;
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Scan ${self + 2} 0 R >> >> /Contents ${self + 1} 0 R >>`);
    add(pdfStream('', Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`)));
    if (extension === 'jpg') {
      const { width: across, height: down, channels } = await sharp(bytes).metadata();
      add(pdfStream(`/Type /XObject /Subtype /Image /Width ${across} /Height ${down} /BitsPerComponent 8 /ColorSpace /Device${channels === 1 ? 'Gray' : 'RGB'} /Filter /DCTDecode`, bytes));
    } else {
      const { data, info } = await sharp(bytes).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
      add(pdfStream(`/Type /XObject /Subtype /Image /Width ${info.width} /Height ${info.height} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode`, deflateSync(data, { level: 1 })));
    }
  }
  return writtenPdf(objects);
}

/** A stream object: entries of its dictionary but the length, and its bytes. */
export function pdfStream(entries: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<< ${entries} /Length ${body.length} >>\nstream\n`, 'latin1'), body, Buffer.from('\nendstream', 'latin1')]);
}

/** A PDF of these objects, numbered from 1; the first is its catalog. */
export function writtenPdf(objects: readonly (Buffer | string)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  let length = parts[0]!.length;
  const offsets: number[] = [];
  objects.forEach((body, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`, 'latin1'), typeof body === 'string' ? Buffer.from(body, 'latin1') : body, Buffer.from('\nendobj\n', 'latin1')]);
    offsets.push(length);
    length += part.length;
    parts.push(part);
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`, 'latin1'));
  return new Uint8Array(Buffer.concat(parts));
}
