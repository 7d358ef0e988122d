import type { Box } from '../model/document.ts';
import { alignedTables } from './aligned-tables.ts';
import { bandedTables } from './banded-tables.ts';
import type { FoundTable } from './found-table.ts';
import type { PositionedPage } from './positioned-page.ts';
import { wordZones } from './prose-columns.ts';
import { ruledTables } from './ruled-tables.ts';
import type { FoundTables } from './ruled-tables.ts';
import { toLines } from './rulings.ts';
import type { Line } from './rulings.ts';
import { withTypedRules } from './typed-rules.ts';

/** All tables of a page: those parted by lines first, then those that only alignment shows. */
export function findTables(printed: PositionedPage): FoundTables {
  const page = withTypedRules(printed);
  const ruled = ruledTables(page);
  const rules = rulesOutside(page, ruled.tables);
  const banded = bandedTables(page, ruled.rest, rules);
  const free = banded.tables.length > 0 ? rules.filter((rule) => !banded.tables.some((table) => touches(rule, table.bbox))) : rules;
  const aligned = wordZones(banded.rest).map((words) => alignedTables(page, words, free));
  return { tables: [...ruled.tables, ...banded.tables, ...aligned.flatMap((found) => found.tables)], rest: aligned.flatMap((found) => found.rest) };
}

/** Shorter pieces are underlines of single characters and ticks. Points. */
const SHORTEST_RULE = 12;

/** Horizontal rules that belong to none of the tables already found. */
function rulesOutside(page: PositionedPage, tables: readonly FoundTable[]): Line[] {
  return toLines(page.rulings).horizontal.filter((rule) => rule.to - rule.from > SHORTEST_RULE && !tables.some((table) => touches(rule, table.bbox)));
}

const touches = (rule: Line, [x0, top, x1, bottom]: Box): boolean => rule.at > top - 3 && rule.at < bottom + 3 && rule.from < x1 + 3 && rule.to > x0 - 3;
