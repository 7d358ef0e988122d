/** A small generator of numbers with a fixed seed (mulberry32), so that a property test that fails fails again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number below `limit`, of any length with the same chance. */
export function anyLength(random: () => number, digits: number): bigint {
  let value = 0n;
  const length = 1 + Math.floor(random() * digits);
  for (let i = 0; i < length; i++) value = value * 10n + BigInt(Math.floor(random() * 10));
  return value;
}
