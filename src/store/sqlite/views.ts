/**
 * What people query: the current edition under plural names, each record with its document's facts.
 * `--edition` makes temporary views of the same names for another edition.
 */

/** The current edition, as an expression; the scalar subquery is worked out once a statement. */
export const CURRENT = '(SELECT edition FROM current_edition)';

/** View statements for one edition. `temporary` shadows the stored ones on one connection. */
export function viewStatements(edition: string = CURRENT, temporary = false): readonly string[] {
  const create = (name: string, body: string): string[] =>
    [`DROP VIEW IF EXISTS ${temporary ? 'temp' : 'main'}.${name}`, `CREATE ${temporary ? 'TEMP ' : ''}VIEW ${name} AS ${body}`];
  const valid = (alias: string): string => `${alias}.from_edition <= ${edition} AND (${alias}.to_edition IS NULL OR ${alias}.to_edition > ${edition})`;
  const record = (table: string, columns: string): string => `
SELECT x.no, d.id AS document, ${FACTS}, ${columns}, l.rules, x.corrected
FROM main.${table} x
JOIN main.document d ON d.no = x.document_no
JOIN main.reading r ON r.document_no = x.document_no AND ${valid('r')}
JOIN main.rule_list l ON l.no = x.rule_list_no
WHERE ${valid('x')}`;
  return [
    ...create('documents', `
SELECT d.no, d.id, d.sha256, d.bytes, r.media_type, r.pages, r.status, r.reason_code, r.reason, r.reason_en,
  (SELECT min(f.name) FROM main.file f WHERE f.document_no = d.no) AS file, -- of several names the first
  r.title, r.report_type, r.department, r.region, r.region_code, r.fiscal_year, r.report_date,
  r.sections, r.figures, r.indicators, r.scores, r.quantities, r.findings, r.issues, r.cells, r.cells_read, r.numbers, r.numbers_read, d.read_by, r.text_hash, l.rules, r.corrected
FROM main.document d
JOIN main.reading r ON r.document_no = d.no AND ${valid('r')}
JOIN main.rule_list l ON l.no = r.rule_list_no`),
    ...create('summaries', `
SELECT r.document_no AS no, d.id, ${FACTS}, r.status -- which documents there are, and no more
FROM main.reading r JOIN main.document d ON d.no = r.document_no WHERE ${valid('r')}`),
    ...create('sections', record('section', `x.number, x.level, x.title, x.path, x.body_end, ${PLACE}`)),
    ...create('figures', record('figure', `x.subject, x.measure, x.label, x.stage, x.year, x.amount, x.amount_fen, x.amount_fen / 1000000.0 AS amount_wan, x.raw, ${PLACE}`)),
    ...create('amounts', `
SELECT x.document_no, x.subject, x.measure, x.stage, x.year, x.amount_fen, x.raw, x.page, x.start_at -- figures without their documents' facts: what is compared by the ten thousand
FROM main.figure x WHERE ${valid('x')}`),
    ...create('indicators', record('indicator', `x.subject, x.objective, x.level1, x.level2, x.level3, x.description,
  x.target_raw, x.target_kind, x.target_op, x.target_value, x.target_high, x.target_unit,
  CASE WHEN x.target_kind IN ('number', 'range') THEN CAST(x.target_value AS REAL) END AS target_number,
  x.actual_raw, x.actual_kind, x.actual_op, x.actual_value, x.actual_high, x.actual_unit,
  CASE WHEN x.actual_kind IN ('number', 'range') THEN CAST(x.actual_value AS REAL) END AS actual_number,
  x.weight, CAST(x.weight AS REAL) AS weight_number, x.score, CAST(x.score AS REAL) AS score_number,
  x.reason, x.basis, x.remark, x.fields, ${PLACE}`)),
    ...create('scores', record('score', `x.subject, x.item, x.full_score, x.score, CAST(x.score AS REAL) AS score_number, x.grade, ${PLACE}`)),
    ...create('quantities', record('quantity', `x.label, x.op, x.value, CAST(x.value AS REAL) AS number, x.high, x.unit, x.raw, x.section, ${PLACE}`)),
    ...create('findings', record('finding', 'x.rule, x.kind, x.severity, x.message, x.message_en, x.expected, x.stated, x.evidence')),
    ...create('issues', record('issue', 'x.code, x.severity, x.message, x.message_en, x.page, x.start_at, x.end_at')),
    ...create('indicator_rows', `
SELECT x.document_no, x.level3 FROM main.indicator x WHERE ${valid('x')}`),
    ...create('indicator_names', `
SELECT x.level3, count(*) AS rows FROM main.indicator x WHERE ${valid('x')} GROUP BY x.level3`),
    ...create('finding_evidence', `
SELECT f.no AS finding, f.document, f.rule, e.key AS position, json_extract(e.value, '$.raw') AS raw, json_extract(e.value, '$.source.page') AS page,
  json_extract(e.value, '$.source.table') AS table_no, json_extract(e.value, '$.source.row') AS row_no, json_extract(e.value, '$.source.column') AS column_no,
  json_extract(e.value, '$.source.start') AS start_at, json_extract(e.value, '$.source.end') AS end_at
FROM findings f, json_each(f.evidence) e`),
    ...create('figures_wide', `
SELECT department, region, region_code, year, -- one row per department and year, 万元; several values of one figure: the largest
${WIDE.map(([column, measure, stage]) => `  max(CASE WHEN measure = '${measure}' AND stage = '${stage}' THEN amount_wan END) AS ${column}`).join(',\n')}
FROM figures WHERE subject = 'department' GROUP BY department, region, region_code, year`),
    ...create('findings_summary', `
SELECT rule, severity, kind, count(*) AS findings, count(DISTINCT document) AS documents, count(DISTINCT department) AS departments
FROM findings GROUP BY rule, severity, kind`),
  ];
}

const FACTS = 'r.department, r.region, r.region_code, r.fiscal_year, r.report_type';
const PLACE = 'x.page, x.table_no, x.row_no, x.column_no, x.start_at, x.end_at, x.bbox';

/** Columns of `figures_wide`: measure and stage. */
const WIDE: readonly (readonly [column: string, measure: string, stage: string])[] = [
  ['revenue_total', 'revenue_total', 'executed'],
  ['fiscal_appropriation', 'fiscal_appropriation', 'executed'],
  ['expenditure_initial', 'expenditure_total', 'initial_budget'],
  ['expenditure_adjusted', 'expenditure_total', 'adjusted_budget'],
  ['expenditure_total', 'expenditure_total', 'executed'],
  ['basic_expenditure', 'basic_expenditure', 'executed'],
  ['personnel_expenditure', 'personnel_expenditure', 'executed'],
  ['public_funds_expenditure', 'public_funds_expenditure', 'executed'],
  ['project_expenditure', 'project_expenditure', 'executed'],
  ['three_public_total', 'three_public_total', 'executed'],
  ['procurement_total', 'procurement_total', 'executed'],
];
