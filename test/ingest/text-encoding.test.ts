import { expect, test } from 'vitest';
import { decodeText } from '../../src/ingest/encoding.ts';
import { readText } from '../../src/ingest/text.ts';

const REPORT = '2022年度部门整体支出绩效自评报告\n一、预算执行率为100%。\n二、办理案件12件。\n';

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
};

/** GB2312 bytes of `绩效` and digits; Node decodes GB18030 but does not encode it. */
const GB = { 绩: [0xbc, 0xa8], 效: [0xd0, 0xa7], 自: [0xd7, 0xd4], 评: [0xc6, 0xc0] } as const;
const gb18030 = Uint8Array.from([...GB.绩, ...GB.效, ...GB.自, ...GB.评, 0x31, 0x30, 0x0a]);

const withMark = (mark: readonly number[], bytes: Uint8Array): Uint8Array => Uint8Array.from([...mark, ...bytes]);

test.each([
  ['UTF-8', new TextEncoder().encode(REPORT), 'utf-8'],
  ['UTF-8 with a mark', withMark([0xef, 0xbb, 0xbf], new TextEncoder().encode(REPORT)), 'utf-8'],
  ['UTF-16 little endian', utf16(REPORT, true), 'utf-16le'],
  ['UTF-16 little endian with a mark', utf16(`\ufeff${REPORT}`, true), 'utf-16le'],
  ['UTF-16 big endian', utf16(REPORT, false), 'utf-16be'],
  ['UTF-16 big endian with a mark', utf16(`\ufeff${REPORT}`, false), 'utf-16be'],
])('a report in %s is read without a wrong character', (_, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: REPORT, encoding, issues: [] });
});

test('a report in GB18030 is read, with and without a mark', () => {
  expect(decodeText(gb18030)).toEqual({ text: '绩效自评10\n', encoding: 'gb18030', issues: [] });
  expect(decodeText(withMark([0x84, 0x31, 0x95, 0x33], gb18030)).text).toBe('绩效自评10\n');
});

test('Chinese text in UTF-16 without any digit or line end is still recognised', () => {
  const text = '绩效目标完成情况良好社会效益明显提升';
  expect(decodeText(utf16(text, true)).text).toBe(text);
  expect(decodeText(utf16(text, false)).text).toBe(text);
});

test('bytes that no encoding explains are shown as replaced, never dropped in silence', () => {
  const { text, issues } = decodeText(Uint8Array.from([...gb18030, 0xff, 0xff, 0x0a]));
  expect(text).toContain('\ufffd');
  expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([['text.undecodable-bytes', 'warning']]);
});

test('a UTF-8 file cut in the middle of its last character stays UTF-8', () => {
  const whole = new TextEncoder().encode(REPORT.repeat(5));
  const { encoding, issues } = decodeText(whole.subarray(0, whole.length - 3));
  expect([encoding, issues.length]).toEqual(['utf-8', 1]);
});

test('a web page that declares gb2312 but is UTF-8 is read as what it is', () => {
  expect(decodeText(new TextEncoder().encode(REPORT), 'gb2312').encoding).toBe('utf-8');
});

test('a declared encoding is believed when the bytes allow no better proof', () => {
  expect(decodeText(Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5]), 'big5').text).toBe('中文');
});

test('a file without any text has its own error', () => {
  expect(() => readText('a.txt', new TextEncoder().encode(' \r\n\t\n'))).toThrow(expect.objectContaining({ code: 'empty_file' }));
});
