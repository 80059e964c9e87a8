-- Imports: a batch, and every row it wrote with its state before and after, so that it can be undone exactly.

CREATE TABLE import_batch (
  import_batch_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  committed_at TEXT NOT NULL,
  undone_at TEXT,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  skipped INTEGER NOT NULL
) STRICT;
CREATE INDEX import_batch_by_file ON import_batch (sha256) WHERE undone_at IS NULL;

-- before and after are the row as JSON; NULL before = it was not there.
CREATE TABLE import_change (
  import_batch_id INTEGER NOT NULL REFERENCES import_batch (import_batch_id),
  sequence INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (import_batch_id, sequence)
) STRICT, WITHOUT ROWID;

-- What was doubtful about an imported row, kept with the record it became.
CREATE TABLE import_doubt (
  import_batch_id INTEGER NOT NULL REFERENCES import_batch (import_batch_id),
  sequence INTEGER NOT NULL,
  sheet TEXT,
  row INTEGER NOT NULL,
  member_id INTEGER REFERENCES member (member_id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  field TEXT,
  raw TEXT,
  PRIMARY KEY (import_batch_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_doubt_by_member ON import_doubt (member_id);

-- Files inside the ledger, each content once.
CREATE TABLE attachment_content (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
  attachment_id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id),
  sha256 TEXT NOT NULL REFERENCES attachment_content (sha256),
  name TEXT NOT NULL CHECK (length(name) > 0),
  caption TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_meeting ON attachment (meeting_id);

CREATE TRIGGER attachment_locked_insert BEFORE INSERT ON attachment
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER attachment_locked_delete BEFORE DELETE ON attachment
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;
