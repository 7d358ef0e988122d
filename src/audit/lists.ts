import type { Mention, Passage } from './mentions.ts';

/** A head with the parts that the text names for it: `支出合计…,其中:基本支出…,项目支出…`. */
export interface PartList {
  readonly passage: Passage;
  readonly head: Mention;
  readonly parts: readonly Part[];
  /** The total comes after its parts: `工资…,津贴…,合计…`. What belongs to it is less certain. */
  readonly trailing: boolean;
}

export interface Part {
  readonly mention: Mention;
  /** Percentages printed for this part before the next one: `占24.3%`. */
  readonly shares: readonly Mention[];
}

/** Words that open a list of parts. `其中:` may begin a sentence of its own. */
const OPENING = /(?:其中|包括|分别(?:为|是)|由此构成|用于以下(?:几个)?方面|具体(?:情况)?如下|构成如下)[:：]?/u;
/** A subset is spoken of, not the parts of the whole: `其中31件办结的案件中,…`. */
const SUBSET = /中[,，]/u;

/** Part lists of a passage, nested ones included, heads in reading order. Linear in the number of mentions. */
export function findPartLists(passage: Passage): PartList[] {
  const lists: PartList[] = [];
  const { mentions } = passage;
  for (let i = 1; i < mentions.length; i++) {
    const first = mentions[i]!;
    if (first.kind === 'percent') continue;
    const gap = passage.between(mentions[i - 1]!.at.end, first.at.start);
    const opening = OPENING.exec(gap);
    // A list that begins inside a bracket ends with it, whether or not 其中 stands there.
    const bracket = /^[,，、]?\([^()]*$/u.test(gap);
    if (opening === null && !bracket) continue;
    const before = opening ? gap.slice(0, opening.index) : '';
    // After a sentence, or a bracket that closes in between, the number before is no longer what is spoken of.
    if (opening && (/[。；;]./u.test(before) || before.includes(')'))) continue;
    if (opening && SUBSET.test(gap.slice(opening.index + 2))) continue;
    const head = headOf(passage, i - 1, first);
    if (!head) continue;
    const parts = partsFrom(passage, i, bracket, head);
    if (parts.length > 0) lists.push({ passage, head, parts, trailing: false });
  }
  return [...lists, ...trailingTotals(passage)];
}

/** Totals named after at least three parts in the same sentence. */
function trailingTotals(passage: Passage): PartList[] {
  const { mentions } = passage;
  return mentions.flatMap((head, i): PartList[] => {
    if (!isTotal(head) || !/[合总共]计|总额/u.test(head.label)) return [];
    const parts: Part[] = [];
    for (let k = i - 1; k >= 0; k--) {
      const part = mentions[k]!;
      if (/[。！!]|其中|\d{4}年/u.test(passage.between(part.at.end, mentions[k + 1]!.at.start)) || part.unit !== head.unit || isTotal(part)) break;
      if (!isMovement(part)) parts.unshift({ mention: part, shares: [] });
    }
    return parts.length >= 3 ? [{ passage, head, parts, trailing: true }] : [];
  });
}

/** `X万元，比上年的Y万元减少…。其中:` lists the parts of X. */
const OF_YEAR_BEFORE = /[比较与同](?:上年度?|上一年度?|去年|20\d\d年度?|[年期]初|上年?末)(?:同期|决算数?|预算数?|实际)?的?$/u;
/** `决算A万元，完成预算B万元的N%`: B is what A is held against. */
const HELD_AGAINST = /完成[^,，。；;]*(?:预算|计划|任务)数?$/u;
/** No whole, whatever is listed behind it: 人均结案216件. */
const AVERAGE = /(?:人均|户均|平均|每[^,，。]{1,4})[^,，。]{0,8}$/u;

/** The number is another time's, and named only to be compared with: 比年初14,960万元增加…. `words` are those in front of it. */
export const isOfEarlierTime = (words: string): boolean => OF_YEAR_BEFORE.test(words);

const isBeside = (words: string): boolean => OF_YEAR_BEFORE.test(words) || HELD_AGAINST.test(words) || AVERAGE.test(words);

/** The nearest number before the list that is the same kind of thing as its parts, and neither a change against another year nor that year's number. */
function headOf({ mentions, between }: Passage, from: number, first: Mention): Mention | null {
  for (let i = from; i >= 0 && i >= from - 3; i--) {
    const candidate = mentions[i]!;
    if (candidate.kind === 'percent' || isMovement(candidate) || (i > 0 && isBeside(between(mentions[i - 1]!.at.end, candidate.at.start)))) continue;
    return candidate.kind === first.kind && candidate.unit === first.unit ? candidate : null;
  }
  return null;
}

function partsFrom(passage: Passage, from: number, bracket: boolean, head: Mention): Part[] {
  const { mentions } = passage;
  const first = mentions[from]!;
  const parts: { mention: Mention; shares: Mention[] }[] = [];
  let nested: 'bracket' | 'words' | null = null;
  let usual: string | null = null;
  // `累计…2.35亿元，其中2021年0.65亿元、2022年…`: years name the parts.
  const isByYear = from > 0 && /\d{4}年度?$/u.test(passage.between(mentions[from - 1]!.at.end, first.at.start));
  for (let i = from; i < mentions.length; i++) {
    const mention = mentions[i]!;
    const gap = i === from ? '' : passage.between(mentions[i - 1]!.at.end, mention.at.start);
    if (/[。！!\n]/u.test(gap) || (bracket && gap.includes(')') && !nested)) break;
    if (nested && endsNested(gap, nested)) nested = null;
    if (i > from && nested === null && /其中|\([^)]*$/u.test(gap) && !/占/u.test(gap)) nested = /\([^)]*$/u.test(gap) ? 'bracket' : 'words';
    if (nested) continue;
    if (mention.kind === 'percent') {
      parts.at(-1)?.shares.push(mention);
      continue;
    }
    if (isMovement(mention) || isOfOtherStage(mention, head) || HELD_AGAINST.test(gap)) continue;
    if (mention.unit !== first.unit || (isByYear ? BREAKS : BREAKS_OR_YEAR).test(gap) || isTotal(mention)) break;
    // A list keeps to its separator: after `21人,1人` a semicolon ends it.
    const separator = /[,，、；;]/u.exec(gap)?.[0] ?? '';
    if (parts.length > 1 && /[；;]/u.test(separator) && usual !== null && !/[；;]/u.test(usual)) break;
    if (parts.length === 1) usual = separator;
    parts.push({ mention, shares: [] });
  }
  return parts;
}

const BREAKS = /[,，；;](?:共|全年|合计|总计|剩余|其余|余下|[结节]余(?!分配)|截[至止]|当年|累计|已|实际)/u;
const BREAKS_OR_YEAR = new RegExp(`${BREAKS.source}|\\d{4}年`, 'u');

/** A list within the list, in brackets or after a second 其中, ends at its bracket or at a semicolon. */
function endsNested(gap: string, nested: 'bracket' | 'words'): boolean {
  return nested === 'bracket' ? gap.includes(')') : /[；;]/u.test(gap) && !gap.includes('其中');
}

/** `三公经费决算数…,其中:公务接待费预算数A万元,决算数B万元`: A is no part of what was spent. */
function isOfOtherStage({ record }: Mention, { record: head }: Mention): boolean {
  return 'stage' in record && 'stage' in head && record.stage !== head.stage && STAGES.has(record.stage) && STAGES.has(head.stage);
}

const STAGES: ReadonlySet<string> = new Set(['initial_budget', 'adjusted_budget', 'executed']);

const TOTALS: ReadonlySet<string> = new Set(['assets_total', 'liabilities_total', 'net_assets', 'revenue_total', 'expenditure_total', 'revenue_grand_total', 'expenditure_grand_total', 'project_funds_total']);

/** A total of its own is never a part of another list. */
function isTotal({ record }: Mention): boolean {
  return 'measure' in record && TOTALS.has(record.measure);
}

/** An increase or decrease, or a change of plan: never a part of a whole. */
export function isMovement(mention: Mention): boolean {
  const { record } = mention;
  return 'stage' in record && (record.stage === 'change' || record.stage === 'adjustment');
}
