/**
 * What the `tables` stage makes of tables: forms whose rows and columns have a meaning. Still printed text with places;
 * `extract` turns forms into records.
 */
import type { IndicatorField, Place } from './records.ts';
import type { Span } from './document.ts';
import type { Measure, Stage } from './vocabulary.ts';

/** A printed cell with a meaning: its text without white space inside Chinese words, and where it stands. */
export interface FormCell {
  readonly text: string;
  readonly at: Place;
}

/** Cells printed in front of or above the indicator rows: 项目名称, 主管部门, 实施单位, … */
export type HeaderField =
  | 'projectName' | 'projectCode' | 'supervisingDepartment' | 'implementingUnit' | 'department' | 'fillingDate' | 'year' | 'unit' | 'contact';

/** One amount of money in a form: a fund line (年度资金总额) under a column (全年预算数), or a line of a budget table. */
export interface FormAmount {
  readonly measure: Measure;
  /** As printed, without 其中: and without words of the stage. */
  readonly label: FormCell;
  readonly stage: Stage;
  readonly amount: FormCell;
  /** The printed unit (万元) and its place: in the cell, its header, the caption or the title. Null if none is printed anywhere. */
  readonly unit: { readonly text: string; readonly at: Span } | null;
  /** A year of its own (上年决算数); null for the form's year. */
  readonly year: number | null;
  /** Years from the form's where the column says so: -1 for 上年决算数. */
  readonly yearOffset?: number;
  /** The stage is that of a bare 预算数 or none at all: an amount that restates another figure takes its stage (contract, Rulings). */
  readonly bare?: boolean;
  /** The line's own subject where a table lists projects; else the form's. */
  readonly subject?: string;
  readonly rules: readonly string[];
}

export interface FormIndicator {
  readonly cells: Readonly<Partial<Record<IndicatorField, FormCell>>>;
  /** Target and actual split over columns: 指标性质 and 度量单位 of the row. */
  readonly operator: FormCell | null;
  readonly unit: FormCell | null;
  readonly objective: string | null;
  /** The table has a column of weights, so that none is looked for in the name. */
  readonly hasWeights: boolean;
  readonly rules: readonly string[];
}

export interface FormScore {
  /** `total`, `execution_rate` or the printed heading. */
  readonly item: string;
  readonly full: FormCell | null;
  readonly score: FormCell;
  readonly grade: FormCell | null;
  /** The line's own subject where a table lists projects; else the form's. */
  readonly subject?: string;
  readonly rules: readonly string[];
}

export type FormKind =
  | 'project_self_evaluation' | 'overall_self_evaluation' | 'performance_targets' | 'scoring' | 'budget_table' | 'account_table' | 'other';

/** One form: usually one table, sometimes a table continued under a heading, sometimes a part of a table that holds several projects. */
export interface Form {
  readonly kind: FormKind;
  /** `Table.index` of the tables it was read from. */
  readonly tables: readonly number[];
  readonly title: Span | null;
  /** `department`, or the project's name. */
  readonly subject: string;
  readonly header: Readonly<Partial<Record<HeaderField, FormCell>>>;
  readonly amounts: readonly FormAmount[];
  readonly indicators: readonly FormIndicator[];
  readonly scores: readonly FormScore[];
  /** Cells of running text whose numbers are quantities: 年度总体目标, 实际完成情况, 预算执行情况 … */
  readonly prose: readonly { readonly cell: FormCell; readonly role: 'goal' | 'result' | 'narrative' }[];
  /** Cells that no rule knew, so that coverage is visible. */
  readonly unknown: readonly FormCell[];
}
