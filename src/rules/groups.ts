import { checks } from './groups/checks.ts';
import { concepts } from './groups/concepts.ts';
import { headerSenses } from './groups/header-senses.ts';
import { headerWords } from './groups/header-words.ts';
import { headings } from './groups/headings.ts';
import { columns } from './groups/columns.ts';
import { formLabels } from './groups/form-labels.ts';
import { forms } from './groups/forms.ts';
import { fundLines } from './groups/fund-lines.ts';
import { levels } from './groups/levels.ts';
import { departments } from './groups/departments.ts';
import { facts } from './groups/facts.ts';
import { regions } from './groups/regions.ts';
import { reportTypes } from './groups/report-types.ts';
import { comparators } from './groups/comparators.ts';
import { units } from './groups/units.ts';
import type { RuleBase, RuleGroup } from './rule-set.ts';
import { measures } from './groups/measures.ts';
import { prose } from './groups/prose.ts';
import { stages } from './groups/stages.ts';

/** Every rule group there is, in the order of the data flow. A new group is one file in `groups/` and one line here. */
export const GROUPS: readonly RuleGroup<RuleBase>[] = [headings, units, comparators, regions, reportTypes, departments, facts, measures, stages, prose, checks, forms, formLabels, columns, levels, fundLines, headerWords, headerSenses, concepts];
