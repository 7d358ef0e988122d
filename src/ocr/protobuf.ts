import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** One field of a Protocol Buffers message: varints (wire type 0) as numbers, everything else as its bytes. */
export interface ProtoField {
  readonly number: number;
  readonly wire: WireType;
  readonly value: bigint | Uint8Array;
}

/** The fields of an encoded message in their order, with none of them decoded further. */
export function readFields(bytes: Uint8Array): ProtoField[] {
  const reader = new BinaryReader(bytes);
  const fields: ProtoField[] = [];
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    fields.push({ number, wire, value: wire === WireType.Varint ? BigInt(reader.uint64()) : wire === WireType.LengthDelimited ? reader.bytes() : reader.skip(wire, number) });
  }
  return fields;
}

/** The message that `readFields` reads as these fields. */
export function writeFields(fields: readonly ProtoField[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const { number, wire, value } of fields) {
    writer.tag(number, wire);
    if (typeof value === 'bigint') writer.uint64(value);
    else if (wire === WireType.LengthDelimited) writer.bytes(value);
    else writer.raw(value);
  }
  return writer.finish();
}
