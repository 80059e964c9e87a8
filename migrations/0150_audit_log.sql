-- Who did what, when, and what it changed: only ever added to, each entry bound to the one before by SHA-256.
-- Contents may be blanked where the law on personal information asks for removal; their digests stay, and so
-- does the entry that says who blanked them.

CREATE TABLE audit_entry (
  -- 1, 2, 3 … without a gap
  entry_id INTEGER PRIMARY KEY,
  -- the machine's wall clock, not the day of the event
  at TEXT NOT NULL CHECK (length(at) = 19),
  user_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('secretary', 'recorder', 'inspector')),
  -- change: a command; view: something masked was shown; baseline: the state from which changes are counted
  kind TEXT NOT NULL CHECK (kind IN ('change', 'view', 'baseline')),
  operation TEXT NOT NULL CHECK (length(operation) > 0),
  -- JSON: which record, day or flag was named; for a baseline the count and the digest of each table
  about TEXT NOT NULL,
  change_count INTEGER NOT NULL CHECK (change_count >= 0),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TABLE audit_change (
  entry_id INTEGER NOT NULL REFERENCES audit_entry (entry_id),
  position INTEGER NOT NULL CHECK (position > 0),
  table_name TEXT NOT NULL,
  -- JSON array of the primary key
  row_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  -- JSON: the whole row as it was entered or taken away, or of an update the columns that differ
  before_image TEXT,
  after_image TEXT,
  -- of the images as they were written
  images_digest TEXT NOT NULL CHECK (length(images_digest) = 64),
  -- of the whole row before and after
  before_digest TEXT CHECK (length(before_digest) = 64),
  after_digest TEXT CHECK (length(after_digest) = 64),
  -- the entry that blanked both images
  blanked_by INTEGER REFERENCES audit_entry (entry_id),
  PRIMARY KEY (entry_id, position),
  CHECK ((kind = 'insert') = (before_digest IS NULL)),
  CHECK ((kind = 'delete') = (after_digest IS NULL)),
  CHECK (blanked_by IS NULL OR (before_image IS NULL AND after_image IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_change_by_row ON audit_change (table_name, row_key);

CREATE TRIGGER audit_entry_is_kept_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'locked: the log is only added to'); END;
CREATE TRIGGER audit_entry_is_kept_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'locked: the log is only added to'); END;
CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
WHEN NEW.entry_id <> (SELECT coalesce(max(entry_id), 0) + 1 FROM audit_entry)
BEGIN SELECT RAISE(ABORT, 'locked: the log has no gaps'); END;

CREATE TRIGGER audit_change_is_kept_delete BEFORE DELETE ON audit_change
BEGIN SELECT RAISE(ABORT, 'locked: the log is only added to'); END;
CREATE TRIGGER audit_change_is_kept_update BEFORE UPDATE ON audit_change
WHEN NOT (
  OLD.blanked_by IS NULL AND NEW.blanked_by IS NOT NULL
  AND NEW.before_image IS NULL AND NEW.after_image IS NULL
  AND NEW.entry_id = OLD.entry_id AND NEW.position = OLD.position AND NEW.table_name = OLD.table_name
  AND NEW.row_key = OLD.row_key AND NEW.kind = OLD.kind AND NEW.images_digest = OLD.images_digest
  AND NEW.before_digest IS OLD.before_digest AND NEW.after_digest IS OLD.after_digest
)
BEGIN SELECT RAISE(ABORT, 'locked: the log is only added to'); END;
