import { Big } from 'big.js';
import * as z from 'zod';
import { foldedText } from '../../chinese/fold.ts';
import type { Place } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import { columnSum, exactTerm, weightTerm } from '../scored-forms.ts';
import { withClaim } from '../slips.ts';
import { sumClaim } from '../sums.ts';

const settings = z.strictObject({});

/** `产出指标(50分)`: the weight that a merged cell prints for its group against the weights of the rows that it spans. */
export const groupWeights = defineCheck({
  name: 'group-weights',
  settings,
  run: ({ document, reading }, rule) => (['level1', 'level2'] as const).flatMap((level) => {
    const named = reading.indicators.filter((i) => i[level] !== null && i.fields[level] !== undefined);
    if (!named.some(({ fields }) => BRACKET.test(document.text.slice(fields[level]!.start, fields[level]!.end)))) return [];
    const groups = Map.groupBy(named, (i) => `${i.subject}|${i.objective}|${level === 'level2' ? i.level1 : ''}|${i[level]}`);
    return [...groups.values()].flatMap((rows) => {
      const at = rows[0]!.fields[level]!;
      // A group that goes on over a page, or is printed in each row, says its weight every time.
      const weights = new Set(rows.map((row) => weightIn(document.text.slice(row.fields[level]!.start, row.fields[level]!.end))));
      const printed = weights.size === 1 ? [...weights][0]! : null;
      const sum = columnSum(rows, 'weight');
      if (printed === null || sum === null || sum.eq(printed)) return [];
      const terms = rows.map(weightTerm);
      return [withClaim(findingOf(rule, {
        expected: printed, stated: sum.toFixed(),
        evidence: [{ raw: `${rows[0]![level]}${printed}分`, at }, ...rows.map((row): { raw: string; at: Place } => ({ raw: `${row.level3}${row.weight}`, at: row.fields.weight ?? row.at }))],
        message: `“${rows[0]![level]}”标明${printed}分，其下${rows.length}项指标分值合计${sum.toFixed()}分，相差${new Big(printed).minus(sum).abs().toFixed()}分。`,
        messageEn: `${rows[0]![level]} is given ${printed} points, the weights of its ${rows.length} rows add up to ${sum.toFixed()}.`,
      }), { ...sumClaim(exactTerm(printed, at), terms), lesser: true })];
    });
  }),
});

/** Most names bear no bracket, and need no further look. */
const BRACKET = /[)\]）］〕】]/u;

function weightIn(text: string): string | null {
  return /[([](?:共|计)?(\d+(?:\.\d+)?)分?[)\]]$/u.exec(foldedText(text))?.[1] ?? null;
}
