import { describe, expect, test } from 'vitest';
import { readFacts } from '../../../src/extract/facts/read-facts.ts';
import type { DocumentFacts } from '../../../src/model/records.ts';
import { aReport, rules } from '../../segment/a-report.ts';

const factsOf = (text: string): Omit<DocumentFacts, 'rules'> => {
  const { rules: _rules, ...facts } = readFacts({ document: aReport(text), sections: [], forms: [], rules }).value;
  return facts;
};

describe('reports of many departments', () => {
  test.each<[string, string, Omit<DocumentFacts, 'rules'>]>([
    ['a report that says everything in its title', `
      石家庄市鹿泉区教育局部门2022年度整体支出绩效自评报告
      按照区财政局要求，我局对2022年整体支出情况开展了绩效自评，现将有关情况报告如下。
      一、部门概况
      下设科室6个。
      2023年9月28日
    `, {
      title: '石家庄市鹿泉区教育局部门2022年度整体支出绩效自评报告', reportType: 'overall_self_evaluation', department: '石家庄市鹿泉区教育局',
      region: '鹿泉区', regionCode: '130110', fiscalYear: 2022, reportDate: '2023-09-28',
    }],
    ['a cover of four lines, the unit first', `
      蔡甸区农业农村局
      2021年度部门整体支出
      绩效自评报告
      二〇二二年四月十五日
      一、部门基本情况
      我局主管全区农业农村工作。
    `, {
      title: '蔡甸区农业农村局2021年度部门整体支出绩效自评报告', reportType: 'overall_self_evaluation', department: '蔡甸区农业农村局',
      region: '蔡甸区', regionCode: '420114', fiscalYear: 2021, reportDate: '2022-04-15',
    }],
    ['a report signed by its unit, which its title does not name', `
      2022年度部门整体支出绩效自评报告
      一、单位基本情况
      共有编制62个。
      衡山县交通运输局
      2023年8月8日
    `, {
      title: '2022年度部门整体支出绩效自评报告', reportType: 'overall_self_evaluation', department: '衡山县交通运输局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: '2023-08-08',
    }],
    ['a form: unit and year in its head, the date left blank', `
      晋中市部门整体支出绩效自评表
      （2021 年度）
      填报单位（公章）：
      单位名称 | 晋中市水利局
      单位负责人 | 某某
      单位负责人（签章）： | 年 月 日
    `, {
      title: '晋中市部门整体支出绩效自评表', reportType: 'overall_self_evaluation', department: '晋中市水利局',
      region: '晋中市', regionCode: '140700', fiscalYear: 2021, reportDate: null,
    }],
    ['a project form: the implementing unit, not the supervising department', `
      2022年度项目支出绩效自评表
      项目名称 | 农村公路养护
      主管部门 | 衡山县人民政府 | 实施单位 | 衡山县公路建设养护中心
      填报日期：2023年3月24日
    `, {
      title: '2022年度项目支出绩效自评表', reportType: 'project_self_evaluation', department: '衡山县公路建设养护中心',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: '2023-03-24',
    }],
    ['targets whose title names the unit without its place', `
      水务局 2020 年部门预算绩效文本 (草案)
      水务局编制 秦皇岛市抚宁区财政局审核
      一、总体绩效目标
      做好全区防汛工作。抚宁区水务局负责河道管理，抚宁区水务局负责供水。
    `, {
      title: '水务局2020年部门预算绩效文本(草案)', reportType: 'performance_targets', department: '抚宁区水务局',
      region: '抚宁区', regionCode: '130306', fiscalYear: 2020, reportDate: null,
    }],
    ['a disclosure of a province', `
      江苏省政协办公厅2019年度部门预算公开
      目录
      第一部分 部门概况
      一、主要职能
      为政协委员履职服务。
    `, {
      title: '江苏省政协办公厅2019年度部门预算公开', reportType: 'budget_disclosure', department: '江苏省政协办公厅',
      region: '江苏省', regionCode: '320000', fiscalYear: 2019, reportDate: null,
    }],
    ['a final account with the year on a line of its own', `
      2021年度
      四川省渠县交通运输局
      部门决算
      第一部分 部门概况
      一、基本职能
      主管全县交通运输。
    `, {
      title: '2021年度四川省渠县交通运输局部门决算', reportType: 'final_account_disclosure', department: '四川省渠县交通运输局',
      region: '渠县', regionCode: '511725', fiscalYear: 2021, reportDate: null,
    }],
    ['a town in a county: the county is the division', `
      岳阳县2021年度部门整体支出
      绩效评价自评报告
      部门（单位）名称：岳阳县新开镇政府
      预算编码：
      评价方式：部门（单位）绩效自评
      报告日期：2022年3月31日
    `, {
      title: '岳阳县2021年度部门整体支出绩效评价自评报告', reportType: 'overall_self_evaluation', department: '岳阳县新开镇政府',
      region: '岳阳县', regionCode: '430621', fiscalYear: 2021, reportDate: '2022-03-31',
    }],
    ['an evaluation by a firm: the firm is not the department', `
      某某会计师事务所
      衡山县教育局2022年度部门整体支出绩效评价报告
      委托单位：衡山县财政局
      评价机构：某某会计师事务所
      一、基本情况
      受县财政局委托，我所开展了绩效评价。
      某某会计师事务所
      2023年6月30日
    `, {
      title: '衡山县教育局2022年度部门整体支出绩效评价报告', reportType: 'evaluation', department: '衡山县教育局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: '2023-06-30',
    }],
    ['an evaluation that its first sentences call a self-evaluation', `
      衡山县教育局2022年度部门整体支出绩效评价报告
      一、自评得分情况
      按照部门整体支出绩效评价指标体系，我局开展了绩效自评，综合评分为97分。
    `, {
      title: '衡山县教育局2022年度部门整体支出绩效评价报告', reportType: 'overall_self_evaluation', department: '衡山县教育局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: null,
    }],
    ['a title that begins 关于', `
      关于富阳区人民医院2022年度部门整体支出绩效自评情况的报告
      区财政局：
      一、基本情况
      医院编制床位800张。
    `, {
      title: '关于富阳区人民医院2022年度部门整体支出绩效自评情况的报告', reportType: 'overall_self_evaluation', department: '富阳区人民医院',
      region: '富阳区', regionCode: '330111', fiscalYear: 2022, reportDate: null,
    }],
    ['a numbered attachment with a document head', `
      附件2
      衡山县住房和城乡建设局2023年部门整体支出绩效自评报告
      根据《关于开展绩效自评工作的通知》（山财绩〔2024〕8号）要求，我局认真组织开展了自评。
      一、部门概况
      内设股室8个。
    `, {
      title: '衡山县住房和城乡建设局2023年部门整体支出绩效自评报告', reportType: 'overall_self_evaluation', department: '衡山县住房和城乡建设局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2023, reportDate: null,
    }],
    ['a project form whose units are named without their county', `
      附件1
      项目支出绩效自评表
      （2022年度）
      项目名称 | 政务热线运行经费
      主管部门 | [315]衡山县行政审批服务局 | 实施单位 | 县政务服务中心
    `, {
      title: '项目支出绩效自评表', reportType: 'project_self_evaluation', department: '县政务服务中心',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: null,
    }],
    ['a form that names only the department in charge', `
      2022年度项目支出绩效自评表
      填报单位：（盖章）
      项目名称 | 粮食储备
      主管部门 | 衡山县发展和改革局
    `, {
      title: '2022年度项目支出绩效自评表', reportType: 'project_self_evaluation', department: '衡山县发展和改革局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: null,
    }],
    ['a stamp in front of the name', `
      部门整体支出绩效自评表
      填报单位：（公章）衡山县水利局    2021年度
      预算资金 | 300
    `, {
      title: '部门整体支出绩效自评表', reportType: 'overall_self_evaluation', department: '衡山县水利局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2021, reportDate: null,
    }],
    ['a town that calls itself by its name alone', `
      岳阳县新开镇2021年度部门整体支出绩效自评报告
      一、概况
      我镇辖12个村。
    `, {
      title: '岳阳县新开镇2021年度部门整体支出绩效自评报告', reportType: 'overall_self_evaluation', department: '岳阳县新开镇',
      region: '岳阳县', regionCode: '430621', fiscalYear: 2021, reportDate: null,
    }],
    ['a unit of a place that no list has, in front of its project', `
      远浦县林业局防火道路建设项目2022年度绩效自评报告
      一、概况
    `, {
      title: '远浦县林业局防火道路建设项目2022年度绩效自评报告', reportType: 'project_self_evaluation', department: '远浦县林业局',
      region: null, regionCode: null, fiscalYear: 2022, reportDate: null,
    }],
    ['a letter that sends a report', `
      衡山县民政局关于2022年度部门整体支出绩效自评的报告
      县财政局：
      一、概况
      我局内设股室6个。
      二〇二三年三月
    `, {
      title: '衡山县民政局关于2022年度部门整体支出绩效自评的报告', reportType: 'overall_self_evaluation', department: '衡山县民政局',
      region: '衡山县', regionCode: '430423', fiscalYear: 2022, reportDate: '2023-03',
    }],
    ['a university has no division in its name', `
      湘南师范大学2022年度部门整体支出绩效自评报告
      一、学校概况
      学校位于湖南省长沙市岳麓区。湖南省教育厅主管，湖南省财政厅拨款。
      2023年5月
    `, {
      title: '湘南师范大学2022年度部门整体支出绩效自评报告', reportType: 'overall_self_evaluation', department: '湘南师范大学',
      region: '湖南省', regionCode: '430000', fiscalYear: 2022, reportDate: '2023-05',
    }],
  ])('%s', (_name, text, expected) => {
    expect(factsOf(text)).toEqual(expected);
  });
});

describe('the fiscal year is the year the money was spent', () => {
  const yearOf = (text: string): number | null => factsOf(text).fiscalYear;

  test('not the year of signing, of a paper or of a meeting', () => {
    expect(yearOf(`
      部门整体支出绩效自评报告
      根据财绩〔2023〕5号文件要求，对2022年度部门整体支出开展自评。2022年收入合计100万元，2022年支出合计98万元。
      2023年8月8日
    `)).toBe(2022);
  });

  test('in Chinese digits', () => {
    expect(yearOf('某县教育局二〇二一年度部门决算')).toBe(2021);
  });

  test('is null when no year is printed', () => {
    expect(yearOf('某县教育局部门整体支出绩效自评报告')).toBeNull();
  });
});

describe('the date of signing', () => {
  const dateOf = (text: string): string | null => factsOf(text).reportDate;

  test.each<[string, string[]]>([
    ['2023-08-08', ['2023年8月8日', '2023 年 8 月 8 日', '二〇二三年八月八日', '衡山县司法局 2023年8月8日', '填报日期：2023年8月8日', '2023.8.8', '2023-08-08']],
    ['2024-06', ['2024年6月', '二〇二四年六月']],
  ])('%s', (date, spellings) => {
    for (const spelling of spellings) expect(dateOf(`2022年度部门整体支出绩效自评报告\n一、概况\n无。\n${spelling}`), spelling).toBe(date);
  });

  test.each(['年  月  日', '    年    月', '2023年', '截至2022年12月31日', '填报日期：', '2023年8月8日前完成整改', '项目支出 | 2023.08', '2023.08'])('%s is none', (text) => {
    expect(dateOf(`2022年度部门整体支出绩效自评报告\n一、概况\n无。\n${text}`)).toBeNull();
  });
});

describe('the division', () => {
  test('of an ambiguous name is told by the city named in the text', () => {
    const text = (city: string): string => `朝阳区教育局2022年度部门整体支出绩效自评报告\n一、概况\n${city}朝阳区教育局为区政府工作部门。`;
    expect(factsOf(text('北京市'))).toMatchObject({ region: '朝阳区', regionCode: '110105' });
    expect(factsOf(text('长春市'))).toMatchObject({ region: '朝阳区', regionCode: '220104' });
  });

  test('of an ambiguous name keeps its name and gets no code when nothing tells', () => {
    const { value, issues } = readFacts({ document: aReport('朝阳区教育局2022年度部门整体支出绩效自评报告'), sections: [], forms: [], rules });
    expect(value).toMatchObject({ region: '朝阳区', regionCode: null });
    expect(issues.map(({ code }) => code)).toEqual(['facts.region-ambiguous']);
  });

  test('by a former name keeps what is printed', () => {
    expect(factsOf('鹿泉市民政局2013年度部门决算')).toMatchObject({ department: '鹿泉市民政局', region: '鹿泉市', regionCode: '130110' });
  });
});

test('a document that says nothing of itself gets nothing guessed', () => {
  const { value, issues } = readFacts({ document: aReport('会议纪要\n会议讨论了有关工作。'), sections: [], forms: [], rules });
  expect(value).toEqual({ title: null, reportType: 'other', department: null, region: null, regionCode: null, fiscalYear: null, reportDate: null, rules: [] });
  expect(issues.map(({ code }) => code)).toEqual(['facts.no-department', 'facts.no-year']);
});
