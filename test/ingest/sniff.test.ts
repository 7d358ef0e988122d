import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/ingest/read-file.ts';
import { sniff } from '../../src/ingest/sniff.ts';
import { DocumentError } from '../../src/model/outcome.ts';
import { aDocx, p } from './office-builders.ts';

const bytes = (text: string): Uint8Array => strToU8(text);
const ole = (...streams: string[]): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'))]));
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const errorOf = async (name: string, content: Uint8Array, maxBytes?: number): Promise<[string, string]> => {
  const error = await readFile(name, content, maxBytes === undefined ? {} : { maxBytes }).then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof DocumentError)) throw new Error(`no DocumentError but ${String(error)}`);
  expect(error.messageEn).not.toBe('');
  return [error.code, error.message];
};

describe('a file is known by its bytes', () => {
  test.each<[string, string, Uint8Array]>([
    ['text', 'a.txt', bytes('2022年度部门整体支出绩效自评报告')],
    ['text', 'a', bytes('MZ 编号从此开始')],
    ['text', 'a.txt', bytes('BM 是两个字母')],
    ['text', 'a.md', bytes('报告正文,混有 <p>网页残留</p>')],
    ['text', 'utf16.txt', new Uint8Array(Buffer.from('\ufeff2022年度 budget', 'utf16le'))],
    ['text', 'gbk.txt', new Uint8Array([0xb2, 0xc6, 0xd5, 0xfe, 0xbe, 0xd6, 0x0d, 0x0a])],
    ['html', 'a.html', bytes('<!DOCTYPE html><html><body>')],
    ['html', 'a.doc', bytes('\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>')],
    ['html', 'a.xls', bytes('<table><tr><td>1</td></tr></table>')],
    ['mhtml', 'a.doc', bytes('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n')],
    ['pdf', 'a.doc', bytes('%PDF-1.7\n')],
    ['docx', 'a.bin', aDocx(p('正文'))],
    ['xls', 'a.xls', ole('Workbook')],
    ['spreadsheet-xml', 'a.xls', bytes('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')],
    ['image', 'a.pdf', png],
    ['archive', 'a.zip', zipSync({ 'a.txt': bytes('x') })],
  ])('%s: %s', async (kind, name, content) => {
    expect((await sniff(name, content)).kind).toBe(kind);
  });

  test.each<[string, string, string, Uint8Array]>([
    ['empty_file', '文件是空的(0 字节)', 'a.docx', new Uint8Array()],
    ['corrupt', '文件内容全是零字节,可能没有下载完', 'a.docx', new Uint8Array(5000)],
    ['truncated', '文件不完整(压缩包缺少目录),可能没有下载完', 'a.docx', aDocx(p('正文'.repeat(3000))).slice(0, 500)],
    ['needs_password', '文件有打开密码,请去掉密码后再导入', 'a.docx', ole('EncryptionInfo', 'EncryptedPackage')],
    ['unknown_format', '旧版 Word(.doc/.wps) 文件无法直接读取,请用 Word 或 WPS 另存为 .docx 后再导入', 'a.doc', ole('WordDocument')],
    ['unknown_format', 'RTF 文件无法直接读取,请用 Word 或 WPS 另存为 .docx 后再导入', 'a.doc', bytes('{\\rtf1\\ansi')],
    ['unknown_format', 'OpenDocument 文本(.odt) 文件无法直接读取,请另存为 .docx 后再导入', 'a.odt', zipSync({ mimetype: bytes('application/vnd.oasis.opendocument.text') })],
    ['unknown_format', 'OFD 文件无法直接读取,请用阅读器另存为 PDF 后再导入', 'a.ofd', zipSync({ 'OFD.xml': bytes('<x/>') })],
    ['unknown_format', 'RAR 文件无法直接读取,请解压后导入,或改用 ZIP 压缩包', 'a.rar', new Uint8Array([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0, ...Array.from({ length: 200 }, (_, i) => (i * 37) % 31)])],
    ['unknown_format', '无法识别的文件格式', 'a.dat', new Uint8Array(Array.from({ length: 400 }, (_, i) => (i * 7) % 32))],
    ['wrong_format', '这是压缩包,不是文档;请用导入命令导入压缩包里的文件', 'a.zip', zipSync({ 'a.txt': bytes('x') })],
    ['corrupt', 'Word 文件已损坏,无法读取', 'a.docx', zipSync({ '[Content_Types].xml': bytes('<Types/>'), 'word/styles.xml': bytes('<w:styles/>') })],
  ])('%s: %s', async (code, message, name, content) => {
    expect(await errorOf(name, content)).toEqual([code, message]);
  });

  test('one changed byte in a Word file is noticed', async () => {
    const file = aDocx(p('支出合计1092.90万元'));
    const stored = zipSync(unzipSync(file), { level: 0 });
    const at = Buffer.from(stored).indexOf('1092.90');
    stored[at] = '7'.charCodeAt(0);
    expect(await errorOf('a.docx', stored)).toEqual(['corrupt', '文件已损坏,无法解压']);
  });

  test('a file above the limit is refused with its size', async () => {
    expect(await errorOf('a.txt', new Uint8Array(3 * 1024 * 1024), 1024 * 1024)).toEqual(['too_large', '文件过大(3 MB),上限为 1 MB']);
  });

  test('a file that is not what its name says is read as what it is, and says so', async () => {
    const read = await readFile('报告.pdf', aDocx(p('正文')));
    expect(read.kind === 'document' && read.document.text).toBe('正文\n');
    expect(read.issues.map((issue) => issue.message)).toEqual(['文件名以 .pdf 结尾,内容却是 Word 文档,已按 Word 文档读取']);
  });

  test('a picture is a page that waits for OCR', async () => {
    const read = await readFile('a.png', png);
    expect(read.kind === 'pages' && read.pages.map((page) => [page.number, page.status, page.width])).toEqual([[1, 'needs_ocr', 1]]);
  });
});
