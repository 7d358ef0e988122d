import { expect, test } from 'vitest';
import { readHtml } from '../../src/ingest/html.ts';
import { aPage, charactersOf, flowOf, gridOf, paragraphsOf, spansOf, tablesOf } from './text-helpers.ts';

const encoder = new TextEncoder();

test('headings, line breaks, bold and centred paragraphs', () => {
  const document = aPage('<h1 align="center">某馆2022年度报告</h1><h2>一、概况</h2><p><b>人员情况</b></p><div>共有职工&nbsp;<b>12</b>人，<br>其中在编8人。</div>');
  expect(document.blocks.map((block) => block.kind === 'paragraph' && [document.text.slice(block.start, block.end), block.style])).toEqual([
    ['某馆2022年度报告', { heading: 1, centred: true }],
    ['一、概况', { heading: 2 }],
    ['人员情况', { bold: true }],
    ['共有职工\u00a012人，其中在编8人。', {}],
  ]);
});

test('merged cells keep their spans', () => {
  const document = aPage('<table><tr><td rowspan="2">产出</td><td colspan="2">数量指标</td></tr><tr><td>购书</td><td>&ge;5册</td></tr></table>');
  expect(gridOf(document)).toEqual([['产出', '数量指标', null], [null, '购书', '≥5册']]);
  expect(spansOf(document)).toEqual(['0,0+2x1', '0,1+1x2']);
  expect(tablesOf(document)[0]!.origin).toBe('markup');
});

test('damaged spans never overlap and never leave the grid', () => {
  const document = aPage('<table><tr><td>a</td><td rowspan="2">b</td><td>c</td></tr><tr><td colspan="9">d</td></tr><tr><td rowspan="40">e</td><td colspan="x">f</td><td>g</td></tr><tr><td rowspan="0">h</td><td>i</td></tr></table>');
  expect(gridOf(document)).toEqual([['a', 'b', 'c'], ['d', null, null], ['e', 'f', 'g'], [null, 'h', 'i']]);
  expect(spansOf(document)).toEqual(['0,1+2x1', '2,0+2x1']);
});

test('the foot of a table is printed below its body, its caption above it, hidden rows not at all', () => {
  const document = aPage('<table><caption>附表1</caption><thead><tr><th>项目</th><th>金额</th></tr></thead><tfoot><tr><td>合计</td><td>3</td></tr></tfoot><tbody><tr style="display: none"><td>公式</td><td>9</td></tr><tr><td>购书</td><td>3</td></tr></tbody></table>');
  expect(flowOf(document)).toEqual(['附表1', '[table]']);
  expect(gridOf(document)).toEqual([['项目', '金额'], ['购书', '3'], ['合计', '3']]);
  expect(document.dropped).toEqual([{ text: '公式9', reason: 'hidden', page: null }]);
});

test('a table inside a cell is a table of its own, behind the one it stands in', () => {
  const document = aPage('<table><tr><td>项目</td><td>预算</td><td>说明</td></tr><tr><td>购书</td><td>5</td><td>明细<table><tr><td>图书</td><td>3</td></tr><tr><td>期刊</td><td>2</td></tr></table></td></tr></table>');
  expect(gridOf(document, 0)).toEqual([['项目', '预算', '说明'], ['购书', '5', '明细']]);
  expect(gridOf(document, 1)).toEqual([['图书', '3'], ['期刊', '2']]);
});

test('a table that only lays out the page is dissolved', () => {
  const document = aPage('<table width="100%"><tr><td>当前位置：首页</td></tr><tr><td><h1>某馆报告</h1><p>一、概况</p><table border="1"><tr><td>项目</td><td>金额</td></tr><tr><td>购书</td><td>5</td></tr></table><p>完。</p></td></tr></table>');
  expect(flowOf(document)).toEqual(['当前位置：首页', '某馆报告', '一、概况', '[table]', '完。']);
});

test('an article in a one-cell table is running text', () => {
  expect(flowOf(aPage('<table><tr><td><p>一、概况</p><p>本馆12人。</p></td></tr></table>'))).toEqual(['一、概况', '本馆12人。']);
});

test('numbers that a browser makes for lists are in the text, bullets are not, and none is doubled', () => {
  expect(paragraphsOf(aPage('<ol start="3"><li>购书</li><li>活动</li></ol><ol style="list-style-type: cjk-ideographic"><li>概况</li></ol><ol><li>1、已有编号</li></ol><ul><li>普通</li></ul>'))).toEqual(['3.购书', '4.活动', '一、概况', '1、已有编号', '普通']);
});

test('what a browser does not show is kept beside the text', () => {
  const document = aPage('<nav>首页 新闻</nav><script>var a = "脚本"</script><style>p{}</style><p hidden>旧稿</p><p>正文<span style="display:none">批注</span>。</p>');
  expect(paragraphsOf(document)).toEqual(['正文。']);
  expect(document.dropped.map((one) => [one.text, one.reason])).toEqual([['首页 新闻', 'hidden'], ['旧稿', 'hidden'], ['批注', 'hidden']]);
});

test('the site\'s menus are kept beside the text, links in the report stay', () => {
  const links = (...names: string[]): string => names.map((name, i) => `<li><a href="/${i}.html">${name}</a></li>`).join('');
  const document = aPage(`<ul>${links('首页', '机构', '公开', '服务', '互动')}</ul><p>详见<a href="/a.doc">附件1</a>和<a href="/b.doc">附件2</a>。</p><ul>${links('附件1：某某馆2022年度部门决算公开表', '附件2：某某馆2022年度项目支出绩效自评表')}</ul><footer>主办单位：某某馆</footer>`);
  expect(paragraphsOf(document)).toEqual(['详见附件1和附件2。', '附件1：某某馆2022年度部门决算公开表', '附件2：某某馆2022年度项目支出绩效自评表']);
  expect(document.dropped.map((one) => [one.text, one.reason])).toEqual([['首页机构公开服务互动', 'hidden'], ['主办单位：某某馆', 'hidden']]);
});

test('a page in GB2312, with its title', () => {
  const bytes = Uint8Array.from([...encoder.encode('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>'), 0xbc, 0xa8, 0xd0, 0xa7, ...encoder.encode('</title></head><body><p>'), 0xd7, 0xd4, 0xc6, 0xc0, ...encoder.encode('</p></body></html>')]);
  const { document, issues } = readHtml('a.html', bytes);
  expect([document.metadataTitle, paragraphsOf(document), issues, document.mediaType]).toEqual(['绩效', ['自评'], [], 'text/html']);
});

test('values filled into a form on the page are printed', () => {
  expect(gridOf(aPage('<table><tr><td>项目名称</td><td><input value="购书"></td></tr><tr><td>说明</td><td><textarea>第一行\n第二行</textarea></td></tr></table>'))).toEqual([['项目名称', '购书'], ['说明', '第一行\n第二行']]);
});

test('numbers and words of Word pages survive its conditional comments', () => {
  expect(paragraphsOf(aPage('<!--[if gte mso 9]><xml>x</xml><![endif]--><p class=MsoNormal><![if !supportLists]><span style="mso-list:Ignore">一、</span><![endif]>概况<o:p></o:p></p>'))).toEqual(['一、概况']);
});

test('a sentence that a page break cut into two paragraphs of the page is one', () => {
  expect(paragraphsOf(aPage('<p>全年共排查各类矛盾纠纷120起，并及时召开协调会议，及时化</p><p>- 5 -</p><p>解纠纷118起，成功率98.3%。</p><p>二、问题</p>'))).toEqual(['全年共排查各类矛盾纠纷120起，并及时召开协调会议，及时化解纠纷118起，成功率98.3%。', '二、问题']);
});

test('an empty page and tables nested beyond reason have errors of their own', () => {
  expect(() => readHtml('a.html', encoder.encode('  '))).toThrow(expect.objectContaining({ code: 'empty_file' }));
  expect(() => readHtml('a.html', encoder.encode('<table><tr><td>表'.repeat(8000)))).toThrow(expect.objectContaining({ code: 'corrupt' }));
});

test('a page that never closes its elements is read to its end', () => {
  expect(paragraphsOf(aPage(Array.from({ length: 5000 }, (_, i) => `<div><font>第${i}项工作。`).join('')))).toHaveLength(5000);
});

/** Small generator of numbers, the same in each run (Park and Miller's). */
const random = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
};

test('no character of a page is lost, whatever its tables look like', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const next = random(seed);
    let serial = 0;
    const word = (): string => String.fromCodePoint(0x4e00 + (serial++ % 5000));
    const cell = (depth: number): string => {
      const span = `${next(4) === 0 ? ` rowspan=${next(5)}` : ''}${next(4) === 0 ? ` colspan=${next(5)}` : ''}${next(12) === 0 ? ' style="display:none"' : ''}`;
      return `<td${span}>${word()}${next(3) === 0 ? `<p>${word()}</p>${word()}` : ''}${depth < 2 && next(9) === 0 ? table(depth + 1) : ''}${next(20) === 0 ? '' : '</td>'}`;
    };
    const table = (depth: number): string => `<table>${Array.from({ length: 1 + next(5) }, () => `<tr>${Array.from({ length: next(5) }, () => cell(depth)).join('')}</tr>`).join('')}</table>`;
    const body = Array.from({ length: 6 }, () => (next(2) === 0 ? table(0) : `<p>${word()}<br>${word()}</p><ul><li>${word()}</ul>${word()}`)).join('');
    const document = aPage(body);
    expect(charactersOf(document.text + document.dropped.map((one) => one.text).join('')), `seed ${seed}`).toEqual(charactersOf(body.replace(/<[^>]*>/gu, '')));
    for (const found of tablesOf(document)) expect(overlaps(found), `seed ${seed}`).toBe(false);
  }
});

function overlaps(table: ReturnType<typeof tablesOf>[number]): boolean {
  const taken = new Set<string>();
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        if (row >= table.rowCount || column >= table.columnCount || taken.has(`${row},${column}`)) return true;
        taken.add(`${row},${column}`);
      }
    }
  }
  return false;
}
