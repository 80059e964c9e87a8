-- Files of last year that came in: kept whole where the ledger has no register for what they hold, and beside the
-- records that were made of them. Each content is kept once.

CREATE TABLE source_content (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE source_document (
  source_document_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  import_batch_id INTEGER NOT NULL REFERENCES import_batch (import_batch_id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL CHECK (length(file_name) > 0),
  sha256 TEXT NOT NULL REFERENCES source_content (sha256),
  -- the recognised rows as JSON, as they were proposed
  records TEXT NOT NULL CHECK (json_valid(records)),
  record_count INTEGER NOT NULL CHECK (record_count >= 0),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_document_by_batch ON source_document (import_batch_id);
CREATE INDEX source_document_by_content ON source_document (sha256);

-- Columns told by hand, by the headings they stood under.
CREATE TABLE column_mapping (
  column_mapping_id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  kind TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns))
) STRICT;
