import type { Row } from '../kinds/kind.ts';
import type { Kind } from '../report.ts';

/** Views by name, as `views.ts` makes them. Columns are checked where rows are read back (`kinds/`), not here. */
export type Schema = Readonly<Record<ViewName | Kind, Row>>;

export type ViewName = 'documents' | 'sections' | 'figures' | 'indicators' | 'scores' | 'quantities' | 'findings' | 'issues' | 'indicator_names';

export const VIEW_OF: Readonly<Record<Kind, ViewName>> = {
  section: 'sections', figure: 'figures', indicator: 'indicators', score: 'scores', quantity: 'quantities', finding: 'findings', issue: 'issues',
};
