import type { PixelBox } from './gray-image.ts';

/** A connected patch of ink. */
export interface Component extends PixelBox {
  readonly area: number;
}

/** Connected components (8 neighbours) of a mask of 0 and 1, by joining runs of adjacent rows. */
export function componentsOf(ink: Uint8Array, width: number, height: number): Component[] {
  const parent: number[] = [];
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
  let previous: { x0: number; x1: number; id: number }[] = [];
  for (let y = 0; y < height; y++) {
    const current: { x0: number; x1: number; id: number }[] = [];
    const row = y * width;
    let p = 0;
    for (let x = 0; x < width; x++) {
      if (ink[row + x] === 0) continue;
      const x0 = x;
      while (x < width && ink[row + x] === 1) x++;
      const run = { x0, x1: x, id: -1 };
      while (p < previous.length && previous[p]!.x1 < x0) p++;
      for (let q = p; q < previous.length && previous[q]!.x0 <= x; q++) {
        const root = find(previous[q]!.id);
        if (run.id < 0) run.id = root;
        else if (root !== run.id) {
          const keep = boxes[run.id]!;
          const lost = boxes[root]!;
          parent[root] = run.id;
          keep.x0 = Math.min(keep.x0, lost.x0);
          keep.y0 = Math.min(keep.y0, lost.y0);
          keep.x1 = Math.max(keep.x1, lost.x1);
          keep.y1 = Math.max(keep.y1, lost.y1);
          keep.area += lost.area;
        }
      }
      if (run.id < 0) {
        run.id = parent.length;
        parent.push(run.id);
        boxes.push({ x0, y0: y, x1: x, y1: y + 1, area: 0 });
      }
      const box = boxes[run.id]!;
      box.x0 = Math.min(box.x0, x0);
      box.x1 = Math.max(box.x1, x);
      box.y1 = y + 1;
      box.area += x - x0;
      current.push(run);
    }
    previous = current;
  }
  return boxes.filter((_, i) => parent[i] === i);
}
