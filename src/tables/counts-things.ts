import { compiledRules, unitAt } from '../normalise/compiled-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/**
 * A header or label that says in brackets at its end that it counts things, not money: 车辆数合计(辆), 里程(公里), 设备(台,套),
 * 绿地面积(万平方米). A price of one of them, 单价(元/公里), is no figure either. Folded text.
 */
export function countsThings(text: string, rules: RuleSet): boolean {
  const printed = /[(（]([^()（）]{1,10})[)）][:：]?$/u.exec(text)?.[1];
  if (printed === undefined) return false;
  if (/^[万千亿]?元\/./u.test(printed)) return true;
  return printed.split(/[,，、/]/u).every((part) => {
    const name = part.replace(/^[万千亿](?=.)/u, '');
    const unit = unitAt(name, 0, compiledRules(rules));
    return unit !== null && unit.text === name && unit.rule.kind === 'quantity';
  });
}
