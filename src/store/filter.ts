/** Which records a query wants. Every part that is given must hold. */
export interface Filter {
  /** Part of the department's name. */
  readonly department?: string;
  /** GB/T 2260 code, a province (`130000`) standing for all below it, or part of the region's name. */
  readonly region?: string;
  readonly year?: YearRange;
  readonly document?: string;
  readonly reportType?: string;
  readonly measure?: string;
  readonly stage?: string;
  readonly subject?: string;
  /** Part of a label (figures, quantities), a level-3 name (indicators) or an item (scores). */
  readonly name?: string;
  /** One of these level-3 names, whole. */
  readonly indicators?: readonly string[];
  readonly rule?: string;
  readonly severity?: string;
  /** Of a finding: `contradiction`, `reading`, `unparsed` or `across`. */
  readonly kind?: string;
  readonly status?: string;
  /** At most so many rows. */
  readonly limit?: number;
}

/** Inclusive; null is open. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** `130000` is `[130000, 139999]`, `130100` is `[130100, 130199]`, `130102` itself. */
export function regionRange(code: string): readonly [string, string] {
  const stem = code.padEnd(6, '0').replace(/(?:00){1,3}$/u, '');
  return [stem.padEnd(6, '0'), stem.padEnd(6, '9')];
}
