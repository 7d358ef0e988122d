let table: Map<string, number> | null = null;

/**
 * Encodes text in GB18030's one- and two-byte ranges (GBK): all that a report prints. Built from Node's own decoder, so
 * that no table has to be kept. Throws for a character outside.
 */
export function toGb18030(text: string): Uint8Array {
  table ??= pairs();
  const bytes: number[] = [];
  for (const ch of text) {
    const code = ch.codePointAt(0)!;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(ch);
    if (pair === undefined) throw new Error(`not in GBK: ${ch}`);
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

function pairs(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const ch = decoder.decode(Uint8Array.of(lead, trail));
      if ([...ch].length === 1 && ch !== '\ufffd' && !found.has(ch)) found.set(ch, (lead << 8) | trail);
    }
  }
  return found;
}
