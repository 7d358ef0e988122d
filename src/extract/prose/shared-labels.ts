import type { Mention } from './mentions.ts';

/** Names that hold an 和 of their own. */
const WHOLE_NAMES = /个人和家庭|保障和就业|商品和服务|卫生与计划生育|体育与传媒|购置[及和]运行|防治及应急|结转和结余|人力资源和|住房和城乡/gu;
/** A head that names nothing: `,同比|分别下降A%和B%`. */
const ONLY_COMPARES = /^[,，]?(?:同比|(?:较|比|与)(?:上年度?|去年|上年同期|同期|上一年)(?:同期)?(?:相比)?)?[,，]?$/u;

/** What stands between the numbers of a list that share their labels. */
const BETWEEN = /^(?:[、和与及]|以及)?$/u;

/** The label of one number of a list: its own words, or the label stated `from` mentions earlier, and what leads over to the number. */
export interface SharedLabel {
  readonly name: string;
  readonly stated: number | null;
  readonly tail: string;
}

/**
 * The labels of parallel statements, by position of their mention: `人员经费、公用经费分别为A万元、B万元` and
 * `人员经费和公用经费A、B万元`. `…,分别占A%和B%` takes the labels
 * stated before in the sentence.
 */
export function sharedLabels(mentions: readonly Mention[]): ReadonlyMap<number, SharedLabel> {
  const labels = new Map<number, SharedLabel>();
  for (let first = 0; first < mentions.length; first++) {
    const { before, token } = mentions[first]!;
    const marker = Math.max(before.lastIndexOf('分别'), /各(?=(?:是|为|达|增|减|增加|减少|增长|下降|上升|提高)$)/u.exec(before)?.index ?? -1);
    let last = first + 1;
    while (last < mentions.length && continues(mentions[last]!, token.kind)) last++;
    const count = last - first;
    if (count < 2 || (marker < 0 && !mentions.slice(first, last).some((mention) => mention.token.borrowed))) continue;
    const head = marker < 0 ? before : before.slice(0, marker);
    const tail = marker < 0 ? '' : before.slice(marker).replace(/^(?:分别|各)/u, '');
    const names = namesIn(head, count);
    for (let k = 0; k < count; k++) {
      if (names) labels.set(first + k, { name: names[k]!, stated: null, tail });
      else if (ONLY_COMPARES.test(head) && first >= count) labels.set(first + k, { name: '', stated: first - count + k, tail });
      else if (k > 0) labels.set(first + k, { name: head, stated: null, tail });
    }
    first = last - 1;
  }
  return labels;
}

function continues(mention: Mention, kind: Mention['token']['kind']): boolean {
  return mention.token.kind === kind && (mention.since === 'number' || mention.since === ',' || mention.since === '，') && BETWEEN.test(mention.before);
}

/** 收、支总计 names 收入总计 and 支出总计. */
const SIDES = /^(?<before>.*?)(?:收入?[、和与及/]支出?|收支)(?<total>(?:预算|决算)?(?:总计|合计|总额|总预算|总决算)|预算|决算)$/u;

/** 市、县两级财政 names 市级财政 and 县级财政. */
const LEVELS = /(?<levels>[中央省市县区乡镇州]{1,2}(?:[、和及与]?[省市县区乡镇州])+)[两二三四]级(?<what>财政)?$/u;

/** 1-6月、7-9月、10-12月预算执行进度: what the times are of stands behind the last. */
const TIME = /^(?:\d{1,2}(?:-\d{1,2})?月|第?[一二三四]季度|[上下]半年)$/u;
const TIME_LEAD = /^(?:\d{1,2}(?:-\d{1,2})?月|第?[一二三四]季度|[上下]半年)/u;

function namesIn(head: string, count: number): string[] | null {
  const levels = LEVELS.exec(head)?.groups;
  const each = levels?.['levels']?.replace(/[、和及与]/gu, '').match(/中央|./gu) ?? [];
  if (each.length === count) return each.map((level) => `${level}${level === '中央' ? '' : '级'}${levels?.['what'] ?? ''}`);
  const sides = count === 2 ? SIDES.exec(head)?.groups : undefined;
  if (sides) return ['收入', '支出'].map((side) => `${sides['before']}${side}${sides['total']}`);
  const guarded = head.replace(WHOLE_NAMES, (name) => name.replace(/[和与及]/u, '\u0000'));
  const restore = (name: string, source: number): string => head.slice(source, source + name.length);
  for (const separator of [/、/u, /、|以及|和|与|及/u]) {
    let at = 0;
    const names = guarded.split(separator).map((name) => {
      const found = guarded.indexOf(name, at);
      at = found + name.length;
      return restore(name, found);
    });
    if (names.length === count) return names.slice(0, -1).every((name) => TIME.test(name)) ? names.map((name) => (TIME.test(name) ? name + names.at(-1)!.replace(TIME_LEAD, '') : name)) : names;
    if (names.length > count && separator.source === '、') return names.slice(-count);
  }
  return null;
}
