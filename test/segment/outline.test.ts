import { describe, expect, test } from 'vitest';
import { outlineOf, sectionsOf } from './a-report.ts';

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** The outline as it should be, at the indentation of the test. */
const outline = (text: string): string[] => {
  const all = lines(text);
  const margin = Math.min(...all.map((line) => line.length - line.trimStart().length));
  return all.map((line) => line.slice(margin));
};

describe('the outline follows the numbering styles', () => {
  test('一、（一）1.（1）① nest in the usual order', () => {
    expect(outlineOf(`
      某市教育局2022年度部门整体支出绩效自评报告
      一、部门概况
      （一）机构设置
      某市教育局设6个科室。
      （二）年度工作完成情况
      1.基础教育
      （1）学前教育
      ①普惠园建设
      新建普惠园3所。
      ②师资培训
      培训教师120人次。
      （2）义务教育
      巩固率为99%。
      2.职业教育
      招生1200人。
      二、存在的问题
      资金拨付较慢。
    `)).toEqual(outline(`
      一、部门概况
        (一)机构设置
        (二)年度工作完成情况
          1.基础教育
            (1)学前教育
              ①普惠园建设
              ②师资培训
            (2)义务教育
          2.职业教育
      二、存在的问题
    `));
  });

  test('a higher style below a lower one stands beside it when the lower list is over', () => {
    expect(outlineOf(`
      一、基本情况
      1.部门概况
      我局下设三个科室。
      2.人员情况
      编制30人。
      （二）预算情况
      预算收入100万元。
      （三）绩效目标
      完成各项任务。
    `)).toEqual(outline(`
      一、基本情况
        1.部门概况
        2.人员情况
        (二)预算情况
        (三)绩效目标
    `));
  });

  test('a higher style is a list inside an item whose own list goes on behind it', () => {
    expect(outlineOf(`
      一、基本情况
      1.部门概况
      （一）历史沿革
      成立于1990年。
      （二）现状
      下设五个科室。
      2.人员情况
      编制30人。
      二、存在问题
      无。
    `)).toEqual(outline(`
      一、基本情况
        1.部门概况
          (一)历史沿革
          (二)现状
        2.人员情况
      二、存在问题
    `));
  });

  test('1、 inside 1. is a list of its own, and one slip of the sign is not', () => {
    expect(outlineOf(`
      一、基本概况
      1.单位简介
      单位由三部分组成。
      1、机关
      机关在职12人。
      2、队伍
      队伍在职30人。
      2.资产状况
      资产总额30万元。
      二、收支情况
      1.收入情况
      收入50万元。
      2、支出情况
      支出49万元。
      3.结余情况
      结余1万元。
    `)).toEqual(outline(`
      一、基本概况
        1.单位简介
          1、机关
          2、队伍
        2.资产状况
      二、收支情况
        1.收入情况
        2、支出情况
        3.结余情况
    `));
  });

  test('numbering that begins again stays on its level', () => {
    expect(outlineOf(`
      三、绩效实现情况
      （一）项目投入
      资金到位。
      （二）项目产出
      产出达标。
      （一）总体目标实现情况
      全部实现。
      （二）分项目标实现情况
      全部实现。
    `)).toEqual(outline(`
      三、绩效实现情况
        (一)项目投入
        (二)项目产出
        (一)总体目标实现情况
        (二)分项目标实现情况
    `));
  });

  test('第一部分 stands above 一、 and its title may be on the next line', () => {
    expect(outlineOf(`
      第一部分
      部门概况
      一、主要职能
      主管全县水利工作。
      二、机构设置
      下设4个股室。
      第二部分 决算情况说明
      一、收入决算情况说明
      收入合计320万元。
    `)).toEqual(outline(`
      第一部分部门概况
        一、主要职能
        二、机构设置
      第二部分决算情况说明
        一、收入决算情况说明
    `));
  });

  test('decimal numbers of evaluation reports nest by their parts', () => {
    expect(outlineOf(`
      1.项目概况
      1.1项目背景
      项目于2021年立项。
      1.2项目目标
      1.2.1总体目标
      改善办学条件。
      1.2.2年度目标
      完成改造。
      2.评价结论
      评价得分91分。
    `)).toEqual(outline(`
      1.项目概况
        1.1项目背景
        1.2项目目标
          1.2.1总体目标
          1.2.2年度目标
      2.评价结论
    `));
  });

  test('headings are found in every width and damage', () => {
    expect(outlineOf(`
      一 、部门概况
      我局是县政府组成部门。
      二．收支情况
      收入合计90万元。
      (三) .绩效情况
      较好。
      （四)改进措施
      加强管理。
    `).map((line) => line.trim())).toEqual(['一、部门概况', '二.收支情况', '(三)绩效情况', '(四)改进措施']);
  });

  test('the number of an attachment takes its title from the next line', () => {
    expect(outlineOf(`
      一、其他情况
      本部门2022年度没有需要另外说明的其他情况, 全部工作均已按照年初确定的计划完成。
      某县水利局
      2023年5月6日
      附件2：
      2022年度项目支出绩效自评表
      项目名称 | 河道治理
      年度资金总额 | 100
    `)).toEqual(['一、其他情况', '附件2:2022年度项目支出绩效自评表']);
  });
});

describe('what is no heading', () => {
  test('duties: numbered sentences below 主要职责', () => {
    expect(outlineOf(`
      一、部门基本情况
      （一）主要职责
      1、贯彻执行国家有关教育工作的方针政策。
      2、承担统筹推进义务教育均衡发展的责任。指导学校布局调整工作。
      3、指导、监督学校安全工作。组织开展检查。
      4、完成县委、县政府交办的其他任务。
      （二）机构设置
      局机关内设6个股室。
    `)).toEqual(outline(`
      一、部门基本情况
        (一)主要职责
        (二)机构设置
    `));
  });

  test('duties announced by a sentence, inside an item of a lower style', () => {
    expect(outlineOf(`
      一、部门基本情况
      1.部门概况
      某区农业农村局是区政府工作部门，主要职能：
      （一）承担乡村振兴重大问题的政策研究。提出规划建议。
      （二）负责农产品质量安全监督管理工作。
      （三）负责本系统队伍建设。
      2.人员情况：编制数为42人，年末在职人员45人。
      二、工作开展情况
      成立了工作小组。
    `)).toEqual(outline(`
      一、部门基本情况
        1.部门概况
        2.人员情况
      二、工作开展情况
    `));
  });

  test('tasks told in paragraphs, some of which begin with a phrase', () => {
    expect(outlineOf(`
      三、2018年工作任务及目标
      （一）认真贯彻全国人大会议精神，按照省委明确的指导思想、奋斗目标和总体部署开展各项工作。
      （二）充分发挥立法的引领作用。全面贯彻立法工作决策部署，制定年度立法计划。
      （三）加大监督力度。开展执法检查4次，听取专项工作报告12个。
    `)).toEqual(['三、2018年工作任务及目标']);
  });

  test('a list inside one paragraph', () => {
    expect(outlineOf(`
      （一）单位简介
      某县民政局是本级政府组成部门，根据“三定”方案，主要承担以下职责：
      1、管理社会救助工作。2、统筹养老服务体系建设。3、承办区划地名工作。
      （二）资金情况
      1.项目进展顺利。2.资金支付及时。
    `)).toEqual(['(一)单位简介', '(二)资金情况']);
  });

  test('amounts and results told in numbered sentences', () => {
    expect(outlineOf(`
      二、项目绩效情况
      项目支出134.23万元，其中：
      （1）校舍维修支出80.35万元，主要用于屋面维修。
      （2）设备购置支出53.88万元，主要用于教学设备。
      三、主要成效
      1.完成农村公路建养120公里，惠及12个村。
      2.开展普法宣传14场，服务群众1000余人。
    `)).toEqual(['二、项目绩效情况', '三、主要成效']);
  });

  test('parts of an amount, whatever they look like', () => {
    expect(outlineOf(`
      （三）支出决算具体情况
      2021年支出决算数为800万元，其中：
      1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。年初预算为10万元，支出决算为10万元。
      2.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。年初预算为20万元，支出决算为19万元。
    `)).toEqual(['(三)支出决算具体情况']);
  });

  test('sentences that count 一是 二是', () => {
    expect(outlineOf(`
      五、存在的问题
      一是绩效目标不够细化。
      二是绩效管理力量不足。
    `)).toEqual(['五、存在的问题']);
  });

  test('a table of contents, with or without page numbers', () => {
    const body = `
      第一部分 部门概况
      一、主要职能
      主管全区民政工作。
      第二部分 决算说明
      一、收入说明
      收入合计12万元。
    `;
    const expected = outline(`
      第一部分部门概况
        一、主要职能
      第二部分决算说明
        一、收入说明
    `);
    expect(outlineOf(`目  录\n第一部分 部门概况\n一、主要职能\n第二部分 决算说明\n一、收入说明\n${body}`)).toEqual(expected);
    expect(outlineOf(`目录\n第一部分 部门概况……1\n一、主要职能……1\n第二部分 决算说明......2\n一、收入说明......3\n${body}`)).toEqual(expected);
    expect(outlineOf(`目录\n第一部分 部门概况 1\n一、主要职能 1\n第二部分 决算说明 2\n一、收入说明 3\n${body}`)).toEqual(expected);
  });

  test('contents whose entries are worded otherwise than the headings', () => {
    expect(outlineOf(`
      目录
      第一部分 单位概况
      一、职能
      第二部分 决算说明
      一、收入说明
      第一部分 某区民政局概况
      一、主要职能
      主管全区民政工作。
      第二部分 2022年度决算情况说明
      一、收入决算说明
      收入合计12万元。
    `)).toEqual(outline(`
      第一部分某区民政局概况
        一、主要职能
      第二部分2022年度决算情况说明
        一、收入决算说明
    `));
  });

  test('text never counts as contents, though a heading comes again far behind it', () => {
    expect(outlineOf(`
      目录
      一、概况
      二、绩效
      1.概况
      我局是区政府组成部门，主管全区水利工作。
      2.绩效
      完成较好。
      附件1
      项目支出绩效自评报告
      一、概况
      项目于2021年立项。
    `).map((line) => line.trim())).toContain('1.概况');
  });

  test('contents whose headings come again without numbers', () => {
    expect(outlineOf(`
      目录
      一、部门主要职能
      二、部门机构设置
      三、部门预算表
      四、其他情况说明
      某区商务局主要职能
      某区商务局是主管全区商贸流通工作的区政府工作部门，挂某区粮食和物资储备局牌子。
      其他情况说明
      一、政府采购情况
      政府采购预算38万元。
      二、绩效目标情况
      编报绩效目标的项目25个。
    `)).toEqual(['一、政府采购情况', '二、绩效目标情况']);
  });

  test('names in a list, one a line', () => {
    expect(outlineOf(`
      二、部门决算单位构成
      纳入本部门决算编制范围的单位包括：
      1.某区教育局本级
      2.某区第一中学
      3.某区实验小学
      三、其他说明
      无。
    `)).toEqual(['二、部门决算单位构成', '三、其他说明']);
  });

  test('cells of tables', () => {
    expect(outlineOf(`
      一、收支情况
      收支见下表。
      一、一般公共预算拨款收入 | 120.00
      二、政府性基金预算拨款收入 | 0.00
      二、其他情况
      无。
    `)).toEqual(['一、收支情况', '二、其他情况']);
  });

  test('the list of attachments before the signature, and the number of a report that is itself an attachment', () => {
    expect(outlineOf(`
      附件3
      某县林业局2022年度部门整体支出绩效自评报告
      一、部门概况
      我局为县政府工作部门，负责全县森林资源的保护、管理和林业产业发展的指导工作，下设四个股室。
      附件：1.部门整体支出绩效自评表
      2.项目支出绩效自评表
      某县林业局
      2023年4月3日
    `)).toEqual(['一、部门概况']);
  });

  test('labels with short values', () => {
    expect(outlineOf(`
      一、项目基本信息
      1.项目名称：校园安全经费
      2.主管部门：某县教育局
      3.实施周期：一年
      二、项目绩效
      完成较好。
    `)).toEqual(['一、项目基本信息', '二、项目绩效']);
  });
});

test('a title with nothing to report is one among titles', () => {
  expect(outlineOf(`
    （一）一般公共预算支出情况：全年支出320万元，主要用于保障机构运转和完成专项工作。
    （二）政府性基金支出情况：无。
    （三）国有资本经营支出情况：本单位2022年度没有安排国有资本经营预算支出。
  `)).toEqual(['(一)一般公共预算支出情况', '(二)政府性基金支出情况', '(三)国有资本经营支出情况']);
});

test('an attachment with a cover of its own is no mere mention', () => {
  expect(outlineOf(`
    一、部门概况
    我局为县政府工作部门，负责全县森林资源的保护、管理和林业产业发展的指导工作，下设四个股室。
    附件1：项目支出绩效自评报告
    某县林业局
    2023年4月3日
    附件1
    项目支出绩效自评报告
    某县林业局
    2023年3月20日
    一、项目概况
    项目于2022年立项。
  `)).toEqual(['一、部门概况', '附件1项目支出绩效自评报告', '  一、项目概况']);
});

describe('titles', () => {
  test('a run-in heading ends at its first colon or full stop, outside brackets', () => {
    expect(outlineOf(`
      三、保障措施
      (一)加强支出管理。全面加强支出管理，对项目经费及时跟进。
      (二)做好绩效自评（含项目）：及时开展自评工作，对发现的问题及时整改。
    `)).toEqual(outline(`
      三、保障措施
        (一)加强支出管理
        (二)做好绩效自评(含项目)
    `));
  });

  test('a heading broken in its brackets or in its last word is joined', () => {
    expect(outlineOf(`
      一、项目绩效目标完成情况（仅对50万元以上的项目资
      金进行分项说明）
      项目支出265万元。
      二、提前下达2021年省级农村公路养护工程补助资金（2021）13号绩
      效目标表
      项目编码 | 315
    `)).toEqual([
      '一、项目绩效目标完成情况(仅对50万元以上的项目资金进行分项说明)',
      '二、提前下达2021年省级农村公路养护工程补助资金(2021)13号绩效目标表',
    ]);
  });

  test('a wide gap parts a title from its text', () => {
    expect(outlineOf(`
      一、部门概况    我局是区政府工作部门，主管全区林业工作，下设四个股室和两个二级单位。
      二、收支情况　　2022年收入合计300万元，支出合计298万元，年末结转2万元。
    `)).toEqual(['一、部门概况', '二、收支情况']);
  });

  test('a title may begin like a duty when a noun closes it', () => {
    expect(outlineOf(`
      二、自评工作情况
      （一）组织实施情况
      成立了工作小组。
      （二）指导思想
      坚持实事求是。
      （三）监督管理制度
      制定了办法。
    `)).toEqual(outline(`
      二、自评工作情况
        (一)组织实施情况
        (二)指导思想
        (三)监督管理制度
    `));
  });

  test('a colon at the end is not part of the title', () => {
    expect(outlineOf(`
      （一）存在的问题：
      预算编制不够精细。
      （二）改进措施：
      加强预算编制。
    `)).toEqual(['(一)存在的问题', '(二)改进措施']);
  });
});

describe('places', () => {
  const text = `
    一、部门概况
    我局下设三个科室。
    2. 组织机构：行政机关1个，事业单位2个，均已纳入预算管理。
    二、绩效目标完成情况（仅对重点
    项目进行说明）
    全部完成。
  `;

  test('a section stands where its title is printed, and its body runs to the next heading', () => {
    const sections = sectionsOf(text);
    const flat = lines(text).map((line) => line.trim()).join('\n') + '\n';
    expect(sections.map(({ at }) => flat.slice(at.start, at.end))).toEqual(['一、部门概况', '2. 组织机构', '二、绩效目标完成情况（仅对重点\n项目进行说明）']);
    expect(sections.map(({ body }) => flat.slice(body.start, body.end).trim())).toEqual([
      '我局下设三个科室。', '行政机关1个，事业单位2个，均已纳入预算管理。', '全部完成。',
    ]);
  });

  test('bodies and titles never overlap and lose no line behind the first heading', () => {
    let end = sectionsOf(text)[0]!.at.start;
    for (const { at, body } of sectionsOf(text)) {
      expect(at.start).toBe(end);
      expect(body.start).toBeGreaterThanOrEqual(at.end);
      end = body.end;
    }
  });
});
