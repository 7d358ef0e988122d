/** Ground truth of one document in the form of hand-made gold: the contract's records without places. */
export interface Truth {
  document: {
    file: string;
    mediaType: string;
    title: string;
    reportType: string;
    department: string;
    region: string;
    regionCode: string;
    fiscalYear: number;
    reportDate: string | null;
  };
  sections: TrueSection[];
  figures: TrueFigure[];
  indicators: TrueIndicator[];
  scores: TrueScore[];
  quantities: TrueQuantity[];
  findings: TrueFinding[];
}

export interface TrueSection {
  number: string | null;
  level: number;
  title: string;
  path: string[];
  optional?: true;
}

export interface TrueFigure {
  subject: string;
  measure: string;
  label: string;
  stage: string;
  year: number;
  /** Yuan. */
  amount: string;
  raw: string;
  optional?: true;
}

export interface TrueValue {
  raw: string;
  kind: 'number' | 'range' | 'date' | 'text';
  op: string | null;
  value: string | null;
  high: string | null;
  unit: string | null;
}

export interface TrueIndicator {
  subject: string;
  objective: string | null;
  level1: string | null;
  level2: string | null;
  level3: string;
  description: string | null;
  target: TrueValue | null;
  actual: TrueValue | null;
  weight: string | null;
  score: string | null;
  reason: string | null;
  basis: string | null;
  remark: string | null;
}

export interface TrueScore {
  subject: string;
  item: string;
  full: string | null;
  score: string;
  grade: string | null;
}

export interface TrueQuantity {
  label: string;
  op: string | null;
  value: string;
  high: string | null;
  unit: string | null;
  raw: string;
  section: string | null;
  optional?: true;
}

export interface TrueFinding {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  expected: string | null;
  stated: string | null;
  numbers: string[];
  evidence: { raw: string }[];
  /** What stands where the trouble is, for findings without two numbers. */
  quote: string;
}
