-- Putting right in full: where a problem came from, the task and standard, who answers for it at which level, proof, who
-- closed it; and every step as it was taken.

ALTER TABLE rectification_item ADD COLUMN source TEXT NOT NULL DEFAULT 'selfCheck'
  CHECK (source IN ('selfCheck', 'inspection', 'patrol', 'supervision', 'assessment', 'lifeMeeting', 'masses', 'other'));
ALTER TABLE rectification_item ADD COLUMN task TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification_item ADD COLUMN standard TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification_item ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification_item ADD COLUMN owner_post TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification_item ADD COLUMN leader TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification_item ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE rectification_item ADD COLUMN completed_on TEXT
  CHECK (completed_on IS NULL OR length(completed_on) = 10);
ALTER TABLE rectification_item ADD COLUMN approver TEXT NOT NULL DEFAULT '';
-- the closed item of which this one is a relapse (回潮)
ALTER TABLE rectification_item ADD COLUMN recurs_item_id INTEGER REFERENCES rectification_item (rectification_item_id);
ALTER TABLE rectification_item ADD COLUMN origin TEXT;
ALTER TABLE rectification_item ADD COLUMN import_batch_id INTEGER;

CREATE TABLE rectification_step (
  rectification_step_id INTEGER PRIMARY KEY,
  rectification_item_id INTEGER NOT NULL REFERENCES rectification_item (rectification_item_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('progress', 'submitted', 'returned', 'closed', 'reopened')),
  taken_on TEXT NOT NULL CHECK (length(taken_on) = 10),
  by_whom TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX rectification_step_by_item ON rectification_step (rectification_item_id);
CREATE TRIGGER rectification_step_is_kept BEFORE UPDATE ON rectification_step
BEGIN SELECT RAISE(ABORT, 'locked: a step is kept as it was taken'); END;
