import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_LIMITS, entriesOf } from '../../src/ingest/archive.ts';
import { DocumentError } from '../../src/model/outcome.ts';

interface Member {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  readonly flags?: number;
  readonly claimedSize?: number;
}

/** A ZIP written byte by byte: names in any encoding and flags of any kind. */
function aZip(members: readonly Member[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, claimedSize } of members) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    local.push(Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...directory, end]));
}

async function listed(zip: Uint8Array, limits = ARCHIVE_LIMITS): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for await (const entry of entriesOf(zip, limits)) {
    const content = await entry.read().then((read) => Buffer.from(read).toString('utf8'), (error: unknown) => (error instanceof DocumentError ? error.code : String(error)));
    all.push([entry.name, content]);
  }
  return all;
}

const gbk = { 自评报告: [0xd7, 0xd4, 0xc6, 0xc0, 0xb1, 0xa8, 0xb8, 0xe6] };

describe('files of an archive', () => {
  test('names in GBK, in UTF-8 without its flag and with it are all read', async () => {
    const zip = aZip([
      { name: new Uint8Array([...gbk.自评报告, ...strToU8('/a.txt')]), content: strToU8('甲') },
      { name: strToU8('财政局/b.txt'), content: strToU8('乙') },
      { name: strToU8('司法局/c.txt'), content: strToU8('丙'), flags: 1 << 11 },
    ]);
    expect(await listed(zip)).toEqual([['自评报告/a.txt', '甲'], ['财政局/b.txt', '乙'], ['司法局/c.txt', '丙']]);
  });

  test('a path cannot lead out of the archive', async () => {
    const zip = aZip(['../../etc/passwd', 'C:\\windows\\x.txt', '/abs.txt', './a/./b.txt'].map((name) => ({ name: strToU8(name), content: strToU8('x') })));
    expect((await listed(zip)).map(([name]) => name)).toEqual(['etc/passwd', 'windows/x.txt', 'abs.txt', 'a/b.txt']);
  });

  test('what operating systems leave behind is passed over', async () => {
    const zip = zipSync({ '__MACOSX/._a.txt': strToU8('x'), '.DS_Store': strToU8('x'), 'd/Thumbs.db': strToU8('x'), '~$a.docx': strToU8('x'), 'a.txt': strToU8('甲'), 'd/': new Uint8Array() });
    expect(await listed(zip)).toEqual([['a.txt', '甲']]);
  });

  test('archives within archives are opened to the third level', async () => {
    const four = zipSync({ 'd.txt': strToU8('丁') });
    const three = zipSync({ 'c.txt': strToU8('丙'), '4.zip': four });
    const zip = zipSync({ '2.zip': zipSync({ 'b.txt': strToU8('乙'), '3.zip': three }), 'a.txt': strToU8('甲') });
    expect((await listed(zip)).map(([name]) => name)).toEqual(['2.zip/b.txt', '2.zip/3.zip/c.txt', '2.zip/3.zip/4.zip', 'a.txt']);
  });

  test('a file with a password is named, the others are read', async () => {
    const zip = aZip([{ name: strToU8('a.txt'), content: strToU8('甲'), flags: 1 }, { name: strToU8('b.txt'), content: strToU8('乙') }]);
    expect(await listed(zip)).toEqual([['a.txt', 'needs_password'], ['b.txt', '乙']]);
  });

  test('a zip bomb is refused, by its ratio and by its size', async () => {
    const zip = zipSync({ 'bomb.txt': new Uint8Array(20 * 1024 * 1024), 'b.txt': strToU8('乙') });
    expect(await listed(zip)).toEqual([['bomb.txt', 'too_large'], ['b.txt', '乙']]);
    expect(await listed(zipSync({ 'b.txt': strToU8('一二三') }), { ...ARCHIVE_LIMITS, maxEntryBytes: 8 })).toEqual([['b.txt', 'too_large']]);
    expect(await listed(zipSync({ 'a.txt': strToU8('12345'), 'b.txt': strToU8('123456') }), { ...ARCHIVE_LIMITS, maxTotalBytes: 10 })).toEqual([['a.txt', '12345'], ['b.txt', 'too_large']]);
  });

  test('a file that unpacks to more than it claims is damaged', async () => {
    expect(await listed(aZip([{ name: strToU8('a.txt'), content: strToU8('甲'.repeat(2000)), claimedSize: 10 }]))).toEqual([['a.txt', 'corrupt']]);
  });

  test('an archive cut off at its end says so', async () => {
    await expect(listed(zipSync({ 'a.txt': strToU8('甲'.repeat(500)) }).slice(0, 60))).rejects.toMatchObject({ code: 'truncated' });
  });
});
