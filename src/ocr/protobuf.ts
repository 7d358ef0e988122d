/** One field of a Protocol Buffers message: varints (wire type 0) as numbers, everything else as its bytes. */
export interface ProtoField {
  readonly number: number;
  readonly wire: number;
  readonly value: bigint | Uint8Array;
}

/** The fields of an encoded message in their order; groups, which nothing has used for decades, are not known. */
export function readFields(bytes: Uint8Array): ProtoField[] {
  const fields: ProtoField[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('the message ends within a number');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    if (wire === 0) fields.push({ number: tag >> 3, wire, value: varint() });
    else {
      const length = wire === 2 ? Number(varint()) : wire === 1 ? 8 : 4;
      fields.push({ number: tag >> 3, wire, value: bytes.subarray(at, (at += length)) });
    }
  }
  return fields;
}

/** The message that `readFields` reads as these fields. */
export function writeFields(fields: readonly ProtoField[]): Uint8Array {
  const parts = fields.flatMap(({ number, wire, value }) => {
    const tag = varintBytes(BigInt((number << 3) | wire));
    if (typeof value === 'bigint') return [tag, varintBytes(value)];
    return wire === 2 ? [tag, varintBytes(BigInt(value.length)), value] : [tag, value];
  });
  return Buffer.concat(parts);
}

function varintBytes(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return Uint8Array.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
