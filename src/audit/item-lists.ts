import type { Figure } from '../model/records.ts';
import { sameDecimal } from '../normalise/decimal.ts';
import { isMovement } from './lists.ts';
import type { Part, PartList } from './lists.ts';
import type { Mention, Passage } from './mentions.ts';

/** Words that end a paragraph whose parts follow in paragraphs of their own: `…万元，其中：`, `具体情况如下：`. */
const LEADS_ON = /(?:其中|如下|包括|分别为|分别是|具体(?:情况|支出)?(?:为|是)?)[:：]?$|[:：]$/u;
/** `1.`, `1、`, `(1)`, `(一)`, `①`: the number of an item; its digits are taken out to tell the style. */
const ITEM = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[.、)]|\)、)|[①-⑳])(?!\d)/u;

/** A paragraph that ends by announcing parts, in folded text. */
export function leadsOn(passage: Passage): boolean {
  const last = passage.mentions.at(-1);
  return last !== undefined && LEADS_ON.test(passage.between(last.at.end, passage.end).trim());
}

/**
 * Lists whose parts stand in numbered paragraphs below the paragraph that states the whole: `支出决算为…万元。其中：`, then
 * `1.教育支出…`. Of each paragraph the first amount of the stage of the whole counts; what else it says explains it. A paragraph
 * that states several measures names no whole.
 */
export function findItemLists(passages: readonly Passage[]): PartList[] {
  return passages.flatMap((passage, i): PartList[] => {
    const isAnnounced = leadsOn(passage);
    const isDivided = !isAnnounced && isNumberedBelow(passages, i);
    const heads = isAnnounced || isDivided ? amountsIn(passage) : headNamed(passages, i);
    if (heads.length === 0 || heads.some(({ measure }) => measure !== heads[0]!.measure)) return [];
    const items = itemsFrom(passages, i + 1);
    if (items.length < 2) return [];
    return heads.flatMap((head, k): PartList[] => {
      if (heads.findIndex(({ stage }) => stage === head.stage) !== k) return [];
      const parts = items.flatMap((item): Part[] => {
        const own = amountsIn(item).find((each) => each.stage === head.stage);
        return own ? [{ mention: own.mention, shares: [] }] : [];
      });
      return parts.length >= 2 ? [{ passage, head: head.mention, parts, trailing: isDivided }] : [];
    });
  });
}

/** A line without a number that names what is listed below it: `财政拨款支出主要内容如下：`. */
const NAMES = /^(?:(?:20\d\d年|本年|全年)度?)?(?<name>[^,，。；;]{2,30}?)(?:的?(?:主要内容|(?:具体|分项)?(?:内容|情况|构成|用途|安排)))*(?:为|包括|如下)[:：]$/u;

/** Paragraphs above a line that names a whole in which its amount may stand. */
const ABOVE = 3;

/** The amount that such a line names, from the paragraphs above it; empty where several bear the name. */
function headNamed(passages: readonly Passage[], i: number): Amount[] {
  const { mentions, start, end, between } = passages[i]!;
  if (mentions.length > 0 || end - start > 50 || !/[:：]\s*$/u.test(between(end - 2, end))) return [];
  const name = NAMES.exec(between(start, end))?.groups!['name'];
  if (!name) return [];
  const named = passages.slice(Math.max(0, i - ABOVE), i).flatMap(amountsIn).filter(({ mention: { label } }) => label === name || label.startsWith(name) && /^(?:预算|决算|总额|合计|数)+$/u.test(label.slice(name.length)));
  return named.every(({ mention }) => sameDecimal(mention.value, named[0]!.mention.value)) ? named.slice(0, 1) : [];
}

interface Amount {
  readonly mention: Mention;
  readonly measure: string;
  readonly stage: string;
}

function amountsIn(passage: Passage): Amount[] {
  return passage.mentions.filter((mention) => mention.kind === 'money' && mention.at.table === null && !isMovement(mention))
    .map((mention) => ({ mention, measure: (mention.record as Figure).measure, stage: (mention.record as Figure).stage }));
}

/** `1.本年支出合计…万元。` followed by `(1)…`, `(2)…`: a numbered paragraph with numbers of another style below it, which need not be all of it. */
function isNumberedBelow(passages: readonly Passage[], i: number): boolean {
  const [own, next] = [passages[i]!, passages[i + 1]];
  if (own.mentions[0]?.kind !== 'money' || next?.mentions[0]?.kind !== 'money') return false;
  const [style, below] = [styleOf(own), styleOf(next)];
  return style !== null && below !== null && style !== below;
}

/** How a paragraph is numbered; null if it is not. */
function styleOf(passage: Passage): string | null {
  return ITEM.exec(passage.between(passage.start, Math.min(passage.end, passage.start + 8)).trim())?.[0].replace(/\d+/u, '0').replace(/[一二三四五六七八九十]+/u, '一').replace(/[①-⑳]/u, '①') ?? null;
}

/** The paragraphs numbered in the style of the first, one after the other. */
function itemsFrom(passages: readonly Passage[], from: number): Passage[] {
  const style = from < passages.length ? styleOf(passages[from]!) : null;
  if (style === null) return [];
  const end = passages.findIndex((passage, i) => i > from && styleOf(passage) !== style);
  return passages.slice(from, end < 0 ? passages.length : end);
}
