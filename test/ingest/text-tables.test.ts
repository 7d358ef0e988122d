import { expect, test } from 'vitest';
import { aText, flowOf, gridOf, spansOf, tablesOf } from './text-helpers.ts';

test('tabs: each line is a row, an empty field an empty cell, a column of trailing tabs none', () => {
  const document = aText('一级指标\t二级指标\t三级指标\t指标值\t', '产出指标\t数量指标\t购书册数\t≥500册\t', '\t质量指标\t合格率\t\t');
  expect(gridOf(document)).toEqual([['一级指标', '二级指标', '三级指标', '指标值'], ['产出指标', '数量指标', '购书册数', '≥500册'], ['', '质量指标', '合格率', '']]);
  expect(tablesOf(document)[0]!.origin).toBe('tabs');
});

test('a caption, unit or note glued to the table by tabs stays a paragraph', () => {
  const document = aText('附件2\t\t\t', '某某县文化馆\t\t\t单位：万元', '项目\t预算\t执行\t备注', '购书\t10\t10\t', '注：含上年结转。\t\t\t');
  expect(flowOf(document)).toEqual(['附件2', '某某县文化馆  单位：万元', '[table]', '注：含上年结转。']);
});

test('a table goes on over a page break and the page number in it', () => {
  const document = aText('指标\t目标\t完成', '购书\t5册\t5册', '', '- 3 -', '', '活动\t6场\t7场', '培训\t2场\t2场');
  expect(gridOf(document)).toEqual([['指标', '目标', '完成'], ['购书', '5册', '5册'], ['活动', '6场', '7场'], ['培训', '2场', '2场']]);
});

test('the same form again after an empty line is a table of its own', () => {
  const form = (name: string): string[] => [`项目名称\t${name}\t\t`, '预算数\t执行数\t分值\t得分', '10\t10\t10\t10', ''];
  expect(tablesOf(aText(...form('购书'), ...form('活动')))).toHaveLength(2);
});

test('a line break inside a cell does not break its row', () => {
  const document = aText('一级\t二级\t三级\t目标\t完成\t得分', '产出\t数量\t购置电子', '阅览', '设备\t≥30台\t40台\t10', '产出\t质量\t合格率\t≥90%\t95%\t10', '产出\t时效\t及时率\t≥90%\t95%\t10', '效益\t社会\t读者数\t≥5万\t6万\t10');
  expect(gridOf(document)[1]).toEqual(['产出', '数量', '购置电子\n阅览\n设备', '≥30台', '40台', '10']);
  expect(tablesOf(document)[0]!.rowCount).toBe(5);
});

test('a cell in quotes keeps its line breaks', () => {
  const document = aText('一级\t二级\t目标', '"产出', '指标"\t数量\t5', '效益\t社会\t6');
  expect(gridOf(document)).toEqual([['一级', '二级', '目标'], ['产出\n指标', '数量', '5'], ['效益', '社会', '6']]);
});

test('pieces of a merged label between the rows are rows of one cell, not the end of the table', () => {
  const document = aText('一级\t二级\t三级\t目标', '绩效', '\t数量\t购书\t5册', '指标', '\t质量\t合格率\t90%');
  expect(gridOf(document)).toEqual([['一级', '二级', '三级', '目标'], ['绩效', null, null, null], ['', '数量', '购书', '5册'], ['指标', null, null, null], ['', '质量', '合格率', '90%']]);
});

test('a heading with a tab behind its number is no table', () => {
  expect(flowOf(aText('一、\t部门概况', '本馆12人。', '二、\t收支情况'))).toEqual(['一、 部门概况', '本馆12人。', '二、 收支情况']);
});

test('paragraphs indented by tabs are no table', () => {
  const lines = ['\t本馆负责全县公共文化服务工作，组织开展群众文化活动和业务培训。', '\t负责文献资源的收集、整理、保护和开放，做好读者服务工作和阅读推广。', '', '\t完成上级交办的其他任务，落实安全生产责任，保障场馆正常运行和开放。'];
  expect(flowOf(aText(...lines))).toEqual(lines.filter(Boolean).map((line) => line.trim()));
});

/** How Tika writes a Word table: a tab before each cell, a line end after each paragraph, one more after each row. */
const cellLines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map((cell) => `\t${cell}\n`).join('')}\n`).join('');

test('one cell a line: an empty line inside a cell is told from the end of a row', () => {
  const document = aText('附件1', '自评表', '', cellLines([
    ['项目\n名称', '公共文化服务'],
    ['一级\n指标', '二级指标', '三级指标', '目标', '完成'],
    ['\n\n产出\n指标\n(50分)', '\n数量指标', '举办活动', '6场　', '7场'],
    ['', '', '培训人数', '300人', ''],
    ['', '质量指标', '', '', ''],
    ['总分', '100'],
  ]));
  expect(flowOf(document)).toEqual(['附件1', '自评表', '[table]']);
  expect(tablesOf(document)[0]!.origin).toBe('lines');
  expect(gridOf(document)).toEqual([
    ['项目\n名称', '公共文化服务', null, null, null],
    ['一级\n指标', '二级指标', '三级指标', '目标', '完成'],
    ['产出\n指标\n(50分)', '数量指标', '举办活动', '6场', '7场'],
    ['', '', '培训人数', '300人', ''],
    ['', '质量指标', '', '', ''],
    ['总分', '100', null, null, null],
  ]);
});

test('one cell a line: a second tab is a cell swallowed by a merge, and an empty paragraph at a cell\'s end breaks no row', () => {
  const document = aText(`\t一级\n\t二级\n\t三级\n\t目标\n\n\t产出\n\t数量\n\n\t购书\n\t5册\n\n\t效益\n\t\t社会效益\n\t6万\n\n`);
  expect(gridOf(document)).toEqual([['一级', '二级', '三级', '目标'], ['产出', '数量', '购书', '5册'], ['效益', null, '社会效益', '6万']]);
});

test('one cell a line: text after the table and the next table are not drawn into it', () => {
  const table = cellLines([['项目', '预算', '执行'], ['购书', '5', '5'], ['活动', '', '']]);
  const document = aText(`附表1\n\n${table}注：以上为决算数。\n附件2：\n活动项目支出绩效自评表\n\n${table}\n某某县文化馆\n`);
  expect(flowOf(document)).toEqual(['附表1', '[table]', '注：以上为决算数。', '附件2：', '活动项目支出绩效自评表', '[table]', '某某县文化馆']);
});

test('Markdown tables: the rule is no row, bars in words are kept, <br> is a line end', () => {
  const document = aText('| 一级 | 二级 | 目标 |', '|:--|:-:|--:|', '| 产出 | 购书<br>册数 | **≥5** |', '| | a\\|b | |');
  expect(gridOf(document)).toEqual([['一级', '二级', '目标'], ['产出', '购书\n册数', '≥5'], ['', 'a|b', '']]);
  expect(tablesOf(document)[0]!.origin).toBe('pipes');
});

test('Markdown tables: a row broken inside a cell is one row', () => {
  expect(gridOf(aText('| 一级 | 二级 | 目标 |', '|---|---|---|', '| 产出 | 购置电子', '阅览', '设备 | ≥5 |', '| 效益 | 读者 | 6万 |'))).toEqual([['一级', '二级', '目标'], ['产出', '购置电子\n阅览\n设备', '≥5'], ['效益', '读者', '6万']]);
});

test('bars without a bar at the edges are a table, too', () => {
  expect(gridOf(aText('索引号 | 2022-1 | 有效 | |', '机构 | 财政局 | 文号 | 14 |', '日期 | 2022 | | |'))).toEqual([['索引号', '2022-1', '有效', ''], ['机构', '财政局', '文号', '14'], ['日期', '2022', '', '']]);
});

test('a single line with bars is no table', () => {
  expect(flowOf(aText('首页 | 政务公开', '正文。'))).toEqual(['首页 | 政务公开', '正文。']);
});

test('a box drawn with + and - keeps merged cells and cells of several lines', () => {
  const document = aText(
    '+------+----------+--------------+',
    '| 一级 | 二级     | 三级         |',
    '+------+----------+--------------+',
    '| 产出 | 数量指标 | 购置电子     |',
    '| 指标 |          | 阅览设备     |',
    '|      +----------+--------------+',
    '|      | 质量指标 | 合格率       |',
    '+------+----------+--------------+',
    '| 合计            | 2            |',
    '+-----------------+--------------+',
  );
  expect(gridOf(document)).toEqual([['一级', '二级', '三级'], ['产出\n指标', '数量指标', '购置电子\n阅览设备'], [null, '质量指标', '合格率'], ['合计', null, '2']]);
  expect(spansOf(document)).toEqual(['1,0+2x1', '3,0+1x2']);
});

test('a box drawn with full-width ruling characters', () => {
  const document = aText('┌──┬────┬───┐', '│一级│二级    │目标  │', '├──┼────┼───┤', '│产出│数量指标│≥5册 │', '│    ├────┼───┤', '│    │质量指标│90%   │', '└──┴────┴───┘');
  expect(gridOf(document)).toEqual([['一级', '二级', '目标'], ['产出', '数量指标', '≥5册'], [null, '质量指标', '90%']]);
  expect(spansOf(document)).toEqual(['1,0+2x1']);
});

test('columns aligned by spaces: an empty place is a hole, spread letters are one word', () => {
  const document = aText('二、收支情况', '', '  项    目        年初预算数    调整预算数      决算数', '  财政拨款          1,092.90      1,200.00    1,198.33', '  其他收入              3.20                      3.15', '  合    计          1,096.10      1,203.20    1,201.48', '', '以上为决算数。');
  expect(flowOf(document)).toEqual(['二、收支情况', '[table]', '以上为决算数。']);
  expect(gridOf(document)).toEqual([['项目', '年初预算数', '调整预算数', '决算数'], ['财政拨款', '1,092.90', '1,200.00', '1,198.33'], ['其他收入', '3.20', null, '3.15'], ['合计', '1,096.10', '1,203.20', '1,201.48']]);
});

test('comma separated lines with quoted fields', () => {
  const document = aText('支出表', '项目,预算,执行,备注', '购书,"1,115",120,"含上年', '结转"', '活动,20,20,', '以上。');
  expect(flowOf(document)).toEqual(['支出表', '[table]', '以上。']);
  expect(gridOf(document)).toEqual([['项目', '预算', '执行', '备注'], ['购书', '1,115', '120', '含上年\n结转'], ['活动', '20', '20', '']]);
});

test('a line of values that begins with a comma has an empty first field', () => {
  const document = aText('自评表', '项目资金,,年初预算数,全年执行数', ',资金总额,20,18', ',,,', '绩效指标,一级指标,目标值,完成值');
  expect(gridOf(document)).toEqual([['项目资金', '', '年初预算数', '全年执行数'], ['', '资金总额', '20', '18'], ['', '', '', ''], ['绩效指标', '一级指标', '目标值', '完成值']]);
});

test('sentences whose only commas group thousands are no table', () => {
  const document = aText('履职情况', '受理案件5,863件 审结5,612件', '受理申请1,204件 办结1,196件', '接待来访3,908人 回复3,762人', '以上。');
  expect(flowOf(document)).not.toContain('[table]');
});

test('rows of a form whose cells only spaces part, without any column in line, are rows: its header proves it', () => {
  const rows = ['绩效指标  一级指标  二级指标  三级指标  指标值  完成值  分值', '产出  数量  采购图书和期刊的册数  ≥500册  520册  30', '质量  合格率  ≥95%  96%  30', '效益  社会效益  服务读者人次  ≥5万人次  6万人次  30'];
  expect(gridOf(aText('自评表', ...rows, '完。')).map((row) => row.filter((cell) => cell !== null))).toEqual(rows.map((row) => row.split('  ')));
  expect(tablesOf(aText('自评表', ...rows.slice(1), '完。'))).toEqual([]);
});

test('an HTML table in the middle of a text is read as one', () => {
  const document = aText('附表', '<html><body><table><tr><td rowspan="2">产出</td><td>购书</td></tr>', '<tr><td>&ge;5册</td></tr></table></body></html>', '完。');
  expect(flowOf(document)).toEqual(['附表', '[table]', '完。']);
  expect(gridOf(document)).toEqual([['产出', '购书'], [null, '≥5册']]);
});

test('tabs that became spaces: rows with the same number of texts are a table although nothing is aligned', () => {
  const document = aText('自评表', '一级指标  二级指标  三级指标  目标  完成', '产出指标  数量指标  采购图书和期刊的册数  ≥500册  520册', '产出指标  质量指标  合格率  ≥95%  96%', '效益指标  社会效益指标  服务读者人次  ≥5万人次  6万人次', '完。');
  expect(flowOf(document)).toEqual(['自评表', '[table]', '完。']);
  expect(gridOf(document)[1]).toEqual(['产出指标', '数量指标', '采购图书和期刊的册数', '≥500册', '520册']);
});

test('a row printed twice is a row once, and kept beside the table', () => {
  const document = aText('指标\t目标\t完成\t得分', '采购图书\t5册\t5册\t10', '采购图书\t5册\t5册\t10', '举办活动\t6场\t7场\t10');
  expect(gridOf(document).map((row) => row[0])).toEqual(['指标', '采购图书', '举办活动']);
  expect(document.dropped).toEqual([{ text: '采购图书\t5册\t5册\t10', reason: 'duplicate', page: null }]);
});

test('lines of names and dates with wide spaces are no table', () => {
  const lines = ['单位负责人：张三    填表人：李四', '2023年3月1日'];
  expect(flowOf(aText(...lines))).toEqual(lines);
});

test('a last cell that breaks off in mid-sentence goes on in the next line, whatever number of fields rows have', () => {
  const document = aText('目标\t预期\t实际\t', '年度\t办理案件600件。\t办理案件652件，其中民事案件411件、刑事案', '件241件。\t\t', '一级\t二级\t三级\t目标\t完成\t原因', '产出\t数量\t宣传活动\t12场\t9场\t受疫情影响，线下', '活动减少', '\t质量\t合格率\t90%\t95%');
  const rows = gridOf(document).map((row) => row.filter((cell) => cell !== null && cell !== ''));
  expect(rows).toEqual([
    ['目标', '预期', '实际'], ['年度', '办理案件600件。', '办理案件652件，其中民事案件411件、刑事案\n件241件。'], ['一级', '二级', '三级', '目标', '完成', '原因'],
    ['产出', '数量', '宣传活动', '12场', '9场', '受疫情影响，线下\n活动减少'], ['质量', '合格率', '90%', '95%'],
  ]);
});
