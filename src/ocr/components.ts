import type { PixelBox } from './gray-image.ts';
import type { InkRuns } from './ink-runs.ts';

/** A connected patch of ink. */
export interface Component extends PixelBox {
  readonly area: number;
}

/** Connected components (8 neighbours), by joining the runs of adjacent rows. */
export function componentsOf({ height, rows, x0, x1 }: InkRuns): Component[] {
  /** Of each run, the component that it was put into; of a component, the one that it went into. */
  const ids = new Int32Array(x0.length);
  const parent = new Int32Array(x0.length);
  const boxes: { x0: number; y0: number; x1: number; y1: number; area: number }[] = [];
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[i] !== root) {
      const next = parent[i]!;
      parent[i] = root;
      i = next;
    }
    return root;
  };
  for (let y = 0; y < height; y++) {
    let above = y === 0 ? 0 : rows[y - 1]!;
    const last = rows[y]!;
    for (let run = last; run < rows[y + 1]!; run++) {
      const [from, to] = [x0[run]!, x1[run]!];
      let id = -1;
      while (above < last && x1[above]! < from) above++;
      for (let q = above; q < last && x0[q]! <= to; q++) {
        const root = find(ids[q]!);
        if (id < 0) id = root;
        else if (root !== id) {
          const keep = boxes[id]!;
          const lost = boxes[root]!;
          parent[root] = id;
          keep.x0 = Math.min(keep.x0, lost.x0);
          keep.y0 = Math.min(keep.y0, lost.y0);
          keep.x1 = Math.max(keep.x1, lost.x1);
          keep.y1 = Math.max(keep.y1, lost.y1);
          keep.area += lost.area;
        }
      }
      if (id < 0) {
        id = boxes.length;
        parent[id] = id;
        boxes.push({ x0: from, y0: y, x1: to, y1: y + 1, area: 0 });
      }
      const box = boxes[id]!;
      box.x0 = Math.min(box.x0, from);
      box.x1 = Math.max(box.x1, to);
      box.y1 = y + 1;
      box.area += to - from;
      ids[run] = id;
    }
  }
  return boxes.filter((_, i) => parent[i] === i);
}
