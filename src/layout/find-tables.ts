import { alignedTables } from './aligned-tables.ts';
import type { PositionedPage } from './positioned-page.ts';
import { ruledTables } from './ruled-tables.ts';
import type { FoundTables } from './ruled-tables.ts';

/** All tables of a page: those parted by lines first, then those that only alignment shows. */
export function findTables(page: PositionedPage): FoundTables {
  const ruled = ruledTables(page);
  const aligned = alignedTables(page, ruled.rest);
  return { tables: [...ruled.tables, ...aligned.tables], rest: aligned.rest };
}
