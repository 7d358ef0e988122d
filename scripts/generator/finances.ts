import { grainOf } from './money.ts';
import type { Fen, MoneyStyle } from './money.ts';
import type { Random } from './random.ts';

/** A department's year in money. Every sum holds by construction. */
export interface Finances {
  /** Revenue and expenditure at each stage; basic + project = total. */
  readonly initial: Spending;
  readonly adjusted: Spending;
  readonly executed: Spending;
  /** adjusted - initial, per line. */
  readonly adjustment: { readonly total: Fen; readonly basic: Fen; readonly project: Fen };
  readonly initialGovernmentFund: Fen;
  /** Classes by function and by kind, each adding up to the executed total. */
  readonly functional: readonly { readonly label: string; readonly measure: string; readonly amount: Fen }[];
  readonly economic: readonly { readonly label: string; readonly measure: string; readonly amount: Fen }[];
  readonly threePublic: { readonly budget: ThreePublic; readonly account: ThreePublic };
  readonly procurement: { readonly total: Fen; readonly goods: Fen; readonly works: Fen; readonly services: Fen; readonly small: Fen };
  readonly operating: { readonly now: Fen; readonly before: Fen };
  readonly assets: { readonly total: Fen; readonly liabilities: Fen; readonly net: Fen; readonly fixed: Fen };
  readonly revenue: { readonly total: Fen; readonly appropriation: Fen; readonly other: Fen };
  readonly carriedIn: Fen;
  readonly carriedOut: Fen;
  readonly before: { readonly revenue: Fen; readonly expenditure: Fen };
}

export interface Spending {
  readonly total: Fen;
  readonly basic: Fen;
  readonly project: Fen;
  readonly personnel: Fen;
  readonly publicFunds: Fen;
}

export interface ThreePublic {
  readonly total: Fen;
  readonly overseas: Fen;
  readonly vehicles: Fen;
  readonly purchase: Fen;
  readonly running: Fen;
  readonly reception: Fen;
}

export function makeFinances(random: Random, style: MoneyStyle, [functionLabel, functionMeasure]: readonly [string, string]): Finances {
  const grain = grainOf(style);
  /** Between two amounts in 万元, with the document's precision. */
  const between = (low: number, high: number): Fen => Math.max(0, Math.round(random.int(low * 10_000, high * 10_000) * 100 / grain) * grain);
  const part = (whole: Fen, low: number, high: number): Fen => Math.round((whole * random.int(low, high)) / 100 / grain) * grain;

  const spending = (basic: Fen, project: Fen): Spending => {
    const personnel = part(basic, 78, 93);
    return { total: basic + project, basic, project, personnel, publicFunds: basic - personnel };
  };
  const initial = spending(between(180, 2600), between(60, 1900));
  const adjusted = spending(initial.basic + part(initial.basic, 1, 12), initial.project + part(initial.project, 2, 60));
  const executed = random.chance(0.5) ? adjusted : spending(adjusted.basic, adjusted.project - part(adjusted.project, 1, 9));

  const everyone = ([['社会保障和就业支出', 'social_security_employment', 12], ['卫生健康支出', 'health', 6], ['住房保障支出', 'housing_security', 0]] as const).filter(([, measure]) => measure !== functionMeasure);
  const functional = split(executed.total, [[functionLabel, functionMeasure, 70], ...everyone], part);
  const economic = split(executed.total, [['工资福利支出', 'wages_and_welfare', 45], ['商品和服务支出', 'goods_and_services', 38], ['对个人和家庭补助支出', 'subsidies_to_individuals', 8], ['资本性支出', 'capital_expenditure', 0]], part);

  const three = (vehicleTop: number, receptionTop: number): ThreePublic => {
    const purchase = random.chance(0.25) ? between(14, 18) : 0;
    const [running, reception] = [between(1, vehicleTop), between(0, receptionTop)];
    return { overseas: 0, purchase, running, vehicles: purchase + running, reception, total: purchase + running + reception };
  };
  const budget = three(12, 6);
  const account: ThreePublic = ((): ThreePublic => {
    const [running, reception] = [part(budget.running, 60, 99), part(budget.reception, 40, 98)];
    return { overseas: 0, purchase: budget.purchase, running, vehicles: budget.purchase + running, reception, total: budget.purchase + running + reception };
  })();

  const [goods, works, services] = [between(2, 90), random.chance(0.5) ? 0 : between(5, 200), random.chance(0.3) ? 0 : between(1, 80)];
  const liabilities = between(5, 400);
  const net = between(200, 3000);
  const appropriation = adjusted.total - (random.chance(0.5) ? 0 : part(adjusted.total, 1, 6));
  const carriedIn = random.chance(0.4) ? 0 : between(3, 90);
  const revenueTotal = Math.max(appropriation, executed.total - carriedIn);
  return {
    initial, adjusted, executed,
    adjustment: { total: adjusted.total - initial.total, basic: adjusted.basic - initial.basic, project: adjusted.project - initial.project },
    initialGovernmentFund: random.chance(0.7) ? 0 : part(initial.project, 5, 30),
    functional, economic, threePublic: { budget, account },
    procurement: { total: goods + works + services, goods, works, services, small: part(goods + works + services, 30, 100) },
    operating: { now: executed.publicFunds, before: executed.publicFunds + (random.chance(0.5) ? 1 : -1) * Math.max(grain, part(executed.publicFunds, 2, 20)) },
    assets: { total: liabilities + net, liabilities, net, fixed: part(liabilities + net, 40, 90) },
    revenue: { total: revenueTotal, appropriation, other: revenueTotal - appropriation },
    carriedIn, carriedOut: carriedIn + revenueTotal - executed.total,
    before: { revenue: revenueTotal - Math.max(grain, part(revenueTotal, 2, 25)), expenditure: executed.total + Math.max(grain, part(executed.total, 2, 20)) },
  };
}

/** The last class takes what is left. */
function split(total: Fen, classes: readonly (readonly [label: string, measure: string, share: number])[], part: (whole: Fen, low: number, high: number) => Fen): { label: string; measure: string; amount: Fen }[] {
  let rest = total;
  return classes.map(([label, measure, share], i) => {
    const amount = i === classes.length - 1 ? rest : Math.min(rest, part(total, Math.max(1, share - 4), share));
    rest -= amount;
    return { label, measure, amount };
  });
}
