import { DocumentError } from '../model/outcome.ts';

/** The page of a web archive (RFC 2557), which Word and browsers save under .mht, .mhtml or .doc. Bytes in the page's own encoding. Throws `corrupt`. */
export function htmlOf(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const part = htmlPart(source, 0);
  if (!part) throw new DocumentError('corrupt', '网页存档(MHTML)里没有网页', 'the web archive (MHTML) holds no page');
  return part;
}

function htmlPart(source: string, depth: number): Uint8Array | null {
  const [head, body] = headAndBody(source);
  const type = header(head, 'content-type') ?? '';
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined && depth < 4) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const found = htmlPart(part.replace(/^\r?\n/, ''), depth + 1);
      if (found) return found;
    }
    return null;
  }
  if (!/text\/html/i.test(type)) return null;
  return decodeBody(body, header(head, 'content-transfer-encoding') ?? '');
}

function headAndBody(source: string): [head: string, body: string] {
  const match = /\r?\n\r?\n/.exec(source);
  return match ? [source.slice(0, match.index), source.slice(match.index + match[0].length)] : [source, ''];
}

function header(head: string, name: string): string | null {
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? null;
}

function decodeBody(body: string, encoding: string): Uint8Array {
  if (/base64/i.test(encoding)) return new Uint8Array(Buffer.from(body, 'base64'));
  if (!/quoted-printable/i.test(encoding)) return new Uint8Array(Buffer.from(body, 'latin1'));
  const text = body.replace(/[ \t]*=[ \t]*\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
