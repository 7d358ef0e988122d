import { describe, expect, test } from 'vitest';
import { aDocument, figureLines, indicatorLines, whatFormsSay } from './a-table.ts';

const header = '一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分';
const tabs = (rows: string): ReturnType<typeof whatFormsSay> => whatFormsSay(aDocument('项目支出绩效自评表', { origin: 'tabs', rows: `项目名称 | 防汛物资储备 | | | | |\n${rows}` }));

describe('level names that are not printed in the first row of their group', () => {
  test('in the middle of the rows', () => {
    const said = tabs(`${header}
      | 数量指标 | 储备编织袋 | 5万条 | 5万条 | 20 | 20
      产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20
      | 时效指标 | 入库及时率 | 100% | 98% | 10 | 9
      | 社会效益指标 | 应急保障率 | ≥95% | 96% | 20 | 20
      效益指标 | 可持续影响指标 | 机制健全性 | 健全 | 健全 | 10 | 10
      满意度指标 | 服务对象满意度指标 | 乡镇满意度 | ≥90% | 92% | 10 | 10`);
    expect(said.indicators.map((row) => `${row.level1} / ${row.level2} / ${row.level3}`)).toEqual([
      '产出指标 / 数量指标 / 储备编织袋', '产出指标 / 质量指标 / 验收合格率', '产出指标 / 时效指标 / 入库及时率',
      '效益指标 / 社会效益指标 / 应急保障率', '效益指标 / 可持续影响指标 / 机制健全性', '满意度指标 / 服务对象满意度指标 / 乡镇满意度',
    ]);
  });

  test('at the end of the rows', () => {
    const said = tabs(`${header}
      | 数量指标 | 储备编织袋 | 5万条 | 5万条 | 20 | 20
      产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20
      | 经济效益指标 | 减少损失 | ≥100万元 | 120万元 | 20 | 20
      效益指标 | 社会效益指标 | 应急保障率 | ≥95% | 96% | 20 | 20`);
    expect(said.indicators.map((row) => row.level1)).toEqual(['产出指标', '产出指标', '效益指标', '效益指标']);
  });

  test('broken over rows', () => {
    const said = tabs(`${header}
      产出 | 数量指标 | 储备编织袋 | 5万条 | 5万条 | 20 | 20
      指标 | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20
      效益 | 社会效益 | 应急保障率 | ≥95% | 96% | 20 | 20
      指标 | 指标 | 群众知晓率 | ≥80% | 85% | 20 | 20`);
    expect(said.indicators.map((row) => `${row.level1} / ${row.level2}`)).toEqual([
      '产出指标 / 数量指标', '产出指标 / 质量指标', '效益指标 / 社会效益指标', '效益指标 / 社会效益指标',
    ]);
  });

  test('missing: a level 2 that cannot belong to the level 1 above it leaves level 1 open, with an issue', () => {
    const said = tabs(`${header}
      产出指标 | 数量指标 | 储备编织袋 | 5万条 | 5万条 | 20 | 20
      | 社会效益指标 | 应急保障率 | ≥95% | 96% | 20 | 20`);
    expect(said.indicators.map((row) => row.level1)).toEqual(['产出指标', null]);
    expect(said.issues.map((issue) => issue.code)).toContain('tables.level-in-doubt');
  });
});

describe('rows out of step with their header', () => {
  test('a row one column to the right is put back where its level names belong, with an issue', () => {
    const said = tabs(`一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
      产出指标 | 数量指标 | 巡查次数 | 24次 | 26次
      | 效益指标 | 社会效益指标 | 减少险情 | 有效减少
      满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 95%`);
    expect(indicatorLines(said)).toEqual([
      '产出指标 / 数量指标 / 巡查次数 | target 24次 | actual 26次',
      "效益指标 / 社会效益指标 / 减少险情 | target '有效减少'",
      '满意度指标 / 服务对象满意度指标 / 群众满意度 | target ge 90% | actual 95%',
    ]);
    expect(said.issues.map((issue) => issue.code)).toContain('tables.row-realigned');
  });

  test('a row in its place stays there, though its description is torn over two cells and its words read like other columns', () => {
    const said = tabs(`一级指标 | 二级指标 | 三级指标 | 绩效指标 | 描述 | 指标值 | 指标值确定依据 |
      产出指标 | 数量指标 | 巡查次数 | 巡查河道堤防的次数 | | ≥24次 | 巡查记录 |
      | 时效指标 | 2022年内 | 2022年11月3 | 0日完成 | 2022年底 | 年终总结 |
      | 成本指标 | 压减成本 | 压减成本,提高 | 资金使用率 | 压减成本 | 年度计划 |
      满意度指标 | 服务对象满意度指标 | 群众满意度 | 群众对巡查的满意程度 | | ≥90% | 调查问卷 |`);
    expect(indicatorLines(said)).toContain("产出指标 / 成本指标 / 压减成本 | target '压减成本' | description 压减成本,提高资金使用率 | basis 年度计划");
  });

  test('a header one column to the left of all its rows', () => {
    const said = tabs(`一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 |
      年度绩效目标完成情况 | 产出指标 | 数量指标 | 巡查次数 | 24次 | 26次
      | | | 排查隐患 | 30处 | 31处
      | 效益指标 | 社会效益指标 | 减少险情 | 有效减少 | 达成预期指标`);
    expect(indicatorLines(said)).toEqual([
      '产出指标 / 数量指标 / 巡查次数 | target 24次 | actual 26次', '产出指标 / 数量指标 / 排查隐患 | target 30处 | actual 31处',
      "效益指标 / 社会效益指标 / 减少险情 | target '有效减少' | actual '达成预期指标'",
    ]);
  });

  test('an empty column between name and target', () => {
    const said = tabs(`一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 |
      产出指标 | 数量指标 | 巡查次数 | | 24次 | 26次
      | | 排查隐患 | | 30处 | 31处
      | 质量指标 | 整改率 | | 100% | 97%`);
    expect(indicatorLines(said)).toEqual([
      '产出指标 / 数量指标 / 巡查次数 | target 24次 | actual 26次', '产出指标 / 数量指标 / 排查隐患 | target 30处 | actual 31处',
      '产出指标 / 质量指标 / 整改率 | target 100% | actual 97%',
    ]);
  });

  test('a row that is complete as printed stays as printed, even with a level name in the wrong column', () => {
    const said = whatFormsSay(aDocument('公用取暖绩效目标表', { origin: 'tabs', rows: `
      项目名称 | 公用取暖 | | | |
      一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据
      产出指标 | 数量指标 | 取暖面积 | 支付面积 | 300平方米 | 办公用房面积
      | 效果指标 | 社会效益指标 | 办结率 | 75% | 完成情况
      | 成本指标 | 节约成本 | 降低成本 | 70% | 工作计划` }));
    expect(said.indicators[1]).toMatchObject({ level1: '产出指标', level2: '效果指标', level3: '社会效益指标', description: '办结率', target: { value: '75' }, basis: '完成情况' });
  });

  test('a text cut at a column that is not its own is put together line by line', () => {
    const said = whatFormsSay(aDocument('调解经费绩效目标表', { origin: 'tabs', rows: `
      项目名称 | 调解经费 | | | | |
      一级指标 | 二级指标 | 三级指标 | 绩效指标 | 描述 | 指标值 | 指标值确定依据
      产出指标 | 数量指标 | 调解⏎案件数 | 受理调解案件 | | ≥20件 | 年度计划
      满意度指标 | 服务对象满意度指标 | 群众满意度 | 基层群众对人民⏎意程度 | 调解员的满 | ≥65% | 问卷` }));
    expect(said.indicators.map((row) => [row.level3, row.description])).toEqual([['调解案件数', '受理调解案件'], ['群众满意度', '基层群众对人民调解员的满意程度']]);
  });
});

test('a project name damaged in its cell is taken from the heading of its form', () => {
  const said = whatFormsSay(aDocument('3、基层应急救援队伍建设补助经费绩效目标表', '单位：万元', { origin: 'tabs', rows: `
    项目编码 | 315-04 | 项目名称 | 基层应急救援队 | 建设补助经费7 |
    预算规模 | 预算数 | 30.00 | 其中 :财政资金 | 30.00 | 其他资金
    一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值确定依据 |
    产出指标 | 数量指标 | 培训队员 | ≥60人 | 培训计划 |` }));
  expect(said.indicators[0]!.subject).toBe('基层应急救援队伍建设补助经费');
  expect(figureLines(said)).toEqual([
    '基层应急救援队伍建设补助经费: project_funds_total initial_budget 2022 = 300000', '基层应急救援队伍建设补助经费: fiscal_funds initial_budget 2022 = 300000',
  ]);
});

test('running text that was cut into columns gives no numbers, but an issue', () => {
  const said = whatFormsSay(aDocument('绩效目标表', { origin: 'tabs', rows: `
    项目名称 | 普法经费 | | |
    绩效目标 | 全年开展普法3 | 0场,覆盖 | 群众2万
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 普法场次 | 30场` }));
  expect(said.forms[0]!.prose).toEqual([]);
  expect(said.issues.map((issue) => issue.code)).toEqual(['tables.text-torn']);
});

test('a title beside the header that names the results is no column of them: levels in each other’s place stay as printed', () => {
  const said = tabs(`年度绩效目标完成情况 | 一级指标 | 二级指标 | 指标内容 | 年度指标值 | 全年完成值
    | 数量指标 | 产出指标 | 储备编织袋 | ≥5万条 | 5万条
    | | | 储备冲锋舟 | ≥8艘 | 9艘
    | 效益指标 | 社会效益指标 | 应急保障率 | ≥95% | 96%`);
  expect(indicatorLines(said)[0]).toBe('数量指标 / 产出指标 / 储备编织袋 | target ge 50000条 | actual 50000条');
});

describe('amounts out of step with their header', () => {
  const funds = (rows: string): ReturnType<typeof whatFormsSay> => whatFormsSay(aDocument('2022年度部门整体支出绩效自评表（单位：万元）', { origin: 'tabs', rows }));

  test('a header whose merged first cell is printed once stands one column to the left of all its amounts', () => {
    const said = funds(`部门整体支出 | 年初预算数 | 预算调整数 | 全年执行数 | 预算执行率
      | 基本支出 | 200.00 | 250.00 | 240.00 | 96.00%
      | 项目支出 | 100.00 | 80.00 | 60.00 | 75.00%
      | 合计 | 300.00 | 330.00 | 300.00 | 90.91%`);
    expect(figureLines(said)).toEqual([
      'department: basic_expenditure initial_budget 2022 = 2000000', 'department: basic_expenditure adjusted_budget 2022 = 2500000', 'department: basic_expenditure executed 2022 = 2400000',
      'department: project_expenditure initial_budget 2022 = 1000000', 'department: project_expenditure adjusted_budget 2022 = 800000', 'department: project_expenditure executed 2022 = 600000',
      'department: expenditure_total initial_budget 2022 = 3000000', 'department: expenditure_total adjusted_budget 2022 = 3300000', 'department: expenditure_total executed 2022 = 3000000',
    ]);
  });

  test('a row that stands behind its columns and cannot be put back is not read, with an issue', () => {
    const said = funds(`项目 | 年初预算数 | 全年预算数 | 全年执行数 | 预算执行率
      基本支出 | 200.00 | 250.00 | 240.00 | 96.00%
      项目支出 | 1 | 100.00 | 800.00 | 600.00 | 75.00%`);
    expect(figureLines(said)).toEqual(['department: basic_expenditure initial_budget 2022 = 2000000', 'department: basic_expenditure adjusted_budget 2022 = 2500000', 'department: basic_expenditure executed 2022 = 2400000']);
    expect(said.issues.map(({ code }) => code)).toContain('tables.amounts-out-of-step');
  });

  test('a text cut into the next column takes the rest of its row with it', () => {
    const said = tabs(`一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值 | 指标值确定依据
      产出指标 | 数量指标 | 养护里程 | 日常养护的道路里程 | ≥120公里 | 年报
      | 质量指标 | 优良路率 | 优良里程占总里程 | 的比例 | ≥92% | 技术标准`);
    expect(indicatorLines(said)[1]).toBe('产出指标 / 质量指标 / 优良路率 | target ge 92% | description 优良里程占总里程的比例 | basis 技术标准');
  });
});

describe('headers in two rows whose merged cells a dump lost', () => {
  const dump = (rows: string): ReturnType<typeof whatFormsSay> => whatFormsSay(aDocument('项目支出绩效自评汇总表\n金额单位：万元', { origin: 'tabs', rows }));

  test('the words below a gap hang under the word in front of it', () => {
    const said = dump(`
      序号 | 项目名称 | 项目金额 | | | | 自评结果 | | 整改期限
      | | 年初数 | 调整后 | 执行数 | 执行率 | 得分 | 等级 |
      1 | 城墙灯光维修 | 35.00 | 36.20 | 34.03 | 94.00% | 94.5 | 优 | 2023年3月
      2 | 展柜更新采购 | 8.00 | 8.00 | 6.00 | 75.00% | 83 | 良 | —`);
    expect(figureLines(said)).toEqual([
      '城墙灯光维修: project_funds_total initial_budget 2022 = 350000', '城墙灯光维修: project_funds_total adjusted_budget 2022 = 362000', '城墙灯光维修: project_funds_total executed 2022 = 340300',
      '展柜更新采购: project_funds_total initial_budget 2022 = 80000', '展柜更新采购: project_funds_total adjusted_budget 2022 = 80000', '展柜更新采购: project_funds_total executed 2022 = 60000',
    ]);
  });

  test('a rate whose header prints the sign may hold bare numbers: its row is not out of step', () => {
    const said = dump(`
      序号 | 项目名称 | 立项年度 | 年初预算数 | 执行数 | 执行率(%) | 联系电话
      1 | 城墙灯光维修 | 2022 | 35.00 | 34.03 | 97.23 | 3301
      合计 | | | 35.00 | 34.03 | 97.23`);
    expect(figureLines(said).filter((line) => line.startsWith('department'))).toEqual(['department: project_expenditure initial_budget 2022 = 350000', 'department: project_expenditure executed 2022 = 340300']);
  });
});

describe('names and dots of rows that only spaces part', () => {
  const spaced = (rows: string): ReturnType<typeof whatFormsSay> => whatFormsSay(aDocument('项目支出绩效自评表', { origin: 'aligned', rows: `${header}\n${rows}` }));

  test('dots of the form are no name of a level', () => {
    const said = spaced(`
      产出指标 | 数量指标 | 改造小区 | 12个 | 12个 | 10 | 10
      ……
      质量指标 | 验收合格率 | 100% | 100% | 10 | 10`);
    expect(said.indicators.map((row) => `${row.level1} / ${row.level2} / ${row.level3}`)).toEqual(['产出指标 / 数量指标 / 改造小区', '产出指标 / 质量指标 / 验收合格率']);
  });

  test('a name in the row of another group is no second half of the one before', () => {
    const said = spaced(`
      产出 | 数量 | 养护里程 | ≥46公里 | 46.5公里 | 30 | 30
      效益 | 社会 | 出行时间缩短 | ≥10% | 9.1% | 20 | 18
      满意度 | 群众满意度 | 沿线群众满意度 | ≥90% | 92% | 10 | 10`);
    expect(said.indicators.map((row) => `${row.level1} / ${row.level2}`)).toEqual(['产出 / 数量', '效益 / 社会', '满意度 / 群众满意度']);
  });
});

test('a dump that prints a merged cell in every place it covers has the spans of its table; equal targets and results stay two', () => {
  const said = whatFormsSay(aDocument('项目支出绩效自评表', { origin: 'tabs', rows: `
    项目名称 | 夜校课程 | 夜校课程 | 夜校课程 | 夜校课程 | 夜校课程 | 夜校课程 | 夜校课程
    指标类别 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
    指标类别 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 自评
    共性指标 | 过程指标 | 资金管理 | 资金使用合规性 | 合规 | 合规 | 10 | 10
    个性指标 | 产出指标 | 数量指标 | 开设班次 | ≥30班 | 28班 | 20 | 18.67
    个性指标 | 满意度指标 | 满意度指标 | 学员满意度 | ≥90% | 93% | 10 | 10
    总分 | 总分 | 总分 | 总分 | 总分 | 总分 | 100 | 95.87` }));
  expect(said.forms[0]!.subject).toBe('夜校课程');
  expect(said.indicators.map((row) => [row.level1, row.level2, row.level3, row.target?.raw, row.actual?.raw, row.weight, row.score].join(' / '))).toEqual([
    '过程指标 / 资金管理 / 资金使用合规性 / 合规 / 合规 / 10 / 10', '产出指标 / 数量指标 / 开设班次 / ≥30班 / 28班 / 20 / 18.67', '满意度指标 / 满意度指标 / 学员满意度 / ≥90% / 93% / 10 / 10',
  ]);
  expect(said.scores).toMatchObject([{ item: 'total', full: '100', score: '95.87' }]);
});

describe('a level 3 broken over two rows', () => {
  const rows = `${header}
      产出指标 | 数量指标 | 新建农村公路 | ≥46公里 | 46.5公里 | 30 | 30
      | | 安全防护设施 | | | |
      | 质量指标 | 验收合格率 | 100% | 100% | 30 | 30
      效益指标 | 社会效益指标 | 出行时间缩短 | ≥10% | 9.1% | 30 | 28`;

  test('is one name where all other rows have values and weights', () => {
    expect(tabs(rows).indicators.map((row) => `${row.level2} / ${row.level3} / ${row.weight}`)).toEqual(['数量指标 / 新建农村公路安全防护设施 / 30', '质量指标 / 验收合格率 / 30', '社会效益指标 / 出行时间缩短 / 30']);
  });

  test('two names stay two where rows without values are usual, or the second is numbered', () => {
    const unfilled = rows.replace('≥46公里 | 46.5公里 | 30 | 30', '| | |');
    expect(tabs(unfilled).indicators.map((row) => row.level3)).toEqual(['新建农村公路', '安全防护设施', '验收合格率', '出行时间缩短']);
    expect(tabs(rows.replace('安全防护设施', '指标2:安全防护设施')).indicators.map((row) => row.level3)).toHaveLength(4);
  });
});

describe('rows that lost cells', () => {
  test('amounts without a label under a header of other columns are nobody\'s', () => {
    const said = whatFormsSay(aDocument('2022年度“三公”经费支出决算表', '单位：万元', { origin: 'pipes', rows: `合计 | 因公出国（境）费 | 公务用车购置及运行费 | 公务接待费
      小计 | 公务用车购置费 | 公务用车运行费
      预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数
      18.00 | 9.20 | 12.00 | 8.80 | 12.00 | 8.80 | 6.00 | 0.40` }));
    expect(figureLines(said)).toEqual([]);
  });

  test('the sum of weights below indicators that nobody has scored is no score', () => {
    const rows = (score: string): string => `${header}
      产出指标 | 数量指标 | 补贴发放次数 | 12次 | | 60 | ${score}
      效益指标 | 社会效益指标 | 足额保障率 | 100% | | 40 | ${score}
      合计 | 100`;
    expect(tabs(rows('')).scores).toEqual([]);
    expect(tabs(rows('40')).scores.map(({ item, score }) => `${item} ${score}`)).toEqual(['total 100']);
  });
});
