import type { Issue } from '../model/outcome.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | (string & {});

export interface Decoded {
  /** Without a byte order mark; nothing else is changed. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly issues: readonly Issue[];
}

/**
 * Bytes of a text or web page as a string. A byte order mark decides; then strict UTF-8, which Chinese text in another
 * encoding practically never satisfies; then UTF-16 without a mark; then what the page itself declares (`declared`);
 * then GB18030, which every GB2312 and GBK file also is. Adds `text.undecodable-bytes` where bytes had to be replaced.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes.subarray(marked.length), marked.encoding);
  const zeros = zeroBytes(bytes);
  if (zeros) return decodeAs(bytes, zeros);
  const strict = decodeStrictly(bytes, 'utf-8');
  if (strict !== null) return { text: strict, encoding: 'utf-8', issues: [] };
  const wide = unmarkedUtf16(bytes);
  if (wide) return decodeAs(bytes, wide);
  if (isMostlyUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  return decodeAs(bytes, declared !== null && isKnown(declared) && !/^utf-?8$/iu.test(declared) ? declared : 'gb18030');
}

function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return { encoding: 'gb18030', length: 4 };
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded {
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== null) return { text: strict, encoding, issues: [] };
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const lost = count(text, '\ufffd');
  return {
    text, encoding,
    issues: lost === 0 ? [] : [{
      code: 'text.undecodable-bytes', severity: 'warning', at: [],
      message: `按 ${encoding} 解码时有 ${lost} 处无法识别, 以 \ufffd 代替`, messageEn: `${lost} places could not be decoded as ${encoding}; shown as \ufffd`,
    }],
  };
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes looked at to guess an encoding. */
const SAMPLE = 65_536;

/** UTF-16 shows zero bytes on one side only: the high bytes of digits and line ends. Stray NULs in other text fall on both. */
function zeroBytes(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  const least = Math.max(2, length / 200);
  if (odd >= least && even * 20 <= odd) return 'utf-16le';
  if (even >= least && odd * 20 <= even) return 'utf-16be';
  return null;
}

/** Chinese text without a single ASCII character: nearly every unit is then a CJK character in one of the two byte orders. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 16) return null;
  const common = { 'utf-16le': 0, 'utf-16be': 0 };
  for (let i = 0; i < length; i += 2) {
    const [first, second] = [bytes[i]!, bytes[i + 1]!];
    if (isCommonUnit((second << 8) | first)) common['utf-16le']++;
    if (isCommonUnit((first << 8) | second)) common['utf-16be']++;
  }
  const best = common['utf-16le'] >= common['utf-16be'] ? 'utf-16le' : 'utf-16be';
  return common[best] * 2 >= length * 0.9 ? best : null;
}

function isCommonUnit(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** A UTF-8 file with a character cut in two: at least 50 good sequences for each broken one, which GB18030 text never shows. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE));
  let good = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit >= 0x80) good++;
  }
  return good >= 50 * Math.max(1, broken - 2);
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function count(text: string, ch: string): number {
  let found = 0;
  for (let at = text.indexOf(ch); at >= 0; at = text.indexOf(ch, at + 1)) found++;
  return found;
}
