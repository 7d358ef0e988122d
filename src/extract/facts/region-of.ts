import { isWithin, resolve, type RegionMention, type Regions } from '../../normalise/regions.ts';

export interface DocumentRegion {
  /** As printed. */
  readonly name: string;
  /** Null where the name is used in several places and nothing tells which. */
  readonly code: string | null;
  readonly rules: readonly string[];
}

export interface RegionInput {
  readonly department: string | null;
  readonly title: string | null;
  /** Units that are printed with a label, such as the supervising department. */
  readonly others: readonly string[];
  /** The document's text without white space. */
  readonly text: string;
  readonly regions: Regions;
}

/**
 * The division of a report: the innermost one in the department's name, else in the title, else in the names of other units
 * in the form's head, else the one that the text names most. The rest of the text only tells places of one name apart.
 */
export function regionOf({ department, title, others, text, regions }: RegionInput): DocumentRegion | null {
  if (department !== null && isGlued(department, regions)) return null;
  const everywhere = regions.find(text);
  for (const source of [department, title, ...others]) {
    const near = source === null ? [] : regions.find(source);
    const mention = near.at(-1);
    if (mention) return decided(mention, near, everywhere);
  }
  const mention = innermostOfMost(everywhere);
  return mention && decided(mention, [], everywhere);
}

/** 绥宁河县教育局 is of no 宁河县: one character in front makes it the name of another place, which the table does not have. */
function isGlued(department: string, regions: Regions): boolean {
  const [first, second] = regions.find(department);
  return first !== undefined && second === undefined && first.start === 1 && first.name.length >= 3 && /^(?![原驻在省市县区州旗盟全各我本由对年度于的和与及至])\p{Script=Han}/u.test(department);
}

function decided(mention: RegionMention, near: readonly RegionMention[], everywhere: readonly RegionMention[]): DocumentRegion {
  const region = resolve(mention, near) ?? resolve(mention, everywhere);
  return { name: mention.name, code: region?.code ?? null, rules: [(region ?? mention.candidates[0]!).rule] };
}

/** The most named division of a text, or the most named one inside it; null when the text names several as often. */
function innermostOfMost(mentions: readonly RegionMention[]): RegionMention | null {
  const count = new Map<string, number>();
  for (const { name } of mentions) count.set(name, (count.get(name) ?? 0) + 1);
  const order = [...count].sort((a, b) => b[1] - a[1]);
  const [first, second] = order;
  if (!first || first[1] < 2) return null;
  const find = (name: string): RegionMention => mentions.find((mention) => mention.name === name)!;
  const best = find(first[0]);
  if (!second || first[1] >= 2 * second[1]) return best;
  const other = find(second[0]);
  const inside = (inner: RegionMention, outer: RegionMention): boolean =>
    inner.candidates.some((one) => outer.candidates.some(({ code }) => code !== one.code && isWithin(one.code, code)));
  if (inside(best, other)) return best;
  return inside(other, best) ? other : null;
}
