import { expect, test } from 'vitest';
import { readText } from '../../src/ingest/text.ts';
import { aText, flowOf, paragraphsOf } from './text-helpers.ts';

test('line ends of every system end a line, and control characters leave no trace', () => {
  expect(paragraphsOf(aText('一、概况\r\n二、\u0000收入\r三、支出\u0007\u000b四、结余\u2028五、其他\ufeff'))).toEqual(['一、概况', '二、收入', '三、支出', '四、结余', '五、其他']);
});

test('a sentence cut by a page break is one paragraph', () => {
  const document = aText('全年共排查各类矛盾纠纷120起，并及时召开协调会议，及时化', '', '', '解纠纷118起，成功率98.3%。', '', '二、存在问题');
  expect(paragraphsOf(document)).toEqual(['全年共排查各类矛盾纠纷120起，并及时召开协调会议，及时化解纠纷118起，成功率98.3%。', '二、存在问题']);
});

test('a form feed in mid-sentence does not end the paragraph', () => {
  expect(paragraphsOf(aText('本年收入合计320万元，其中财政拨款\f收入300万元，其他收入20万元。'))).toEqual(['本年收入合计320万元，其中财政拨款收入300万元，其他收入20万元。']);
});

test('a heading whose bracket is closed in the next line is one paragraph', () => {
  expect(paragraphsOf(aText('2、项目绩效情况(仅说明100万元以上的项', '目)', '项目支出52万元，其中：'))).toEqual(['2、项目绩效情况(仅说明100万元以上的项目)', '项目支出52万元，其中：']);
});

test('a word torn in two at the end of a heading is joined when the text writes it together elsewhere', () => {
  const words = '项目绩效目标与绩效指标明确，绩效管理规范，绩效自评及时，绩效结果应用充分。';
  expect(paragraphsOf(aText(words, '3、乡村文化建设补助资金绩', '', '效目标表', '', '以下为附表'))).toEqual([words, '3、乡村文化建设补助资金绩效目标表', '以下为附表']);
});

test.each([
  ['a heading with a comma', ['（一）强化预算管理，提高资金使用效益', '我局高度重视预算管理工作，成立了领导小组。']],
  ['labels and values', ['单位名称：某某县文化馆', '填报日期：2023年3月1日']],
  ['a list', ['一是预算编制不够精细，执行偏慢', '二是绩效指标不够量化，有待完善。']],
  ['an introduction', ['主要做法如下：', '加强组织领导，落实责任。']],
  ['a signature', ['特此报告', '', '某某县文化馆', '2023年8月8日']],
])('%s is not joined', (_, lines) => {
  expect(paragraphsOf(aText(...lines))).toEqual(lines.filter(Boolean));
});

test('lines wrapped at a fixed width become paragraphs, told apart by their indent', () => {
  const document = aText(
    '　　某县图书馆2022年度部门整体支出绩效自评报告',
    '　　一、部门概况',
    '　　（一）主要职责。贯彻执行国家、省、市有关公共文化工作的方针政策和法律法规，拟',
    '订全馆事业发展规划并组织实施；承担文献资源的收集整理与保护；拟订读者服务制度、',
    '标准和工作规范，健全总分馆体系，负责全县公共图书馆的业务指导、人员培训、流动服',
    '务和阅读推广工作。',
    '　　（二）人员情况。2022年末在职人员45人，其中行政编制20人，事业编制25人；退休',
    '人员12人，另有临时聘用人员3人，均已按规定办理手续，工资和社会保险由县财政负担。',
    '　　2022年度收入总计1234.56万元，其中财政拨款收入1200万元，占97.2%；支出总计1230',
    '万元，其中基本支出800万元，项目支出430万元，项目支出主要用于购书、设备更新和活',
    '动组织。',
  );
  expect(paragraphsOf(document)).toEqual([
    '某县图书馆2022年度部门整体支出绩效自评报告',
    '一、部门概况',
    '（一）主要职责。贯彻执行国家、省、市有关公共文化工作的方针政策和法律法规，拟订全馆事业发展规划并组织实施；承担文献资源的收集整理与保护；拟订读者服务制度、标准和工作规范，健全总分馆体系，负责全县公共图书馆的业务指导、人员培训、流动服务和阅读推广工作。',
    '（二）人员情况。2022年末在职人员45人，其中行政编制20人，事业编制25人；退休人员12人，另有临时聘用人员3人，均已按规定办理手续，工资和社会保险由县财政负担。',
    '2022年度收入总计1234.56万元，其中财政拨款收入1200万元，占97.2%；支出总计1230万元，其中基本支出800万元，项目支出430万元，项目支出主要用于购书、设备更新和活动组织。',
  ]);
});

test('a page number and a running header in mid-sentence are dropped but kept', () => {
  const document = aText(
    '某县图书馆绩效自评报告', '项目支出主要用于购书和设备更新，全年共采购图书1.2万册，新增电子阅', '- 1 -', '某县图书馆绩效自评报告', '览设备40台，服务读者8万余人次。',
    '阅读推广活动共举办56场，参加活动的读者超过9000人次，其中少儿活', '- 2 -', '某县图书馆绩效自评报告', '动32场，深受欢迎。',
  );
  expect(paragraphsOf(document)).toEqual([
    '某县图书馆绩效自评报告',
    '项目支出主要用于购书和设备更新，全年共采购图书1.2万册，新增电子阅览设备40台，服务读者8万余人次。',
    '阅读推广活动共举办56场，参加活动的读者超过9000人次，其中少儿活动32场，深受欢迎。',
  ]);
  expect(document.dropped).toEqual([
    { text: '- 1 -', reason: 'page_number', page: null },
    { text: '某县图书馆绩效自评报告', reason: 'running_header', page: null },
    { text: '- 2 -', reason: 'page_number', page: null },
    { text: '某县图书馆绩效自评报告', reason: 'running_header', page: null },
  ]);
});

test.each(['— 3 —', '第3页', '第 3 页 共 10 页', '－３－', '- Ⅱ -', '·3·', 'Page 3 of 10'])('%s alone on its line is a page number', (number) => {
  expect(aText('一、概况', number, '二、收入').dropped.map((one) => one.reason)).toEqual(['page_number']);
});

test('bare numbers are page numbers only when they count up a page apart', () => {
  const page = (year: number): string => `${year}年加强预算绩效管理，提高财政资金使用效益。`.repeat(20);
  expect(aText(page(2020), '', '1', '', page(2021), '', '2', '', page(2022)).dropped.map((one) => one.text)).toEqual(['1', '2']);
  expect(flowOf(aText('得分', '', '5', '', '总分', '', '100'))).toEqual(['得分', '5', '总分', '100']);
});

test('a line repeated above every table is no running header', () => {
  const table = ['项目\t预算\t执行', '甲\t1\t1', '乙\t2\t2'];
  const document = aText('一、甲表', '单位：万元', ...table, '二、乙表', '单位：万元', ...table, '三、丙表', '单位：万元', ...table);
  expect(flowOf(document)).toEqual(['一、甲表', '单位：万元', '[table]', '二、乙表', '单位：万元', '[table]', '三、丙表', '单位：万元', '[table]']);
  expect(document.dropped).toEqual([]);
});

test('a wrapped passage that stands in two places loses no line to the running headers', () => {
  const passage = ['　　深入开展全民阅读活动，健全总分馆服务体系，提升公共文化服务', '水平，保障群众基本文化权益，推动公共图书馆事业高质量', '发展，不断满足读者的阅读需求。'];
  const document = aText('一、年度目标', ...passage, '二、完成情况', ...passage, '三、问题', '无。');
  expect(document.dropped).toEqual([]);
  expect(document.text.match(/保障群众基本文化权益/gu)).toHaveLength(2);
});

test('a paragraph printed twice in a row is kept once in the text and once beside it', () => {
  const document = aText('全年举办活动56场。', '全年举办活动56场。', '', '读者满意度98%。');
  expect(paragraphsOf(document)).toEqual(['全年举办活动56场。', '读者满意度98%。']);
  expect(document.dropped).toEqual([{ text: '全年举办活动56场。', reason: 'duplicate', page: null }]);
});

test.each([
  ['with dots', ['一、部门概况……………1', '二、收支情况...........3', '三、绩效情况 . . . . . 5']],
  ['with tabs', ['一、部门概况\t1', '二、收支情况\t3', '三、绩效情况\t5']],
  ['with damaged lines', ['第一部分 部门概况', '概\t况一\t1', '/∕╮ → ÷□', '2,\t收支情况表\t. 3', '3,\t绩效情\t况', '表\t5']],
  ['without page numbers', ['一、部门概况', '二、收支情况', '三、绩效情况']],
  ['with field codes of Word', ['一、部门概况 PAGEREF _Toc25831 h 3', '二、收支情况 PAGEREF _Toc32310 h 3']],
  ['with tables that the text does not have', ['一、部门概况', '二、收支情况', '（一）收入支出决算总表', '（二）收入决算表', '（三）支出决算表', '（四）财政拨款收入支出决算总表', '三、绩效情况', '附件']],
])('a table of contents %s is kept out of the text', (_, entries) => {
  const document = aText('某馆2022年度报告', '目　录', '', ...entries, '', '一、部门概况', '本馆共有人员12人。', '二、收支情况', '收入100万元。', '三、绩效情况', '良好。');
  expect(paragraphsOf(document)).toEqual(['某馆2022年度报告', '一、部门概况', '本馆共有人员12人。', '二、收支情况', '收入100万元。', '三、绩效情况', '良好。']);
  expect(document.dropped.map((one) => one.reason)).toEqual(['目录', ...entries].map(() => 'contents'));
});

test('dot leaders make a table of contents even without its title', () => {
  expect(paragraphsOf(aText('一、概况…………1', '二、收入…………2', '三、支出…………3', '一、概况', '本馆12人。'))).toEqual(['一、概况', '本馆12人。']);
});

test('a part whose heading stands on two lines in the text ends the table of contents', () => {
  const entries = ['第一部分 某馆概况', '一、部门职责', '第二部分 决算表', '一、收入支出决算总表', '第三部分 名词解释'];
  expect(paragraphsOf(aText('目录', ...entries, '第一部分', '某馆概况', '一、部门职责', '负责读者服务。'))).toEqual(['第一部分', '某馆概况', '一、部门职责', '负责读者服务。']);
});

test('numbered titles with tabs and rising page numbers are a table of contents, a table of amounts is not', () => {
  const body = ['一、部门概况', '本馆12人。', '二、收支情况', '收入100万元。', '三、绩效情况', '良好。', '四、问题', '无。'];
  expect(paragraphsOf(aText('一、部门概况\t1', '二、收支情况\t3', '三、绩效情况\t3', '四、问题\t5', ...body))).toEqual(body);
  expect(flowOf(aText('一、收入\t100', '二、支出\t90', '三、结余\t10', '四、结转\t0'))).toEqual(['[table]']);
});

test('Markdown signs become styles and leave the text clean', () => {
  const { document } = readText('report.md', new TextEncoder().encode('# 某馆 2022 年度报告\n\n## 一、概况\n\n**1. 人员：** 共12人。\n\n**全文加粗**\n\n- (一)加强管理。\n> 引用\n\n---\n![图片](a.png)见[官网](https://example.org/a)\n'));
  expect(document.mediaType).toBe('text/markdown');
  expect(document.blocks.map((block) => block.kind === 'paragraph' && [document.text.slice(block.start, block.end), block.style])).toEqual([
    ['某馆 2022 年度报告', { heading: 1 }],
    ['一、概况', { heading: 2 }],
    ['1. 人员： 共12人。', {}],
    ['全文加粗', { bold: true }],
    ['(一)加强管理。', {}],
    ['引用', {}],
    ['见官网', {}],
  ]);
  expect(document.dropped).toEqual([{ text: '图片', reason: 'hidden', page: null }]);
});

test.each([
  ['[bookmark: _GoBack]2022年决算', '2022年决算'],
  ['及资金用 <u>途</u>', '及资金用 途'],
  ['<p>年度目标：办理案件</p>', '年度目标：办理案件'],
  ['占比&lt;5%，满意度&ge;90%&nbsp;', '占比<5%，满意度≥90%'],
  ['占比<5%，见<附件>', '占比<5%，见<附件>'],
  ['满意度 $\\geq 90\\%$，面积 $300m^2$', '满意度 ≥ 90%，面积 300m²'.replace('≥ ', '≥')],
  ['HYPERLINK \\l "_Toc12345678" 一、概况', '一、概况'],
  ['一、概况 PAGEREF _Toc2776 h 4', '一、概况  4'],
  ['负责人张**、李**、王**同志', '负责人张**、李**、王**同志'],
  ['面积**平米', '面积**平米'],
  ['<!-- image -->结论', '结论'],
  ['>90%', '>90%'],
  ['- 5.2万元', '5.2万元'],
])('left-overs: %s reads %s', (printed, clean) => {
  expect(paragraphsOf(aText(printed))).toEqual([clean]);
});

test('a numbered line that goes on behind an amount is no heading, and its rest stands in the next line', () => {
  const document = aText('(一)卫生健康支出类科目 43000 元,占支', '出总预算 4.7 %,同比减少 600 元。', '(二)住房保障支出类科目 75000 元,占支出总预', '算8.1 %。');
  expect(paragraphsOf(document)).toEqual(['(一)卫生健康支出类科目 43000 元,占支出总预算 4.7 %,同比减少 600 元。', '(二)住房保障支出类科目 75000 元,占支出总预算8.1 %。']);
});
