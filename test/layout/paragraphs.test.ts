import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../src/model/document.ts';
import { runsIn } from '../../src/model/places.ts';
import { aPage, documentOf, line, paragraphsOf, prose } from './a-page.ts';

// A column from 90 to 510 points: 35 characters of 12 points fill a line.
const LONG = '全县法律援助机构共受理各类案件五百余件，为困难群众挽回经济损失一千余万';
const full = (text: string): string => (text + LONG.repeat(3)).slice(0, 35);
const first = (text: string): string => `  ${(text + LONG.repeat(3)).slice(0, 33)}`;

describe('a paragraph', () => {
  it('goes on over hard-wrapped lines until a short one', () => {
    const lines = [first('一是'), full('二是'), '到此为止。', first('另起一段'), '完。'];
    const texts = paragraphsOf(aPage({ words: prose(lines) }));
    expect(texts).toEqual([lines.slice(0, 3).join('').trim(), lines.slice(3).join('').trim()]);
  });

  it('begins at an indent of two characters although the line before is full', () => {
    expect(paragraphsOf(aPage({ words: prose([first('甲'), full('乙'), first('丙'), full('丁')]) }))).toHaveLength(2);
  });

  it('goes on over a page break, past the page numbers', () => {
    const one = aPage({ number: 1, words: [...prose([first('甲'), full('乙'), full('丙'), full('丁')], { top: 650 }), ...line('- 1 -', 280, 790)] });
    const two = aPage({ number: 2, words: [...prose([full('戊'), '结束。', first('己'), '再结束。'], { top: 90 }), ...line('- 2 -', 280, 790)] });
    const document = documentOf(one, two);
    expect(paragraphsOf(one, two)).toHaveLength(2);
    expect(document.blocks.map((block) => block.page)).toEqual([1, 2]);
    expect(document.dropped).toEqual([{ text: '- 1 -', reason: 'page_number', page: 1 }, { text: '- 2 -', reason: 'page_number', page: 2 }]);
    const [run] = runsIn(document.runs, { start: document.text.indexOf('戊'), end: document.text.indexOf('戊') + 1 });
    expect(run).toMatchObject({ page: 2, bbox: [90, 90, 510, 102] });
  });

  it('begins anew at a numbered heading, whatever the line before', () => {
    const lines = [first('甲'), '  （一）基本情况', first('乙'), full('丙'), '  一、预算执行情况', first('丁'), '完。'];
    expect(paragraphsOf(aPage({ words: prose(lines) }))[1]).toBe('（一）基本情况');
    expect(paragraphsOf(aPage({ words: prose(lines) }))[3]).toBe('一、预算执行情况');
  });

  it('of Latin words keeps its spaces, also over line breaks', () => {
    const words = [...line('The department spent all of its budget in the year of report and', 90, 100), ...line('returned nothing.', 90, 116)];
    expect(paragraphsOf(aPage({ words }))).toEqual(['The department spent all of its budget in the year of report and returned nothing.']);
  });

  it('set apart by a wider gap is another one', () => {
    expect(paragraphsOf(aPage({ words: [...prose([full('甲'), full('乙')]), ...prose([full('丙'), full('丁')], { top: 190 })] }))).toHaveLength(2);
  });
});

describe('a title', () => {
  it('over two centred lines is one paragraph with its looks', () => {
    const words = [...line('某某县司法局', 234, 100, { size: 22, bold: true }), ...line('绩效自评报告', 234, 136, { size: 22, bold: true }), ...prose([first('甲'), full('乙'), full('丙'), full('丁')], { top: 200 })];
    const document = documentOf(aPage({ words }));
    const [title] = document.blocks as readonly Paragraph[];
    expect(document.text.slice(title!.start, title!.end)).toBe('某某县司法局绩效自评报告');
    expect(title!.style).toEqual({ fontSize: 22, bold: true, centred: true });
  });
});

describe('running text', () => {
  const pages = (text: (n: number) => ReturnType<typeof line>) => [1, 2, 3, 4].map((number) => aPage({ number, words: [...text(number), ...prose([first(`第${'一二三四'[number - 1]}页`), full('乙'), '完。'], { top: 200 })] }));

  it('repeated at the head of pages is dropped and kept aside', () => {
    const document = documentOf(...pages(() => line('某某县司法局绩效自评报告', 200, 40)));
    expect(document.text).not.toContain('绩效自评报告');
    expect(document.dropped.map((drop) => [drop.reason, drop.page])).toEqual([['running_header', 1], ['running_header', 2], ['running_header', 3], ['running_header', 4]]);
  });

  it('counts as page numbers in every dress', () => {
    for (const dress of [(n: number) => `- ${n} -`, (n: number) => `第 ${n} 页`, (n: number) => `${n}/4`, (n: number) => String(n + 6), (n: number) => `─ ${n} ─`, (n: number) => `第${n}页 共4页`]) {
      const document = documentOf(...pages((n) => line(dress(n), 280, 800)));
      expect(document.dropped.map((drop) => drop.reason), dress(1)).toEqual(Array.from({ length: 4 }, () => 'page_number'));
    }
  });

  it('is not a unit line that stands over each page’s table', () => {
    expect(documentOf(...pages(() => line('单位：万元', 440, 60))).dropped).toEqual([]);
  });

  it('is not a lone figure in the text', () => {
    expect(documentOf(...pages((n) => (n === 2 ? line('2022', 280, 400) : []))).dropped).toEqual([]);
  });
});

describe('words', () => {
  it('of Chinese stand without spaces but where a wide gap parts two things', () => {
    const words = [...line('第一部分', 90, 100), ...line('部门概况', 150, 100), ...line('合', 90, 130), ...line('计', 130, 130), ...line('2022', 90, 160), ...line('年度预算', 117, 160)];
    expect(paragraphsOf(aPage({ words }))).toEqual(['第一部分 部门概况', '合计', '2022年度预算']);
  });

  it('set sideways on the page are read upright, their places given in the page as displayed', () => {
    const words = line('侧排的表题', 0, 0).map((word) => ({ ...word, bbox: [100, 300, 112, 360] as const, rotation: 270 as const }));
    const document = documentOf(aPage({ words }));
    expect(document.text).toBe('侧排的表题\n');
    expect(document.runs[0]!.bbox).toEqual([100, 300, 112, 360]);
  });

  it('kept aside by reading are listed as dropped', () => {
    expect(documentOf(aPage({ words: line('正文', 90, 100), watermarks: ['内部资料'], repeated: ['正文'] })).dropped.map((drop) => [drop.reason, drop.text])).toEqual([['watermark', '内部资料'], ['duplicate', '正文']]);
  });
});
