import type { Chunk } from './chunks.ts';

/** A column found by alignment: where its texts begin at the left and end at the right, points. */
export interface AlignedColumn {
  readonly x0: number;
  readonly x1: number;
  /** How many chunks support it. */
  readonly support: number;
}

interface Cluster {
  x0: number;
  x1: number;
  lines: Set<number>;
  support: number;
}

/**
 * Finds columns as groups of chunks that lie above one another. Two groups are different columns if some lines have text in
 * both of them; a chunk that lies over two different columns spans them and says nothing about either.
 */
export function alignedColumns(chunks: readonly Chunk[]): AlignedColumn[] {
  let clusters: Cluster[] = [];
  for (const chunk of fullLinesFirst(chunks)) {
    const [x0, , x1] = chunk.bbox;
    const under = clusters.filter((cluster) => overlap(cluster, x0, x1) > Math.min(1.5, (x1 - x0) * 0.3));
    if (under.length > 1 && spansDifferent(under)) continue;
    const merged: Cluster = { x0, x1, lines: new Set([chunk.line]), support: 1 };
    for (const cluster of under) {
      merged.x0 = Math.min(merged.x0, cluster.x0);
      merged.x1 = Math.max(merged.x1, cluster.x1);
      merged.support += cluster.support;
      for (const line of cluster.lines) merged.lines.add(line);
    }
    clusters = [...clusters.filter((cluster) => !under.includes(cluster)), merged];
  }
  return withHeads(clusters.sort((a, b) => a.x0 - b.x0)).map(({ x0, x1, support }) => ({ x0, x1, support })).sort((a, b) => a.x0 - b.x0);
}

/** A header that stands beside its figures without touching them (centred over right-aligned figures) is their column's. */
function withHeads(sorted: readonly Cluster[]): Cluster[] {
  const result: Cluster[] = [];
  for (const cluster of sorted) {
    const before = result.at(-1);
    if (before && isHeadOf(before, cluster)) {
      result[result.length - 1] = { x0: before.x0, x1: Math.max(before.x1, cluster.x1), support: before.support + cluster.support, lines: new Set([...before.lines, ...cluster.lines]) };
    } else result.push(cluster);
  }
  return result;
}

/** One is only in the first lines, the other only below them, and neither has a partner of its own on the other's lines. */
function isHeadOf(a: Cluster, b: Cluster): boolean {
  const [head, body] = a.lines.size <= b.lines.size ? [a, b] : [b, a];
  return head.support <= 3 && body.support >= 2 && Math.max(...head.lines) < Math.min(...body.lines) && Math.min(...head.lines) < 3;
}

/** Lines with text in most columns come first and short texts before long ones, so that a heading over columns meets settled columns. */
function fullLinesFirst(chunks: readonly Chunk[]): Chunk[] {
  const counts = new Map<number, number>();
  for (const chunk of chunks) counts.set(chunk.line, (counts.get(chunk.line) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const isFull = (chunk: Chunk): boolean => counts.get(chunk.line)! >= most * 0.6;
  return [...chunks].sort((a, b) => Number(isFull(b)) - Number(isFull(a)) || (a.bbox[2] - a.bbox[0]) - (b.bbox[2] - b.bbox[0]));
}

const overlap = (cluster: Cluster, x0: number, x1: number): number => Math.min(cluster.x1, x1) - Math.max(cluster.x0, x0);

function spansDifferent(clusters: readonly Cluster[]): boolean {
  for (let i = 0; i < clusters.length; i++) {
    for (let j = i + 1; j < clusters.length; j++) {
      const a = clusters[i]!, b = clusters[j]!;
      let both = 0;
      for (const line of a.lines) if (b.lines.has(line)) both++;
      if (both >= 2 || (both === 1 && Math.min(a.support, b.support) <= 3)) return true;
    }
  }
  return false;
}

/** Positions between neighbouring columns: the middle of the free strip. */
export function bordersBetween(columns: readonly AlignedColumn[]): number[] {
  const borders: number[] = [];
  for (let i = 1; i < columns.length; i++) borders.push((columns[i - 1]!.x1 + columns[i]!.x0) / 2);
  return borders;
}
