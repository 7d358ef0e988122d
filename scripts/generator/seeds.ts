/** A seed for one use of a document's seed: FNV-1a over both. */
export function randomSeedFor(seed: number, use: string): number {
  let hash = 0x811c9dc5;
  for (const ch of `${seed}/${use}`) hash = Math.imul(hash ^ ch.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
