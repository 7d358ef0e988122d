import type { Check } from './check.ts';
import { acrossDocuments } from './checks/across-documents.ts';
import { averages } from './checks/averages.ts';
import { changes } from './checks/changes.ts';
import { classTotals } from './checks/class-totals.ts';
import { identities } from './checks/identities.ts';
import { indicatorAndProse } from './checks/indicator-and-prose.ts';
import { ocrConfidence } from './checks/ocr-confidence.ts';
import { partSums } from './checks/part-sums.ts';
import { products } from './checks/products.ts';
import { rates } from './checks/rates.ts';
import { remainders } from './checks/remainders.ts';
import { executionCells } from './checks/execution-cells.ts';
import { groupWeights } from './checks/group-weights.ts';
import { levelNames } from './checks/level-names.ts';
import { growths } from './checks/growths.ts';
import { restatedCounts } from './checks/restated-counts.ts';
import { restatedScores } from './checks/restated-scores.ts';
import { restated } from './checks/restated.ts';
import { shares } from './checks/shares.ts';
import { states } from './checks/states.ts';
import { tableSums } from './checks/table-sums.ts';
import { missingValue, targetMissed, unitOfActual } from './checks/targets.ts';
import { truncated } from './checks/truncated.ts';
import { unparsed } from './checks/unparsed.ts';
import { unreadLines } from './checks/unread-lines.ts';
import { unreadNumbers } from './checks/unread-numbers.ts';
import { gradeOfScore, scoreSum, scoreWithinWeight, weightSum } from './checks/weights.ts';
import { years } from './checks/years.ts';

/** Every mechanism of audit. A rule in `rules/checks` names one of them. */
export const CHECKS: readonly Check[] = [
  partSums, classTotals, states, shares, rates, averages, products, executionCells, remainders, changes, growths, identities, restated, restatedCounts, restatedScores, indicatorAndProse, weightSum, scoreSum, scoreWithinWeight, gradeOfScore,
  tableSums, groupWeights, levelNames, targetMissed, unitOfActual, missingValue, truncated, years, unparsed, unreadNumbers, unreadLines, ocrConfidence, acrossDocuments,
];
