import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../src/ingest/docx/number-formats.ts';
import { aList, numbered, p, readBody } from './office-builders.ts';

const linesOf = async (body: string, numbering: string, styles?: string): Promise<string[]> => (await readBody(body, { numbering, ...(styles !== undefined && { styles }) })).lines;

describe('automatic numbers stand in the text as Word prints them', () => {
  test.each<[string, number, string]>([
    ['chineseCounting', 1, '一'], ['chineseCounting', 10, '十'], ['chineseCounting', 11, '十一'], ['chineseCounting', 20, '二十'],
    ['chineseCountingThousand', 101, '一百零一'], ['chineseCountingThousand', 110, '一百一十'], ['japaneseCounting', 12, '十二'],
    ['taiwaneseCountingThousand', 1010, '一千零一十'], ['chineseCountingThousand', 12000, '一万二千'],
    ['ideographTraditional', 3, '丙'], ['ideographZodiac', 2, '丑'], ['ideographDigital', 10, '一〇'], ['chineseLegalSimplified', 21, '贰拾壹'],
    ['decimalEnclosedCircle', 1, '①'], ['decimalEnclosedCircleChinese', 20, '⑳'], ['decimalEnclosedCircle', 21, '㉑'], ['decimalEnclosedCircle', 51, '51'],
    ['decimalEnclosedParen', 2, '⑵'], ['decimalEnclosedFullstop', 3, '⒊'], ['ideographEnclosedCircle', 2, '㊁'],
    ['decimal', 12, '12'], ['decimalZero', 3, '03'], ['decimalFullWidth', 12, '１２'], ['upperRoman', 4, 'IV'], ['lowerRoman', 9, 'ix'],
    ['upperLetter', 27, 'AA'], ['lowerLetter', 2, 'b'], ['numberInDash', 4, '- 4 -'],
  ])('%s %i is %s', (format, value, printed) => {
    expect(formatNumber(value, format)).toBe(printed);
  });

  test('levels of a report: 第一部分, 一、, （一）, 1. and deeper levels restart', async () => {
    const list = aList([['chineseCounting', '第%1部分'], ['chineseCounting', '%2、'], ['chineseCounting', '（%3）'], ['decimal', '%4.']]);
    const body = [numbered('概况', 1, 0), numbered('基本情况', 1, 1), numbered('职责', 1, 2), numbered('机构', 1, 2), numbered('股室', 1, 3), numbered('收支情况', 1, 1), numbered('收入', 1, 2), numbered('绩效', 1, 0), numbered('目标', 1, 1)].join('');
    expect(await linesOf(body, list)).toEqual(['第一部分 概况', '一、基本情况', '（一）职责', '（二）机构', '1. 股室', '二、收支情况', '（一）收入', '第二部分 绩效', '一、目标']);
  });

  test('1.1 repeats the number of the level above, and isLgl turns 一 into 1', async () => {
    const list = aList([['chineseCounting', '%1、'], ['decimal', '%1.%2', '<w:isLgl/>']]);
    expect(await linesOf([numbered('总则', 1), numbered('范围', 1, 1), numbered('依据', 1, 1)].join(''), list)).toEqual(['一、总则', '1.1 范围', '1.2 依据']);
  });

  test('lvlRestart 0 goes on counting through the whole report', async () => {
    const list = aList([['chineseCounting', '%1、'], ['decimal', '%2.', '<w:lvlRestart w:val="0"/>']]);
    expect(await linesOf([numbered('甲', 1), numbered('子', 1, 1), numbered('乙', 1), numbered('丑', 1, 1)].join(''), list)).toEqual(['一、甲', '1. 子', '二、乙', '2. 丑']);
  });

  test('two lists of one definition go on counting; one that overrides the start begins anew', async () => {
    const more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    const list = aList([['decimal', '%1、']], more);
    expect(await linesOf([numbered('甲', 1), numbered('乙', 2), numbered('丙', 3), numbered('丁', 3)].join(''), list)).toEqual(['1、甲', '2、乙', '1、丙', '2、丁']);
  });

  test('a heading style brings its number with it, through the style that it is based on', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="a"><w:name w:val="本局标题"/><w:basedOn w:val="1"/></w:style>`;
    const list = aList([['chineseCounting', '%1、', '<w:pStyle w:val="1"/>'], ['chineseCounting', '（%2）', '<w:pStyle w:val="2"/>']]);
    const body = p('基本情况', '<w:pStyle w:val="1"/>') + p('职责', '<w:pStyle w:val="2"/>') + p('绩效', '<w:pStyle w:val="a"/>') + p('无号', '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    const { lines, document } = await readBody(body, { styles, numbering: list });
    expect(lines).toEqual(['一、基本情况', '（一）职责', '二、绩效', '无号']);
    expect(document.blocks.map((block) => block.kind === 'paragraph' && [block.style.heading, block.style.automaticNumber])).toEqual([[1, true], [2, true], [1, true], [1, undefined]]);
  });

  test('a bullet is no number, and a deleted paragraph does not count', async () => {
    const list = aList([['decimal', '%1、'], ['bullet', '\uf06c']]);
    const deleted = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del><w:r><w:delText>旧项</w:delText></w:r></w:del></w:p>';
    expect(await linesOf([numbered('甲', 1), deleted, numbered('乙', 1), numbered('点', 1, 1)].join(''), list)).toEqual(['1、甲', '2、乙', '点']);
  });

  test('a cell that only has an automatic number shows it', async () => {
    const body = `<w:tbl><w:tr><w:tc>${numbered('', 1)}</w:tc><w:tc>${p('法律援助')}</w:tc></w:tr><w:tr><w:tc>${numbered('', 1)}</w:tc><w:tc>${p('普法宣传')}</w:tc></w:tr></w:tbl>`;
    expect(await linesOf(body, aList([['decimal', '%1']]))).toEqual(['1\t法律援助', '2\t普法宣传']);
  });
});
