-- What left the ledger as a file: append-only, so that nobody can take back that a whole ID number went out.

CREATE TABLE export_log (
  export_log_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  made_at TEXT NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  from_on TEXT NOT NULL CHECK (length(from_on) = 10),
  to_on TEXT NOT NULL CHECK (to_on >= from_on),
  -- codes parted by spaces
  forms TEXT NOT NULL,
  blank INTEGER NOT NULL CHECK (blank IN (0, 1)),
  per_record INTEGER NOT NULL CHECK (per_record IN (0, 1)),
  unmask INTEGER NOT NULL CHECK (unmask IN (0, 1)),
  talk_contents INTEGER NOT NULL CHECK (talk_contents IN (0, 1)),
  -- a name, never a path
  file_name TEXT NOT NULL CHECK (length(file_name) > 0 AND instr(file_name, '/') = 0 AND instr(file_name, '\') = 0),
  files INTEGER NOT NULL CHECK (files > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;
CREATE INDEX export_log_by_branch ON export_log (branch_id, export_log_id);

CREATE TRIGGER export_log_is_kept_update BEFORE UPDATE ON export_log
BEGIN SELECT RAISE(ABORT, 'locked: what was exported stays on record'); END;

CREATE TRIGGER export_log_is_kept_delete BEFORE DELETE ON export_log
BEGIN SELECT RAISE(ABORT, 'locked: what was exported stays on record'); END;
