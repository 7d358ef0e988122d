import { chinese } from './draft.ts';
import type { Draft } from './draft.ts';
import { percent } from './money.ts';
import { words } from './words.ts';

/** A stretch of narrative under one heading: what it says is in the draft's truth. Sentences are invented. */
export type Module = (d: Draft) => void;

const duties: Module = (d) => {
  const opening = d.pick(words(['主要职责如下：', '根据“三定”方案，主要承担以下职责：'], ['其主要工作任务是：']));
  const list = d.random.some(d.domain.duties, d.random.int(3, 4));
  const typed = d.random.pick(['%、', '(%)', '（%）']);
  d.paragraph(`${d.unit}是${d.random.pick(['本级', '同级'])}政府组成部门，${opening}`);
  if (d.random.chance(0.3)) d.paragraph(list.map((duty, i) => `${typed.replace('%', String(i + 1))}${duty}。`).join(''));
  else for (const [i, duty] of list.entries()) d.paragraph(`${typed.replace('%', String(i + 1))}${duty}。`);
};

const staff: Module = (d) => {
  const [posts, institution] = [d.random.int(12, 80), d.random.int(4, 40)];
  const [working, retired] = [d.random.int(10, posts + institution), d.random.int(2, 60)];
  const s = d.sentence();
  if (d.pick(words([true], [false]))) {
    s.say(`${d.year}年`).say(d.random.pick(['共有', '核定'])).count('编制', posts + institution, '个').say('，其中').count('行政编制', posts, '个').say('，').count('事业编制', institution, '个').say('。');
    s.say('年末实有').count('在职人员', working, '人').say('，').count('退休人员', retired, '人').say('。');
  } else {
    s.say(`截至${d.year}年末，单位`).count('核定编制', posts + institution, '名').say('，包括').count('行政编制', posts, '名').say('和').count('事业编制', institution, '名').say('；');
    s.say('实际').count('在编在岗人员', working, '名').say('，另有').count('离退休人员', retired, '名').say('。');
  }
  d.paragraph(s);
};

const budget: Module = (d) => {
  const { initial, initialGovernmentFund: fund } = d.finances;
  const stage = 'initial_budget';
  const s = d.sentence();
  const way = d.pick(words([0, 1], [2]));
  const basic = [`基本支出`, `基本支出预算`, `基本支出`][way]!;
  s.say(`${d.year}年${way === 2 ? '部门' : '度'}`).money(initial.total, { measure: 'revenue_total', stage, label: way === 0 ? '年初预算安排收入' : way === 1 ? '年初预算收入合计' : '预算批复的收入总额' }, way === 2 ? '为' : '');
  s.say(way === 1 ? '，其中：' : '，其中').money(initial.total - fund, { measure: 'general_public_budget', stage, label: '一般公共预算财政拨款' });
  if (fund > 0) s.say('，').money(fund, { measure: 'government_fund_budget', stage, label: '政府性基金预算财政拨款' });
  s.say('。').money(initial.total, { measure: 'expenditure_total', stage, label: way === 0 ? '年初预算安排支出' : way === 1 ? '年初预算支出合计' : '年初批复的支出总额' }, way === 2 ? '为' : '');
  s.say('，其中：').money(initial.basic, { measure: 'basic_expenditure', stage, label: basic }).say('，').money(initial.project, { measure: 'project_expenditure', stage, label: '项目支出' }).say('。');
  d.paragraph(s);
  if (d.random.chance(0.5)) {
    d.paragraph(d.sentence().say(`${d.year}年度年初预算批复的基本支出中，`).money(initial.personnel, { measure: 'personnel_expenditure', stage, label: '人员经费' }).say('，').money(initial.publicFunds, { measure: 'public_funds_expenditure', stage, label: '日常公用经费' }).say('。'));
  }
};

const account: Module = (d) => {
  const { executed, revenue } = d.finances;
  const stage = 'executed';
  const s = d.sentence();
  const way = d.pick(words([0, 1], [2]));
  s.say(`${d.year}年`);
  s.money(revenue.total, { measure: 'revenue_total', stage, label: ['决算总收入', '度决算收入合计', '实际取得收入合计'][way]! }).say('，');
  if (revenue.other > 0) s.say('其中：').money(revenue.appropriation, { measure: 'fiscal_appropriation', stage, label: '财政拨款收入' }).say('，').money(revenue.other, { measure: 'other_revenue', stage, label: '其他收入' }).say('；');
  s.money(executed.total, { measure: 'expenditure_total', stage, label: ['决算总支出', '决算支出合计', '实际支出合计'][way]! }).say('，其中：');
  s.money(executed.basic, { measure: 'basic_expenditure', stage, label: '基本支出' }).share('基本支出', executed.basic, executed.total, 1, way === 2 ? '，占比' : '，占总支出的').say(way === 2 ? '，' : '；');
  s.money(executed.project, { measure: 'project_expenditure', stage, label: '项目支出' }).share('项目支出', executed.project, executed.total, 1, way === 2 ? '，占比' : '，占总支出的').say('。');
  d.paragraph(s);
};

const execution: Module = (d) => {
  const { initial, adjusted, adjustment, executed } = d.finances;
  const s = d.sentence();
  const measure = 'expenditure_total';
  const way = d.pick(words([0, 1], [2]));
  s.say(`${d.unit}${d.year}年度`).money(initial.total, { measure, stage: 'initial_budget', label: ['年初批复的部门预算支出总额', '年初预算支出', '年初部门预算核定支出'][way]! }).say('，');
  s.money(adjustment.total, { measure, stage: 'adjustment', label: ['年中调整增加', '年中追加预算', '预算执行中调增'][way]! }).say('，');
  s.money(adjusted.total, { measure, stage: 'adjusted_budget', label: ['调整后部门预算支出总额', '调整后预算数', '全年预算数'][way]! }).say('，');
  s.money(executed.total, { measure, stage: 'executed', label: ['全年实际执行数', '全年实际支出', '全年执行数'][way]! }).say('，');
  const rate = percent(executed.total, adjusted.total, 2);
  d.paragraph(s.rate('预算执行率', rate, way === 1 ? '为' : '').say('。'));
};

const basicAndProject: Module = (d) => {
  const { executed } = d.finances;
  const stage = 'executed';
  const s = d.sentence();
  s.say(`${d.year}年度决算`).money(executed.basic, { measure: 'basic_expenditure', stage, label: '基本支出' }).say('，其中：');
  s.money(executed.personnel, { measure: 'personnel_expenditure', stage, label: '人员经费' }).share('人员经费', executed.personnel, executed.basic, 1, '，占基本支出的').say('，主要用于工资津补贴、社会保险缴费等；');
  const everyday = d.pick(words(['日常公用经费', '公用经费'], ['公用支出']));
  s.money(executed.publicFunds, { measure: 'public_funds_expenditure', stage, label: everyday }).share(everyday, executed.publicFunds, executed.basic, 1, '，占基本支出的').say('，主要用于办公、水电、差旅等日常运转。');
  d.paragraph(s);
};

const functional: Module = (d) => {
  const s = d.sentence();
  s.say(d.pick(words([`按功能分类，${d.year}年度决算支出包括：`], [`从支出功能科目看，${d.year}年度实际支出分别为：`])));
  for (const [i, { label, measure, amount }] of d.finances.functional.entries()) s.say(i === 0 ? '' : '，').money(amount, { measure, stage: 'executed', label });
  d.paragraph(s.say('。'));
};

const economic: Module = (d) => {
  const { executed, economic: classes } = d.finances;
  const s = d.sentence().say(`${d.year}年度`).money(executed.total, { measure: 'expenditure_total', stage: 'executed', label: d.pick(words(['部门决算总支出'], ['全年决算支出总额'])) }).say('。其中：');
  for (const [i, { label, measure, amount }] of classes.entries()) s.say(i === 0 ? '' : '，').money(amount, { measure, stage: 'executed', label });
  d.paragraph(s.say('。'));
};

const threePublic: Module = (d) => {
  const quotes = d.random.pick(['“三公”', '"三公"']);
  for (const [stage, values, told] of [['initial_budget', d.finances.threePublic.budget, d.pick(words(['预算数', '年初预算数'], ['年初预算安排']))], ['executed', d.finances.threePublic.account, d.pick(words(['决算数', '决算支出'], ['实际支出']))]] as const) {
    const s = d.sentence().say(`${d.year}年`).money(values.total, { measure: 'three_public_total', stage, label: `${quotes}经费${told}` }).say('，其中：');
    s.money(values.overseas, { measure: 'overseas_travel', stage, label: '因公出国（境）费' }).say('，');
    s.money(values.vehicles, { measure: 'official_vehicles', stage, label: '公务用车购置及运行维护费' });
    if (values.purchase > 0) s.say('（').money(values.purchase, { measure: 'vehicle_purchase', stage, label: '公务用车购置费' }).say('，').money(values.running, { measure: 'vehicle_operation', stage, label: '公务用车运行维护费' }).say('）');
    d.paragraph(s.say('，').money(values.reception, { measure: 'official_reception', stage, label: '公务接待费' }).say('。'));
  }
  if (d.random.chance(0.6)) {
    const s = d.sentence().say('全年').count('国内公务接待', d.random.int(3, 60), '批次').say('、');
    const people = d.random.int(20, 600);
    s.say(`${people}人次`).known({ label: '国内公务接待', op: 'eq', value: String(people), high: null, unit: '人次', raw: `${people}人次` });
    d.paragraph(s.say('；年末').count('公务用车保有量', d.random.int(1, 12), '辆').say('。'));
  }
};

const procurement: Module = (d) => {
  const { total, goods, works, services, small } = d.finances.procurement;
  const stage = 'executed';
  const s = d.sentence().say(`${d.year}年度`).money(total, { measure: 'procurement_total', stage, label: d.pick(words(['政府采购支出总额', '政府采购支出'], ['完成政府采购支出'])) }).say('，其中：');
  s.money(goods, { measure: 'procurement_goods', stage, label: '政府采购货物支出' }).say('，').money(works, { measure: 'procurement_works', stage, label: '政府采购工程支出' }).say('，').money(services, { measure: 'procurement_services', stage, label: '政府采购服务支出' }).say('。');
  if (total > 0 && d.random.chance(0.5)) s.money(small, { measure: 'other', stage, label: '授予中小企业合同金额' }).share('授予中小企业合同金额', small, total, 1, '，占政府采购支出总额的').say('。');
  d.paragraph(s);
};

const operating: Module = (d) => {
  const { now, before } = d.finances.operating;
  const up = now >= before;
  const difference = Math.abs(now - before);
  const rate = percent(difference, before, 2);
  const s = d.sentence().say(`${d.year}年度`).money(now, { measure: 'agency_operating_expenses', stage: 'executed', label: '机关运行经费支出' }).say('，');
  s.money(difference, { measure: 'agency_operating_expenses', stage: 'change', label: `比上年${up ? '增加' : '减少'}` }).say(`，${up ? '增长' : '下降'}${rate}%`);
  s.known({ label: `机关运行经费${up ? '增长' : '下降'}`, op: 'eq', value: rate, high: null, unit: '%', raw: `${rate}%` });
  d.paragraph(s.say(`，主要原因是${up ? '办公设备更新' : '压减一般性开支'}。`));
};

const assets: Module = (d) => {
  const { total, liabilities, net, fixed } = d.finances.assets;
  const stage = 'balance';
  const s = d.sentence().say(d.pick(words([`${d.year}年年末`, `截至${d.year}年12月31日，`], [`${d.year}年度终了，`])));
  s.money(total, { measure: 'assets_total', stage, label: '资产总额' }).say('，').money(liabilities, { measure: 'liabilities_total', stage, label: '负债总额' }).say('，').money(net, { measure: 'net_assets', stage, label: '净资产' }).say('。');
  d.paragraph(s.say('其中：').money(fixed, { measure: 'fixed_assets', stage, label: '固定资产' }).say('。'));
};

const changes: Module = (d) => {
  const { revenue, executed, before } = d.finances;
  const s = d.sentence();
  const more = revenue.total - before.revenue;
  const less = before.expenditure - executed.total;
  s.say(`${d.year}年度`).money(revenue.total, { measure: 'revenue_total', stage: 'executed', label: '本年收入决算合计' }).say('，').money(more, { measure: 'revenue_total', stage: 'change', label: '较上年增加' });
  const up = percent(more, before.revenue, 2);
  s.say(`，增长${up}%`).known({ label: '本年收入决算合计增长', op: 'eq', value: up, high: null, unit: '%', raw: `${up}%` }).say('；');
  s.money(executed.total, { measure: 'expenditure_total', stage: 'executed', label: '本年支出决算合计' }).say('，').money(less, { measure: 'expenditure_total', stage: 'change', label: '较上年减少' });
  const down = percent(less, before.expenditure, 2);
  s.say(`，下降${down}%`).known({ label: '本年支出决算合计下降', op: 'eq', value: down, high: null, unit: '%', raw: `${down}%` });
  d.paragraph(s.say('。'));
};

const carried: Module = (d) => {
  const { carriedIn, carriedOut } = d.finances;
  if (carriedOut < 0) return;
  const s = d.sentence().say(`${d.year}年`).money(carriedIn, { measure: 'prior_year_carryover', stage: 'carried_in', label: '年初结转和结余', optional: true }).say('，').money(carriedOut, { measure: 'year_end_balance', stage: 'carried_out', label: '年末结转和结余' });
  d.paragraph(s.say('。'));
};

const deeds: Module = (d) => {
  const s = d.sentence().say(d.pick(words([`${d.year}年，我局围绕中心工作，`, '一年来，'], [`${d.year}年度，单位聚焦主责主业，`])));
  for (const [i, { verb, noun, unit, count }] of d.deeds.entries()) {
    const rounded = count >= 100 && d.random.chance(0.25);
    s.say(i === 0 ? `${d.random.pick(['全年共', '累计', ''])}` : '，').say(verb).count(noun, rounded ? count - (count % 10) : count, unit, rounded ? 'approx' : 'eq');
  }
  s.say('。');
  const told = d.random.pick(d.rates);
  if (d.random.chance(0.5)) s.say('其中，').rate(told.name, String(told.actual), d.random.pick(['达到', '为', '达'])).say('。');
  if (d.random.chance(0.3)) {
    const tens = d.random.int(11, 98) * 10;
    s.say('为群众').say(d.random.pick(['挽回经济损失', '节约办事成本']).replace(/^/, '')).say(`${tens}余万元`);
    s.known({ label: s.text.endsWith(`节约办事成本${tens}余万元`) ? '办事成本' : '经济损失', op: 'approx', value: String(tens * 10_000), high: null, unit: '元', raw: `${tens}余万元` }).say('。');
  }
  d.paragraph(s);
  if (d.random.chance(0.25)) spelledOut(d);
};

/** Numbers in Chinese digits, multiples in words, and ranges. */
const spelledOut: Module = (d) => {
  const s = d.sentence();
  const hundreds = d.random.int(2, 9);
  switch (d.random.int(0, 3)) {
    case 0:
      s.say(`累计发放宣传资料${hundreds}万余份`).known({ label: '宣传资料', op: 'approx', value: String(hundreds * 10_000), high: null, unit: '份', raw: `${hundreds}万余份` });
      break;
    case 1:
      s.say(`惠及群众${chinese(hundreds)}千${chinese(d.random.int(2, 9))}百人`);
      s.known({ label: '群众', op: 'eq', value: String(hundreds * 1000 + 100 * (DIGITS.indexOf(s.text.at(-3)!) + 1)), high: null, unit: '人', raw: s.text.slice(-5) });
      break;
    case 2:
      s.say(`补助标准为每人${hundreds * 100}-${hundreds * 100 + 300}元`).known({ label: '补助标准', op: null, value: String(hundreds * 100), high: String(hundreds * 100 + 300), unit: '元', raw: `${hundreds * 100}-${hundreds * 100 + 300}元` });
      break;
    default:
      s.say(`群众知晓率达到百分之${chinese(hundreds * 10 + 5)}`).known({ label: '群众知晓率', op: 'eq', value: String(hundreds * 10 + 5), high: null, unit: '%', raw: `百分之${chinese(hundreds * 10 + 5)}` });
  }
  d.paragraph(s.say('。'));
};

/** 一 is 1. */
const DIGITS = '一二三四五六七八九';

const goals: Module = (d) => {
  const [first, second] = d.random.some(d.rates, 2);
  const s = d.sentence().say(d.pick(words(['年度目标：', '本年度计划'], ['本年拟'])));
  const { verb, noun, unit, goal } = d.deeds[0]!;
  s.say(verb).count(noun, goal, unit, 'ge').say('；').rate(first!.name, String(first!.goal), '', first!.goal === 100 ? 'eq' : 'ge').say('，');
  if (d.random.chance(0.5)) s.rate(second!.name, String(second!.goal), '达到').say('。');
  else s.say(`${second!.name}不低于${second!.goal}%`).known({ label: second!.name, op: 'ge', value: String(second!.goal), high: null, unit: '%', raw: `不低于${second!.goal}%` }).say('。');
  d.paragraph(s);
  d.paragraph(`通过项目实施，${d.domain.benefits.map(([name, aim]) => `${name}${aim}`).join('，')}。`);
};

const conclusion: Module = (d) => {
  const tenths = d.random.int(805, 995);
  const { score, grade } = d.totalScore ?? { score: tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1), grade: tenths >= 900 ? '优' : '良' };
  const printed = d.random.chance(0.5) ? grade : `${grade}${grade === '优' ? '秀' : '好'}`;
  const s = d.sentence().score({ subject: 'department', item: 'total', full: '100', score, grade });
  s.say(d.pick(words([`对照指标体系逐项打分，满分100分，自评得分${score}分，评价等级为“${printed}”。`, `本次自评满分为100分，综合得分${score}分，等级为${printed}。`], [`经综合评定，总分100分，最终得分${score}分，绩效等级评定为“${printed}”。`])));
  d.paragraph(s);
};

const organisation: Module = (d) => {
  d.paragraph(`${d.unit}成立了由主要负责人任组长的绩效自评工作小组，${d.random.pick(['办公室牵头', '财务部门牵头'])}收集资料、核对数据，各业务科室按分工提供佐证材料。`);
  if (d.random.chance(0.5)) d.paragraph('评价遵循客观、公正、可核查的要求，采用比较法和因素分析法，对照年初绩效目标逐项分析。');
};

const management: Module = (d) => {
  d.paragraph(d.random.pick(['资金实行专账核算、专款专用，支出严格履行经办、审核、审批程序，未发现截留、挤占和挪用情况。', '严格执行财务管理制度，重大支出集体研究决定，资金拨付手续完备。']));
};

const problems: Module = (d) => {
  for (const line of d.random.some(['一是绩效指标设置还不够细化，个别指标难以量化。', '二是预算编制与实际需要结合不紧，支出进度前慢后快。', '三是业务人员对绩效管理的认识有待提高。'], 2)) d.paragraph(line);
};

const measures: Module = (d) => {
  d.paragraph(`${d.random.pick(['下一步', '今后'])}，我局将${d.random.pick(['强化预算约束，加快支出进度', '细化绩效指标，加强过程监控'])}，把评价结果作为安排下年预算的依据。`);
};

const nothing: Module = (d) => d.paragraph('无。');

const terms: Module = (d) => {
  d.paragraph('财政拨款收入：指单位从本级财政部门取得的财政预算资金。');
  d.paragraph('基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。');
};

export const MODULES = {
  duties, staff, budget, account, execution, basicAndProject, functional, economic, threePublic, procurement, operating, assets, changes, carried,
  deeds, goals, conclusion, organisation, management, problems, measures, nothing, terms,
} as const satisfies Record<string, Module>;

export type ModuleName = keyof typeof MODULES;
