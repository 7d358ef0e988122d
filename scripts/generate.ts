// Writes invented reports with their ground truth, the same for the same seed:
//   npm run generate -- --count 100 --seed 1 --output DIR [--vocabulary author|heldout|all] [--carriers txt,damaged,html,docx,xlsx,pdf]
// DIR/gold/NAME.json is the truth in the form of hand-made gold; DIR/CARRIER/NAME.* the document. `evaluate` scores them.
//   --contradictions KIND,…   plant contradictions with their truth in `findings`
import { parseArgs } from 'node:util';
import { CARRIERS, isCarrier } from './generator/carriers.ts';
import { isVocabulary } from './generator/words.ts';
import { writeCorpus } from './generator/write-corpus.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' }, output: { type: 'string' },
    vocabulary: { type: 'string', default: 'all' }, carriers: { type: 'string', default: 'txt,damaged,html,docx,xlsx' }, contradictions: { type: 'string', default: '' },
  },
});
const carriers = values.carriers.split(',').filter(Boolean);
const [count, seed] = [Number(values.count), Number(values.seed)];
const { vocabulary } = values;
if (!values.output || !Number.isInteger(count) || !Number.isInteger(seed) || !carriers.every(isCarrier) || !isVocabulary(vocabulary)) {
  console.error(`usage: generate --output DIR [--count N] [--seed S] [--vocabulary author|heldout|all] [--carriers ${CARRIERS.join(',')}] [--contradictions KIND,…]`);
  process.exit(2);
}
const { written, skipped } = await writeCorpus({ folder: values.output, count, seed, vocabulary, carriers, contradictions: values.contradictions.split(',').filter(Boolean) });
if (skipped !== null) console.error(`PDFs are skipped: ${skipped}`);
console.log(`${count} documents in ${values.output}: ${[...written].map(([carrier, number]) => `${number} ${carrier}`).join(', ')}`);
