import type { RuleBase, RuleGroup } from './load.ts';
import { measures } from './groups/measures.ts';

/** Every rule group there is, in the order of the data flow. A new group is one file in `groups/` and one line here. */
export const GROUPS: readonly RuleGroup<RuleBase>[] = [measures];
