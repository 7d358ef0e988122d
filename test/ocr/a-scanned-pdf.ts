// PDFs of scans written by hand, so that a test shows every entry of an image's dictionary that it is about.
import { writtenPdf, pdfStream } from '../../scripts/scans/image-pdf.ts';

export interface ScanImage {
  /** Entries of its dictionary but `/Type`, `/Subtype` and `/Length`. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** Half a point a pixel, as in `aPrint`. */
export const SHEET = { width: 380, height: 90 };

/** Operators that paint `/Im1` over the whole sheet. */
export const FILLED = `q ${SHEET.width} 0 0 ${SHEET.height} 0 0 cm /Im1 Do Q`;

/** One page; images are `/Im1`, `/Im2` … and objects 6, 7 …; `/F1` is Helvetica. */
export function aScannedPdf(images: readonly ScanImage[], content = FILLED, page = ''): Uint8Array {
  const names = images.map((_, i) => `/Im${i + 1} ${i + 6} 0 R`).join(' ');
  return writtenPdf([
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${SHEET.width} ${SHEET.height}] ${page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << ${names} >> >> >>`,
    pdfStream('', Buffer.from(content, 'latin1')), '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...images.map(({ entries, bytes }) => pdfStream(`/Type /XObject /Subtype /Image ${entries}`, Buffer.from(bytes))),
  ]);
}

/** CCITT group 4 data of a bilevel TIFF of one strip. */
export function faxData(tiff: Buffer): Buffer {
  const directory = tiff.readUInt32LE(4);
  const tag = (wanted: number): number => {
    for (let at = directory + 2; at < directory + 2 + tiff.readUInt16LE(directory) * 12; at += 12) {
      if (tiff.readUInt16LE(at) === wanted) return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8);
    }
    throw new Error(`no tag ${wanted}`);
  };
  return tiff.subarray(tag(273), tag(273) + tag(279));
}

/** The same as JBIG2 for a PDF: a page and one generic region in MMR coding, which is group 4 (ITU-T T.88, 6.2.6). */
export function jbig2(fax: Uint8Array, width: number, height: number): Buffer {
  const long = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const segment = (number: number, type: number, data: Uint8Array): Buffer => Buffer.concat([long(number), Buffer.from([type, 0, 1]), long(data.length), data]);
  const size = Buffer.concat([long(width), long(height)]);
  return Buffer.concat([segment(0, 48, Buffer.concat([size, Buffer.alloc(11)])), segment(1, 38, Buffer.concat([size, Buffer.alloc(9), Buffer.from([1]), fax])), segment(2, 49, Buffer.alloc(0))]);
}
