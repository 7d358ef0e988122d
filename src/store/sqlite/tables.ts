/**
 * The tables, first version. Comments inside the statements stay in the database, so that `.schema` explains itself.
 *
 * Every table below `reading` keeps all editions in one place: a row belongs to edition E when
 * `from_edition <= E` and (`to_edition` is null or `to_edition > E`). An edition costs only the rows it changes.
 */

const VALIDITY = `
  from_edition INTEGER NOT NULL REFERENCES edition(no), -- first edition that has the row
  to_edition   INTEGER,          -- first edition that no longer has it; null = still valid
  hash         TEXT NOT NULL`; // -- of everything the row says: an unchanged row is never written again

const SOURCE = `
  page      INTEGER,             -- 1-based; null for carriers without pages
  table_no  INTEGER,             -- 0-based table of the document
  row_no    INTEGER,             -- 0-based grid row
  column_no INTEGER,             -- 0-based grid column
  start_at  INTEGER NOT NULL,    -- code points into the normalised text
  end_at    INTEGER NOT NULL,
  bbox      TEXT`; //            -- [x0, top, x1, bottom] in PDF points from the top left, JSON

const RECORD = `
  no           INTEGER PRIMARY KEY,
  document_no  INTEGER NOT NULL REFERENCES document(no) ON DELETE CASCADE,
  rule_list_no INTEGER NOT NULL REFERENCES rule_list(no), -- rules that made the row
  corrected    TEXT`; //            -- null, or what was read where a person put it right: {"amount": {"read", "correction", "why"}}

export const TABLES: readonly string[] = [
  `CREATE TABLE edition (          -- one state of the whole data set: documents as one set of rules reads them
  no         INTEGER PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('building', 'whole', 'dropped')), -- dropped: its rows are gone where no other has them
  read_by    TEXT NOT NULL,        -- key of rules and software, as in document.read_by
  rules      TEXT NOT NULL,        -- hash of each rule group, JSON object
  software   TEXT NOT NULL,        -- version of jixiao
  made_at    TEXT NOT NULL,        -- ISO time
  counts     TEXT,                 -- documents and records by kind when it became whole, JSON
  kept       INTEGER NOT NULL DEFAULT 0 -- 1: a person wants to keep it
)`,
  `CREATE TABLE current_edition (  -- one row: the edition that views and commands show
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  edition INTEGER NOT NULL REFERENCES edition(no)
)`,
  `CREATE TABLE read_key (         -- what a key in read_by stands for
  key   TEXT PRIMARY KEY,
  code  TEXT NOT NULL,             -- version of each stage's code, JSON object
  rules TEXT NOT NULL              -- hash of each rule group, JSON object
) WITHOUT ROWID`,
  `CREATE TABLE rule_group (       -- the rules that readings were made with
  hash   TEXT PRIMARY KEY,
  packed BLOB NOT NULL             -- the group's rules, JSON, zstd
) WITHOUT ROWID`,
  `CREATE TABLE document (         -- one per content: the same bytes under two names are one document
  no         INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE, -- first 16 characters of sha256, used everywhere outside
  sha256     TEXT NOT NULL UNIQUE,
  bytes      INTEGER NOT NULL,
  read_by    TEXT NOT NULL         -- key of the code and rules that last read it, whatever came of it
)`,
  `CREATE TABLE file (             -- names under which documents were imported
  no          INTEGER PRIMARY KEY,
  path        TEXT NOT NULL,       -- where it was; an archive's member is archive.zip!/member.pdf
  name        TEXT NOT NULL,       -- file name without folders
  document_no INTEGER REFERENCES document(no) ON DELETE CASCADE, -- null: its bytes could not be had
  reason_code TEXT, reason TEXT, reason_en TEXT,                 -- why not
  run_no      INTEGER NOT NULL REFERENCES import_run(no)
)`,
  `CREATE UNIQUE INDEX file_path ON file (path, ifnull(document_no, 0))`,
  `CREATE INDEX file_document ON file (document_no)`,
  `CREATE TABLE import_run (
  no          INTEGER PRIMARY KEY,
  started_at  TEXT NOT NULL,       -- ISO time
  finished_at TEXT,                -- null: running or interrupted
  process     INTEGER NOT NULL,    -- process id
  arguments   TEXT NOT NULL,       -- JSON
  counts      TEXT                 -- JSON
)`,
  `CREATE TABLE rule_list (        -- lists of rule ids; records name them by number
  no    INTEGER PRIMARY KEY,
  rules TEXT NOT NULL UNIQUE       -- JSON array of ids, in the order applied
)`,
  `CREATE TABLE reading (          -- what an edition reads in a document as a whole
${RECORD},
  status      TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'needs_ocr', 'failed')),
  reason_code TEXT, reason TEXT, reason_en TEXT, -- why not ok
  media_type  TEXT, pages INTEGER,
  title TEXT, report_type TEXT NOT NULL, department TEXT, region TEXT,
  region_code TEXT,                -- GB/T 2260, six digits
  fiscal_year INTEGER, report_date TEXT,
  sections INTEGER NOT NULL, figures INTEGER NOT NULL, indicators INTEGER NOT NULL, scores INTEGER NOT NULL,
  quantities INTEGER NOT NULL, findings INTEGER NOT NULL, issues INTEGER NOT NULL, -- how many records
  cells INTEGER NOT NULL, cells_read INTEGER NOT NULL,     -- table cells that hold a number; of these, cells that became records
  numbers INTEGER NOT NULL, numbers_read INTEGER NOT NULL, -- numbers of running text; of these, numbers that became records
  text_hash TEXT REFERENCES text(hash),
${VALIDITY}
)`,
  `CREATE INDEX reading_document ON reading (document_no)`,
  `CREATE TABLE text (             -- normalised texts; editions that read the same text share it
  hash        TEXT PRIMARY KEY,
  packed      BLOB NOT NULL,       -- UTF-8, zstd
  page_starts TEXT NOT NULL        -- code point offset at which each page begins, JSON
) WITHOUT ROWID`,
  `CREATE TABLE section (
${RECORD},
  number TEXT, level INTEGER NOT NULL, title TEXT NOT NULL,
  path   TEXT NOT NULL,            -- titles from the top down, JSON
  body_end INTEGER NOT NULL,       -- code point at which its text ends
${SOURCE},
${VALIDITY}
)`,
  `CREATE INDEX section_document ON section (document_no)`,
  `CREATE TABLE figure (           -- amounts of money of a budget or an account
${RECORD},
  subject TEXT NOT NULL,           -- department, or a project's name
  measure TEXT NOT NULL, label TEXT NOT NULL, stage TEXT NOT NULL, year INTEGER,
  amount     TEXT NOT NULL,        -- yuan, exact decimal
  amount_fen INTEGER NOT NULL,     -- 分 (0.01 yuan), for sums and sorting; finer amounts are rounded
  raw        TEXT NOT NULL,        -- as printed
${SOURCE},
${VALIDITY}
)`,
  `CREATE INDEX figure_document ON figure (document_no)`,
  `CREATE INDEX figure_measure ON figure (measure, stage, year)`,
  `CREATE TABLE indicator (        -- rows of indicator tables
${RECORD},
  subject TEXT NOT NULL, objective TEXT, level1 TEXT, level2 TEXT, level3 TEXT NOT NULL, description TEXT,
  target_raw TEXT, target_kind TEXT, target_op TEXT, target_value TEXT, target_high TEXT, target_unit TEXT,
  actual_raw TEXT, actual_kind TEXT, actual_op TEXT, actual_value TEXT, actual_high TEXT, actual_unit TEXT,
  weight TEXT, score TEXT,         -- exact decimals
  reason TEXT, basis TEXT, remark TEXT,
  fields TEXT NOT NULL,            -- place of each field: {"target": [row, column, start, end]}, JSON
${SOURCE},
${VALIDITY}
)`,
  `CREATE INDEX indicator_document ON indicator (document_no)`,
  `CREATE INDEX indicator_level3 ON indicator (level3, from_edition, to_edition)`,
  `CREATE TABLE score (
${RECORD},
  subject TEXT NOT NULL,
  item    TEXT NOT NULL,           -- total, execution_rate, or the heading of a subtotal
  full_score TEXT, score TEXT NOT NULL, grade TEXT,
${SOURCE},
${VALIDITY}
)`,
  `CREATE INDEX score_document ON score (document_no)`,
  `CREATE TABLE quantity (         -- counts and rates stated in running text
${RECORD},
  label TEXT NOT NULL, op TEXT, value TEXT NOT NULL, high TEXT, unit TEXT, raw TEXT NOT NULL, section TEXT,
${SOURCE},
${VALIDITY}
)`,
  `CREATE INDEX quantity_document ON quantity (document_no)`,
  `CREATE TABLE finding (          -- what does not add up or could not be read safely
${RECORD},
  rule TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, message_en TEXT NOT NULL,
  expected TEXT, stated TEXT,
  evidence TEXT NOT NULL,          -- [{"raw", "source"}], JSON; rows in the view finding_evidence
${VALIDITY}
)`,
  `CREATE INDEX finding_document ON finding (document_no)`,
  `CREATE INDEX finding_rule ON finding (rule, severity)`,
  `CREATE TABLE issue (            -- what reading a document met and carried on from
${RECORD},
  code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, message_en TEXT NOT NULL,
  page INTEGER, start_at INTEGER, end_at INTEGER,
${VALIDITY}
)`,
  `CREATE INDEX issue_document ON issue (document_no)`,
  `CREATE TABLE correction (       -- a person's corrections, kept apart from readings
  no          INTEGER PRIMARY KEY,
  document_no INTEGER NOT NULL REFERENCES document(no) ON DELETE CASCADE,
  kind        TEXT NOT NULL,       -- figure, indicator, …
  record_key  TEXT NOT NULL,       -- natural key of the record, JSON array
  field       TEXT NOT NULL,
  value       TEXT NOT NULL,       -- what it should be, JSON
  read_value  TEXT NOT NULL,       -- what the reading said when it was made, JSON
  start_at    INTEGER NOT NULL, end_at INTEGER NOT NULL, -- the place it was made for
  read_raw    TEXT NOT NULL,       -- what was printed there, folded
  why         TEXT NOT NULL,
  made_by     TEXT, made_at TEXT NOT NULL,
  withdrawn_at TEXT
)`,
  `CREATE INDEX correction_document ON correction (document_no)`,
  // What differs between editions is found by these; most rows are of the first edition and still valid, and in neither.
  ...['reading', 'section', 'figure', 'indicator', 'score', 'quantity', 'finding', 'issue'].flatMap((table) => [
    `CREATE INDEX ${table}_from ON ${table} (from_edition) WHERE from_edition > 1`,
    `CREATE INDEX ${table}_to ON ${table} (to_edition) WHERE to_edition IS NOT NULL`,
  ]),
  // Contentless: the texts are kept once, packed, in \`text\`. Which documents hold a term is all it answers.
  `CREATE VIRTUAL TABLE search_index USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0")`,
];

/**
 * A comparison reads tens of thousands of figures of one measure, which lie apart in the table: this index holds all that is asked of them
 * (the view `amounts`), in reading order. It takes 8 % of a database instead of 4, and the reading two fifths of the time.
 */
export const COMPARED_FIGURES: readonly string[] = [
  'DROP INDEX figure_measure',
  'CREATE INDEX figure_measure ON figure (measure, stage, year, document_no, start_at, subject, amount_fen, raw, page, from_edition, to_edition)',
];
