import type { Kind, RecordsByKind } from '../report.ts';
import { figure } from './figure.ts';
import { finding } from './finding.ts';
import { indicator } from './indicator.ts';
import { issue } from './issue.ts';
import type { KindTable } from './kind.ts';
import { quantity } from './quantity.ts';
import { score } from './score.ts';
import { section } from './section.ts';

export type RecordOf<K extends Kind> = RecordsByKind[K][number];

/** Every kind of record and its table. A new kind is one file and one line here. */
export const KIND_TABLES: { readonly [K in Kind]: KindTable<RecordOf<K>> } = { section, figure, indicator, score, quantity, finding, issue };
