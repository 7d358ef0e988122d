import { alignedTables } from './aligned-tables.ts';
import type { PositionedPage } from './positioned-page.ts';
import { ruledTables } from './ruled-tables.ts';
import type { FoundTables } from './ruled-tables.ts';
import { withTypedRules } from './typed-rules.ts';

/** All tables of a page: those parted by lines first, then those that only alignment shows. */
export function findTables(printed: PositionedPage): FoundTables {
  const page = withTypedRules(printed);
  const ruled = ruledTables(page);
  const aligned = alignedTables(page, ruled.rest);
  return { tables: [...ruled.tables, ...aligned.tables], rest: aligned.rest };
}
