-- A folder of files that came in together: one group, reported and taken back as one.

CREATE TABLE import_group (
  import_group_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  -- the folder's name, as people call it
  name TEXT NOT NULL CHECK (length(name) > 0),
  started_at TEXT NOT NULL,
  -- NULL: the import was broken off in the middle
  finished_at TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX import_group_by_branch ON import_group (branch_id);

-- Every file of the folder, also those that brought nothing in. A file with two kinds of records stands twice.
CREATE TABLE import_group_file (
  import_group_id INTEGER NOT NULL REFERENCES import_group (import_group_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  -- relative to the folder
  path TEXT NOT NULL CHECK (length(path) > 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  -- NULL: the file was not read
  sha256 TEXT CHECK (length(sha256) = 64),
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('entered', 'nothing', 'refused', 'skipped', 'leftOut')),
  advice TEXT NOT NULL DEFAULT '',
  import_batch_id INTEGER REFERENCES import_batch (import_batch_id),
  added INTEGER NOT NULL CHECK (added >= 0),
  changed INTEGER NOT NULL CHECK (changed >= 0),
  same INTEGER NOT NULL CHECK (same >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  errors INTEGER NOT NULL CHECK (errors >= 0),
  -- its rows in words for the report: brought in, or why not; emptied when the group is taken back
  rows TEXT NOT NULL CHECK (json_valid(rows)),
  PRIMARY KEY (import_group_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_group_file_by_batch ON import_group_file (import_batch_id);
