import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { toGrid } from '../../scripts/generator/blocks.ts';
import { CARRIERS, renderAs } from '../../scripts/generator/carriers.ts';
import { FORMS, compose } from '../../scripts/generator/compose.ts';
import { PLANTERS, plant } from '../../scripts/generator/contradictions.ts';
import { chinese } from '../../scripts/generator/draft.ts';
import { toGb18030 } from '../../scripts/generator/gb18030.ts';
import { percent, printMoney, yuan } from '../../scripts/generator/money.ts';
import { NARRATIVES } from '../../scripts/generator/narratives.ts';
import { readRegions } from '../../scripts/generator/regions.ts';
import { renderText } from '../../scripts/generator/render-text.ts';
import { readFile } from '../../src/ingest/read-file.ts';
import { FINDING_RULES } from '../../src/model/vocabulary.ts';
import { readRules } from '../../src/pipeline/read-rules.ts';
import { checks } from '../../src/rules/groups/checks.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';

const regions = readRegions();
/** Every finding that a rule of audit can raise. */
const FINDINGS: readonly string[] = [...FINDING_RULES, ...rulesOf(readRules(), checks).map((rule) => rule.finding)];
const many = Array.from({ length: 250 }, (_, i) => compose(7_000 + i, i % 2 === 0 ? 'heldout' : 'author', regions));
const shown = (text: string): string => text.replace(/\s/gu, '');
/** Documents that a kind of contradiction is planted in. */
const ENOUGH = 40;

describe('invented reports', () => {
  test('there are at least 12 forms and 8 kinds of narrative, and all of them turn up', () => {
    expect(FORMS.length).toBeGreaterThanOrEqual(12);
    expect(NARRATIVES.length).toBeGreaterThanOrEqual(8);
    const made = new Set(many.flatMap((each) => each.made));
    expect([...FORMS, ...NARRATIVES].map((each) => each.id).filter((id) => !made.has(id))).toEqual([]);
  });

  test('the same seed gives the same document in every carrier', async () => {
    for (const carrier of CARRIERS.filter((each) => each !== 'pdf' && each !== 'docx' && each !== 'xlsx')) {
      const [one, two] = await Promise.all([renderAs(carrier, compose(5, 'all', regions), 5, null), renderAs(carrier, compose(5, 'all', regions), 5, null)]);
      expect(Buffer.from(one!).equals(Buffer.from(two!))).toBe(true);
    }
    expect(compose(5, 'all', regions).draft.truth).toEqual(compose(5, 'all', regions).draft.truth);
  });

  test('everything in the truth is printed', () => {
    for (const { draft, made } of many) {
      const text = shown(renderText(draft.blocks)).replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':');
      const { truth } = draft;
      const printed = [...truth.figures.map((each) => each.raw), ...truth.quantities.map((each) => each.raw), ...truth.indicators.map((each) => each.level3), ...truth.scores.map((each) => each.score), ...truth.sections.map((each) => each.title), truth.document.department, truth.document.title];
      expect(printed.filter((each) => !text.includes(shown(each))), made.join('+')).toEqual([]);
    }
  });

  test('weights add up to 100, no score is above its weight, totals are sums', () => {
    for (const { draft, made } of many) {
      const { indicators, scores } = draft.truth;
      for (const subject of new Set(indicators.map((each) => each.subject))) {
        const rows = indicators.filter((each) => each.subject === subject && each.weight !== null && each.score !== null);
        const total = scores.find((each) => each.subject === subject && each.item === 'total' && each.full === '100');
        if (rows.length === 0 || !total) continue;
        const execution = scores.find((each) => each.subject === subject && each.item === 'execution_rate');
        const sum = (key: 'weight' | 'score'): number => rows.reduce((all, row) => all + Number(row[key]), 0);
        if (made.filter((id) => FORMS.some((form) => form.id === id && form.kind === 'department')).length > 1) continue;
        expect([sum('weight') + Number(execution?.full ?? 0), sum('score') + Number(execution?.score ?? 0)], made.join('+')).toEqual([100, Number(total.score)]);
        expect(rows.filter((row) => Number(row.score) > Number(row.weight))).toEqual([]);
      }
    }
  });

  test('parts add up to their totals at every stage', () => {
    for (const { draft } of many) {
      const { finances: f } = draft;
      for (const spending of [f.initial, f.adjusted, f.executed]) expect([spending.basic + spending.project, spending.personnel + spending.publicFunds]).toEqual([spending.total, spending.basic]);
      expect(f.initial.total + f.adjustment.total).toBe(f.adjusted.total);
      for (const classes of [f.functional, f.economic]) expect(classes.reduce((sum, each) => sum + each.amount, 0)).toBe(f.executed.total);
      expect(f.carriedIn + f.revenue.total).toBe(f.executed.total + f.carriedOut);
      expect(f.assets.total - f.assets.liabilities).toBe(f.assets.net);
    }
  });

  test('one figure has one value', () => {
    for (const { draft, made } of many) {
      const values = new Map<string, string>();
      for (const figure of draft.truth.figures) {
        if (figure.measure === 'other') continue;
        const key = [figure.subject, figure.measure, figure.stage, figure.year].join('/');
        expect(values.get(key) ?? figure.amount, `${made.join('+')} ${key}`).toBe(figure.amount);
        values.set(key, figure.amount);
      }
    }
  });

  test('a rate in prose is the rate in the form', () => {
    for (const { draft } of many) {
      for (const { name, actual } of draft.rates) {
        const told = draft.truth.quantities.filter((each) => each.label === name && each.op === 'eq' && Number(each.value) !== draft.rates.find((rate) => rate.name === name)!.goal);
        expect(told.every((each) => each.value === String(actual))).toBe(true);
      }
    }
  });

  test('held-out words are not the rule authors’', () => {
    const headers = (vocabulary: 'author' | 'heldout'): Set<string> =>
      new Set(Array.from({ length: 80 }, (_, i) => compose(i, vocabulary, regions)).flatMap(({ draft }) => draft.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat().filter((cell) => cell.header).map((cell) => cell.text) : []))));
    const heldout = headers('heldout');
    expect(['年初预算数', '实际完成值', '年度资金总额', '预期目标'].filter((word) => heldout.has(word))).toEqual([]);
    expect(headers('author').has('实际完成值')).toBe(true);
  });

  test('a Word file, a web page and clean text say the same', async () => {
    // A table of contents that was typed is taken out of lines here and of paragraphs later: not before the outline is read.
    for (const generated of many.filter(({ draft }) => !draft.blocks.some((block) => block.kind === 'subtitle' && /^目\s*录$/.test(block.text))).slice(0, 30)) {
      const read = async (carrier: 'docx' | 'html' | 'txt'): Promise<string> => {
        const ingested = await readFile(`a.${carrier}`, (await renderAs(carrier, generated, 1, null))!);
        return ingested.kind === 'document' ? shown(ingested.document.text) : '';
      };
      const [docx, html, txt] = await Promise.all([read('docx'), read('html'), read('txt')]);
      expect(docx).toBe(html);
      expect(docx).toBe(txt);
    }
  });

  test('every table is a full grid', () => {
    for (const { draft } of many) for (const block of draft.blocks) if (block.kind === 'table') expect(toGrid(block).columnCount).toBeGreaterThan(1);
  });

  test('a planted contradiction is printed, true and the only one', () => {
    const before = new Map<number, string>();
    const unplanted = (seed: number): string => before.get(seed) ?? before.set(seed, renderText(compose(seed, 'author', regions).draft.blocks)).get(seed)!;
    for (const kind of PLANTERS.keys()) {
      let planted = 0;
      for (let seed = 0; seed < 250 && planted < ENOUGH; seed++) {
        const { draft } = compose(seed, 'author', regions);
        plant(draft, [kind]);
        const [finding, ...more] = draft.truth.findings;
        if (!finding) continue;
        planted++;
        expect(more).toEqual([]);
        // A kind is named for the finding it plants, or is one of several ways to plant one that audit knows.
        expect(FINDINGS).toContain(finding.rule);
        if (FINDINGS.includes(kind)) expect(finding.rule).toBe(kind);
        const text = renderText(draft.blocks);
        expect(text, `${kind} ${seed}`).not.toBe(unplanted(seed));
        const bare = shown(text);
        expect([...draft.truth.figures.map((each) => each.raw), ...draft.truth.quantities.map((each) => each.raw)].filter((each) => !bare.includes(shown(each))), `${kind} ${seed}`).toEqual([]);
      }
      expect(planted, kind).toBeGreaterThan(0);
    }
  });

  test('a contradiction of an unknown kind is refused', () => {
    expect(() => plant(many[0]!.draft, ['nonsense'])).toThrow('no contradiction of kind nonsense');
  });
});

describe('money and numbers of the generator', () => {
  const style = { unit: '万元', decimals: 2, thousands: true, stripZeros: false, spaced: false } as const;
  test.each([[1_092_900_000, style, '1,092.90万元', '10929000'], [274_0000, { ...style, stripZeros: true }, '2.74万元', '27400'], [1050298056, { ...style, unit: '元', thousands: false }, '10502980.56元', '10502980.56'], [0, style, '0.00万元', '0']] as const)('%i fen', (fen, how, printed, amount) => {
    expect([printMoney(fen, how), yuan(fen)]).toEqual([printed, amount]);
  });

  test('shares are rounded half up', () => {
    expect([percent(1, 3, 1), percent(2, 3, 2), percent(1, 8, 2), percent(1, 1, 2), percent(0, 0, 1)]).toEqual(['33.3', '66.67', '12.5', '100', '0']);
  });

  test('chinese ordinals', () => {
    expect([1, 10, 11, 20, 23].map(chinese)).toEqual(['一', '十', '十一', '二十', '二十三']);
  });

  test('GB18030 is read back as it was written', () => {
    const text = '财政“三公”经费—①≥90%﹪（万元）';
    expect(new TextDecoder('gb18030').decode(toGb18030(text))).toBe(text);
  });
});
