-- Word templates that a superior body hands out, kept with the branch that fills them.

CREATE TABLE template (
  template_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- of `content`, the file as it is filled now
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  content BLOB NOT NULL CHECK (length(content) > 0),
  -- the file as it came, before any field was marked in it
  original BLOB NOT NULL CHECK (length(original) > 0),
  added_at TEXT NOT NULL,
  amended_at TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX template_branch ON template (branch_id, name);

CREATE TRIGGER template_original_is_kept BEFORE UPDATE OF original, branch_id, added_at ON template
WHEN NEW.original IS NOT OLD.original OR NEW.branch_id IS NOT OLD.branch_id OR NEW.added_at IS NOT OLD.added_at
BEGIN SELECT RAISE(ABORT, 'locked: a template stays as it came'); END;
CREATE TRIGGER template_stays BEFORE DELETE ON template
BEGIN SELECT RAISE(ABORT, 'locked: a template is put aside, never deleted'); END;
