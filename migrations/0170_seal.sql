-- The seal of a quarter: one row for each time it was sealed, with the digest of its records; a row for each time it
-- was opened again, with the reason. While a seal is in force the file itself refuses to change, take away or add a
-- record whose day lies in that quarter of its branch, whatever program tries.

CREATE TABLE seal (
  seal_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1921 AND 2200),
  quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  -- the quarter's first and last month
  from_month TEXT NOT NULL CHECK (from_month = printf('%04d-%02d', year, quarter * 3 - 2)),
  to_month TEXT NOT NULL CHECK (to_month = printf('%04d-%02d', year, quarter * 3)),
  -- SHA-256 of the canonical text of the quarter's records
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  record_count INTEGER NOT NULL CHECK (record_count >= 0),
  -- JSON: who took part, number and name as they were
  people TEXT NOT NULL CHECK (json_valid(people)),
  -- JSON: table by table, which columns were sealed and a short digest of each row, so that a difference can be named
  manifest TEXT NOT NULL CHECK (json_valid(manifest)),
  -- what the inspection of the quarter said: gravest ones refuse the seal
  errors INTEGER NOT NULL CHECK (errors = 0),
  warnings INTEGER NOT NULL CHECK (warnings >= 0),
  remarks INTEGER NOT NULL CHECK (remarks >= 0),
  -- why it was sealed although something was found
  despite TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  sealed_at TEXT NOT NULL CHECK (length(sealed_at) = 19),
  sealed_by TEXT NOT NULL DEFAULT '',
  CHECK (warnings = 0 OR length(despite) > 0)
) STRICT;

CREATE TABLE seal_reopening (
  seal_id INTEGER NOT NULL PRIMARY KEY REFERENCES seal (seal_id),
  reason TEXT NOT NULL CHECK (length(reason) >= 5),
  reopened_at TEXT NOT NULL CHECK (length(reopened_at) = 19),
  reopened_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE VIEW seal_in_force AS
SELECT seal_id, branch_id, year, quarter, from_month, to_month FROM seal AS one
WHERE NOT EXISTS (SELECT 1 FROM seal_reopening AS opened WHERE opened.seal_id = one.seal_id);

-- Never holds a row: whatever is put here is refused, and with it the change that led here.
CREATE TABLE seal_refusal (
  year INTEGER NOT NULL,
  quarter INTEGER NOT NULL,
  PRIMARY KEY (year, quarter)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER seal_refusal_raises BEFORE INSERT ON seal_refusal
BEGIN SELECT RAISE(ABORT, 'sealed: this quarter is sealed'); END;

CREATE INDEX seal_by_quarter ON seal (branch_id, year, quarter);

CREATE TRIGGER seal_once BEFORE INSERT ON seal
WHEN EXISTS (SELECT 1 FROM seal_in_force AS s
  WHERE s.branch_id = NEW.branch_id AND s.year = NEW.year AND s.quarter = NEW.quarter)
  OR EXISTS (SELECT 1 FROM seal AS s WHERE s.seal_id = NEW.seal_id)
BEGIN SELECT RAISE(ABORT, 'locked: the quarter is sealed already'); END;

CREATE TRIGGER seal_is_kept_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'locked: a seal stays as it was put'); END;

CREATE TRIGGER seal_is_kept_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'locked: a seal stays as it was put'); END;

CREATE TRIGGER seal_reopening_once BEFORE INSERT ON seal_reopening
WHEN EXISTS (SELECT 1 FROM seal_reopening AS r WHERE r.seal_id = NEW.seal_id)
BEGIN SELECT RAISE(ABORT, 'locked: that seal was opened already'); END;

CREATE TRIGGER seal_reopening_is_kept_update BEFORE UPDATE ON seal_reopening
BEGIN SELECT RAISE(ABORT, 'locked: a reopening stays on record'); END;

CREATE TRIGGER seal_reopening_is_kept_delete BEFORE DELETE ON seal_reopening
BEGIN SELECT RAISE(ABORT, 'locked: a reopening stays on record'); END;

-- The bytes behind an attachment of a sealed record.
CREATE TRIGGER sealed_attachment_content_update BEFORE UPDATE ON attachment_content BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    CROSS JOIN attachment AS a ON a.sha256 = OLD.sha256 CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attachment_content_delete BEFORE DELETE ON attachment_content BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    CROSS JOIN attachment AS a ON a.sha256 = OLD.sha256 CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

-- Every other record by its day: the row as it is to be, as it was, and the one a REPLACE would push out.
-- Not sealed:
--   branch: of no day: it changes with the years; the names of who took part are kept in the seal
--   member: of no day: a person leads on; the names of who took part are kept in the seal
--   party_group: a standing arrangement with days of its own
--   group_membership: a standing arrangement with days of its own
--   committee_term: a standing arrangement with days of its own
--   term_post: a standing arrangement with days of its own
--   exemption: standing of a person; what it was at a meeting is kept with the attendance
--   restriction: standing of a person; what it was at a meeting is kept with the attendance
--   required_study_item: a list of what is to be studied, whose term may be put off later
--   study_plan: a plan
--   study_arrangement: a plan
--   study_arrangement_pause: a plan
--   life_problem: goes on as an item to be put right, whose steps are sealed by their days
--   attachment_content: bytes under their digest; a trigger of its own keeps those of sealed records
--   setting: how the program is used
--   rule_change: bears its own reason and year, and is only added to
--   template: how paper is laid out
--   column_mapping: how files are read
--   source_content: a file that was read, under its digest
--   source_document: a file that was read
--   import_batch: that something was imported, or taken back
--   import_change: by which an import is taken back
--   import_doubt: what was doubtful in a file
--   import_group: that a folder was imported
--   import_group_file: that a folder was imported
--   export_log: is only added to
--   audit_entry: is only added to
--   audit_change: is only added to
--   ledger_user: who opens the ledger, and as what
--   seal: is only added to
--   seal_reopening: is only added to
--   seal_refusal: never holds a row

CREATE TRIGGER sealed_meeting_insert BEFORE INSERT ON meeting BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS row
    WHERE row.meeting_id = NEW.meeting_id AND s.branch_id = row.branch_id AND substr(row.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_update BEFORE UPDATE ON meeting BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS row
    WHERE row.meeting_id = NEW.meeting_id AND (NEW.meeting_id <> OLD.meeting_id) AND s.branch_id = row.branch_id AND substr(row.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_delete BEFORE DELETE ON meeting BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attendance_insert BEFORE INSERT ON attendance BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attendance_update BEFORE UPDATE ON attendance BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attendance_delete BEFORE DELETE ON attendance BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_agenda_item_insert BEFORE INSERT ON agenda_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN agenda_item AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.agenda_item_id = NEW.agenda_item_id AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_agenda_item_update BEFORE UPDATE ON agenda_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN agenda_item AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.agenda_item_id = NEW.agenda_item_id AND (NEW.agenda_item_id <> OLD.agenda_item_id) AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_agenda_item_delete BEFORE DELETE ON agenda_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_observer_insert BEFORE INSERT ON observer BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_observer_update BEFORE UPDATE ON observer BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_observer_delete BEFORE DELETE ON observer BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_study_item_insert BEFORE INSERT ON study_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_study_item_update BEFORE UPDATE ON study_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_study_item_delete BEFORE DELETE ON study_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_also_counts_insert BEFORE INSERT ON meeting_also_counts BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_also_counts_update BEFORE UPDATE ON meeting_also_counts BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_also_counts_delete BEFORE DELETE ON meeting_also_counts BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_study_form_insert BEFORE INSERT ON meeting_study_form BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_study_form_update BEFORE UPDATE ON meeting_study_form BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_study_form_delete BEFORE DELETE ON meeting_study_form BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_topic_insert BEFORE INSERT ON meeting_topic BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_topic_update BEFORE UPDATE ON meeting_topic BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_meeting_topic_delete BEFORE DELETE ON meeting_topic BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_expected_exclusion_insert BEFORE INSERT ON expected_exclusion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_expected_exclusion_update BEFORE UPDATE ON expected_exclusion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_expected_exclusion_delete BEFORE DELETE ON expected_exclusion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_correction_insert BEFORE INSERT ON correction BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN correction AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.correction_id = NEW.correction_id AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_correction_update BEFORE UPDATE ON correction BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN correction AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.correction_id = NEW.correction_id AND (NEW.correction_id <> OLD.correction_id) AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_correction_delete BEFORE DELETE ON correction BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attachment_insert BEFORE INSERT ON attachment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN attachment AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.attachment_id = NEW.attachment_id AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attachment_update BEFORE UPDATE ON attachment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN attachment AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.attachment_id = NEW.attachment_id AND (NEW.attachment_id <> OLD.attachment_id) AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_attachment_delete BEFORE DELETE ON attachment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_motion_insert BEFORE INSERT ON motion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.motion_id = NEW.motion_id AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_motion_update BEFORE UPDATE ON motion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.motion_id = NEW.motion_id AND (NEW.motion_id <> OLD.motion_id) AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_motion_delete BEFORE DELETE ON motion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_meeting_insert BEFORE INSERT ON life_meeting BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_meeting_update BEFORE UPDATE ON life_meeting BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_meeting_delete BEFORE DELETE ON life_meeting BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_criticism_insert BEFORE INSERT ON life_criticism BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_criticism AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.life_criticism_id = NEW.life_criticism_id AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_criticism_update BEFORE UPDATE ON life_criticism BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = NEW.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_criticism AS row CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id
    WHERE row.life_criticism_id = NEW.life_criticism_id AND (NEW.life_criticism_id <> OLD.life_criticism_id) AND s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_criticism_delete BEFORE DELETE ON life_criticism BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN meeting AS m ON m.meeting_id = OLD.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_speech_insert BEFORE INSERT ON speech BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN agenda_item AS a ON a.agenda_item_id = NEW.agenda_item_id CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_speech_update BEFORE UPDATE ON speech BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN agenda_item AS a ON a.agenda_item_id = OLD.agenda_item_id CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN agenda_item AS a ON a.agenda_item_id = NEW.agenda_item_id CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_speech_delete BEFORE DELETE ON speech BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN agenda_item AS a ON a.agenda_item_id = OLD.agenda_item_id CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_statement_insert BEFORE INSERT ON statement BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_statement_update BEFORE UPDATE ON statement BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_statement_delete BEFORE DELETE ON statement BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_member_vote_insert BEFORE INSERT ON member_vote BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_member_vote_update BEFORE UPDATE ON member_vote BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_member_vote_delete BEFORE DELETE ON member_vote BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_ballot_tally_insert BEFORE INSERT ON ballot_tally BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_ballot_tally_update BEFORE UPDATE ON ballot_tally BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_ballot_tally_delete BEFORE DELETE ON ballot_tally BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_ballot_officer_insert BEFORE INSERT ON ballot_officer BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_ballot_officer_update BEFORE UPDATE ON ballot_officer BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_ballot_officer_delete BEFORE DELETE ON ballot_officer BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_write_in_insert BEFORE INSERT ON write_in BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_write_in_update BEFORE UPDATE ON write_in BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_write_in_delete BEFORE DELETE ON write_in BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_written_opinion_insert BEFORE INSERT ON written_opinion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_written_opinion_update BEFORE UPDATE ON written_opinion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_written_opinion_delete BEFORE DELETE ON written_opinion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_candidate_insert BEFORE INSERT ON candidate BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_candidate_update BEFORE UPDATE ON candidate BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_candidate_delete BEFORE DELETE ON candidate BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_election_box_insert BEFORE INSERT ON election_box BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_election_box_update BEFORE UPDATE ON election_box BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_election_box_delete BEFORE DELETE ON election_box BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_election_write_in_insert BEFORE INSERT ON election_write_in BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_election_write_in_update BEFORE UPDATE ON election_write_in BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = NEW.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_election_write_in_delete BEFORE DELETE ON election_write_in BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN motion AS v ON v.motion_id = OLD.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id
    WHERE s.branch_id = m.branch_id AND substr(m.starts_at, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_insert BEFORE INSERT ON talk BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS row
    WHERE row.talk_id = NEW.talk_id AND s.branch_id = row.branch_id AND substr(row.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_update BEFORE UPDATE ON talk BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS row
    WHERE row.talk_id = NEW.talk_id AND (NEW.talk_id <> OLD.talk_id) AND s.branch_id = row.branch_id AND substr(row.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_delete BEFORE DELETE ON talk BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_party_insert BEFORE INSERT ON talk_party BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = NEW.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_party_update BEFORE UPDATE ON talk_party BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = OLD.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = NEW.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_party_delete BEFORE DELETE ON talk_party BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = OLD.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_content_insert BEFORE INSERT ON talk_content BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = NEW.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_content_update BEFORE UPDATE ON talk_content BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = OLD.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = NEW.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_talk_content_delete BEFORE DELETE ON talk_content BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN talk AS t ON t.talk_id = OLD.talk_id
    WHERE s.branch_id = t.branch_id AND substr(t.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_payment_insert BEFORE INSERT ON dues_payment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(coalesce(NEW.paid_on, NEW.for_month), 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_payment AS row
    WHERE row.dues_payment_id = NEW.dues_payment_id AND s.branch_id = row.branch_id AND substr(coalesce(row.paid_on, row.for_month), 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_payment_update BEFORE UPDATE ON dues_payment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(coalesce(OLD.paid_on, OLD.for_month), 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(coalesce(NEW.paid_on, NEW.for_month), 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_payment AS row
    WHERE row.dues_payment_id = NEW.dues_payment_id AND (NEW.dues_payment_id <> OLD.dues_payment_id) AND s.branch_id = row.branch_id AND substr(coalesce(row.paid_on, row.for_month), 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_payment_delete BEFORE DELETE ON dues_payment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(coalesce(OLD.paid_on, OLD.for_month), 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_notice_insert BEFORE INSERT ON dues_notice BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.done_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_notice AS row
    WHERE row.dues_notice_id = NEW.dues_notice_id AND s.branch_id = row.branch_id AND substr(row.done_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_notice_update BEFORE UPDATE ON dues_notice BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.done_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.done_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_notice AS row
    WHERE row.dues_notice_id = NEW.dues_notice_id AND (NEW.dues_notice_id <> OLD.dues_notice_id) AND s.branch_id = row.branch_id AND substr(row.done_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_notice_delete BEFORE DELETE ON dues_notice BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.done_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_assessment_insert BEFORE INSERT ON dues_assessment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_assessment AS row
    WHERE row.dues_assessment_id = NEW.dues_assessment_id AND s.branch_id = row.branch_id AND substr(row.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_assessment_update BEFORE UPDATE ON dues_assessment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_assessment AS row
    WHERE row.dues_assessment_id = NEW.dues_assessment_id AND (NEW.dues_assessment_id <> OLD.dues_assessment_id) AND s.branch_id = row.branch_id AND substr(row.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_assessment_delete BEFORE DELETE ON dues_assessment BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_item_insert BEFORE INSERT ON dues_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_assessment AS d ON d.dues_assessment_id = NEW.dues_assessment_id
    WHERE s.branch_id = d.branch_id AND substr(d.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_item_update BEFORE UPDATE ON dues_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_assessment AS d ON d.dues_assessment_id = OLD.dues_assessment_id
    WHERE s.branch_id = d.branch_id AND substr(d.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_assessment AS d ON d.dues_assessment_id = NEW.dues_assessment_id
    WHERE s.branch_id = d.branch_id AND substr(d.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_dues_item_delete BEFORE DELETE ON dues_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN dues_assessment AS d ON d.dues_assessment_id = OLD.dues_assessment_id
    WHERE s.branch_id = d.branch_id AND substr(d.confirmed_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_make_up_study_insert BEFORE INSERT ON make_up_study BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.studied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN make_up_study AS row
    WHERE row.make_up_study_id = NEW.make_up_study_id AND s.branch_id = row.branch_id AND substr(row.studied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_make_up_study_update BEFORE UPDATE ON make_up_study BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.studied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.studied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN make_up_study AS row
    WHERE row.make_up_study_id = NEW.make_up_study_id AND (NEW.make_up_study_id <> OLD.make_up_study_id) AND s.branch_id = row.branch_id AND substr(row.studied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_make_up_study_delete BEFORE DELETE ON make_up_study BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.studied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_other_learning_insert BEFORE INSERT ON other_learning BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.began_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN other_learning AS row
    WHERE row.other_learning_id = NEW.other_learning_id AND s.branch_id = row.branch_id AND substr(row.began_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_other_learning_update BEFORE UPDATE ON other_learning BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.began_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.began_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN other_learning AS row
    WHERE row.other_learning_id = NEW.other_learning_id AND (NEW.other_learning_id <> OLD.other_learning_id) AND s.branch_id = row.branch_id AND substr(row.began_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_other_learning_delete BEFORE DELETE ON other_learning BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.began_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_study_deferral_insert BEFORE INSERT ON study_deferral BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN required_study_item AS i ON i.required_study_item_id = NEW.required_study_item_id
    WHERE s.branch_id = i.branch_id AND substr(NEW.asked_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN study_deferral AS row CROSS JOIN required_study_item AS i ON i.required_study_item_id = row.required_study_item_id
    WHERE row.study_deferral_id = NEW.study_deferral_id AND s.branch_id = i.branch_id AND substr(row.asked_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_study_deferral_update BEFORE UPDATE ON study_deferral BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN required_study_item AS i ON i.required_study_item_id = OLD.required_study_item_id
    WHERE s.branch_id = i.branch_id AND substr(OLD.asked_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN required_study_item AS i ON i.required_study_item_id = NEW.required_study_item_id
    WHERE s.branch_id = i.branch_id AND substr(NEW.asked_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN study_deferral AS row CROSS JOIN required_study_item AS i ON i.required_study_item_id = row.required_study_item_id
    WHERE row.study_deferral_id = NEW.study_deferral_id AND (NEW.study_deferral_id <> OLD.study_deferral_id) AND s.branch_id = i.branch_id AND substr(row.asked_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_study_deferral_delete BEFORE DELETE ON study_deferral BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN required_study_item AS i ON i.required_study_item_id = OLD.required_study_item_id
    WHERE s.branch_id = i.branch_id AND substr(OLD.asked_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_entry_insert BEFORE INSERT ON register_entry BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS row
    WHERE row.entry_id = NEW.entry_id AND s.branch_id = row.branch_id AND substr(row.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_entry_update BEFORE UPDATE ON register_entry BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.branch_id IS NOT NEW.branch_id OR OLD.register IS NOT NEW.register OR OLD.happened_on IS NOT NEW.happened_on OR OLD.void IS NOT NEW.void OR OLD.void_reason IS NOT NEW.void_reason OR OLD.origin IS NOT NEW.origin OR OLD.import_batch_id IS NOT NEW.import_batch_id OR OLD.entered_at IS NOT NEW.entered_at);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.branch_id IS NOT NEW.branch_id OR OLD.register IS NOT NEW.register OR OLD.happened_on IS NOT NEW.happened_on OR OLD.void IS NOT NEW.void OR OLD.void_reason IS NOT NEW.void_reason OR OLD.origin IS NOT NEW.origin OR OLD.import_batch_id IS NOT NEW.import_batch_id OR OLD.entered_at IS NOT NEW.entered_at);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS row
    WHERE row.entry_id = NEW.entry_id AND (NEW.entry_id <> OLD.entry_id) AND s.branch_id = row.branch_id AND substr(row.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_entry_delete BEFORE DELETE ON register_entry BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_person_insert BEFORE INSERT ON register_person BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_person_update BEFORE UPDATE ON register_person BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_person_delete BEFORE DELETE ON register_person BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_analysis_insert BEFORE INSERT ON register_analysis BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_analysis_update BEFORE UPDATE ON register_analysis BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_analysis_delete BEFORE DELETE ON register_analysis BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_birthday_insert BEFORE INSERT ON register_birthday BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_birthday_update BEFORE UPDATE ON register_birthday BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_birthday_delete BEFORE DELETE ON register_birthday BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_debriefing_insert BEFORE INSERT ON register_debriefing BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_debriefing_update BEFORE UPDATE ON register_debriefing BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_debriefing_delete BEFORE DELETE ON register_debriefing BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_document_insert BEFORE INSERT ON register_document BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_document_update BEFORE UPDATE ON register_document BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.dated_on IS NOT NEW.dated_on OR OLD.category IS NOT NEW.category OR OLD.document_no IS NOT NEW.document_no OR OLD.subject IS NOT NEW.subject OR OLD.issuer IS NOT NEW.issuer OR OLD.valid_until IS NOT NEW.valid_until OR OLD.wording IS NOT NEW.wording OR OLD.remark IS NOT NEW.remark);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.dated_on IS NOT NEW.dated_on OR OLD.category IS NOT NEW.category OR OLD.document_no IS NOT NEW.document_no OR OLD.subject IS NOT NEW.subject OR OLD.issuer IS NOT NEW.issuer OR OLD.valid_until IS NOT NEW.valid_until OR OLD.wording IS NOT NEW.wording OR OLD.remark IS NOT NEW.remark);
END;

CREATE TRIGGER sealed_register_document_delete BEFORE DELETE ON register_document BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_hearing_insert BEFORE INSERT ON register_hearing BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_hearing_update BEFORE UPDATE ON register_hearing BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_hearing_delete BEFORE DELETE ON register_hearing BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_honour_insert BEFORE INSERT ON register_honour BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_honour_update BEFORE UPDATE ON register_honour BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_honour_delete BEFORE DELETE ON register_honour BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_integrity_insert BEFORE INSERT ON register_integrity BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_integrity_update BEFORE UPDATE ON register_integrity BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_integrity_delete BEFORE DELETE ON register_integrity BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_request_insert BEFORE INSERT ON register_request BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(NEW.replied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_request AS row CROSS JOIN register_entry AS e ON e.entry_id = row.entry_id
    WHERE row.entry_id = NEW.entry_id AND s.branch_id = e.branch_id AND substr(row.replied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_request_update BEFORE UPDATE ON register_request BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.sent_on IS NOT NEW.sent_on OR OLD.category IS NOT NEW.category OR OLD.document_no IS NOT NEW.document_no OR OLD.matter IS NOT NEW.matter OR OLD.superior IS NOT NEW.superior OR OLD.content IS NOT NEW.content);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.sent_on IS NOT NEW.sent_on OR OLD.category IS NOT NEW.category OR OLD.document_no IS NOT NEW.document_no OR OLD.matter IS NOT NEW.matter OR OLD.superior IS NOT NEW.superior OR OLD.content IS NOT NEW.content);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(OLD.replied_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.replied_on IS NOT NEW.replied_on OR OLD.reply_no IS NOT NEW.reply_no OR OLD.reply IS NOT NEW.reply);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(NEW.replied_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.replied_on IS NOT NEW.replied_on OR OLD.reply_no IS NOT NEW.reply_no OR OLD.reply IS NOT NEW.reply);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_request AS row CROSS JOIN register_entry AS e ON e.entry_id = row.entry_id
    WHERE row.entry_id = NEW.entry_id AND (NEW.entry_id <> OLD.entry_id) AND s.branch_id = e.branch_id AND substr(row.replied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_request_delete BEFORE DELETE ON register_request BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(OLD.replied_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_search_insert BEFORE INSERT ON register_search BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_search_update BEFORE UPDATE ON register_search BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_search_delete BEFORE DELETE ON register_search BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_service_insert BEFORE INSERT ON register_service BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_service_update BEFORE UPDATE ON register_service BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_service_delete BEFORE DELETE ON register_service BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_supervision_insert BEFORE INSERT ON register_supervision BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(NEW.handled_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_supervision AS row CROSS JOIN register_entry AS e ON e.entry_id = row.entry_id
    WHERE row.entry_id = NEW.entry_id AND s.branch_id = e.branch_id AND substr(row.handled_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_supervision_update BEFORE UPDATE ON register_supervision BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.received_on IS NOT NEW.received_on OR OLD.category IS NOT NEW.category OR OLD.sender IS NOT NEW.sender OR OLD.matter IS NOT NEW.matter OR OLD.demand IS NOT NEW.demand OR OLD.due_on IS NOT NEW.due_on);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.entry_id IS NOT NEW.entry_id OR OLD.received_on IS NOT NEW.received_on OR OLD.category IS NOT NEW.category OR OLD.sender IS NOT NEW.sender OR OLD.matter IS NOT NEW.matter OR OLD.demand IS NOT NEW.demand OR OLD.due_on IS NOT NEW.due_on);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(OLD.handled_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.handled_on IS NOT NEW.handled_on OR OLD.handling IS NOT NEW.handling);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(NEW.handled_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.handled_on IS NOT NEW.handled_on OR OLD.handling IS NOT NEW.handling);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_supervision AS row CROSS JOIN register_entry AS e ON e.entry_id = row.entry_id
    WHERE row.entry_id = NEW.entry_id AND (NEW.entry_id <> OLD.entry_id) AND s.branch_id = e.branch_id AND substr(row.handled_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_supervision_delete BEFORE DELETE ON register_supervision BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(OLD.handled_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_task_insert BEFORE INSERT ON register_task BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_task_update BEFORE UPDATE ON register_task BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_task_delete BEFORE DELETE ON register_task BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_venue_insert BEFORE INSERT ON register_venue BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_venue_update BEFORE UPDATE ON register_venue BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = NEW.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_register_venue_delete BEFORE DELETE ON register_venue BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN register_entry AS e ON e.entry_id = OLD.entry_id
    WHERE s.branch_id = e.branch_id AND substr(e.happened_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_campaign_insert BEFORE INSERT ON life_campaign BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.planned_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS row
    WHERE row.life_campaign_id = NEW.life_campaign_id AND s.branch_id = row.branch_id AND substr(row.planned_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.reported_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS row
    WHERE row.life_campaign_id = NEW.life_campaign_id AND s.branch_id = row.branch_id AND substr(row.reported_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_campaign_update BEFORE UPDATE ON life_campaign BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.planned_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.branch_id IS NOT NEW.branch_id OR OLD.year IS NOT NEW.year OR OLD.planned_on IS NOT NEW.planned_on OR OLD.plan IS NOT NEW.plan OR OLD.theme IS NOT NEW.theme OR OLD.superior_ref IS NOT NEW.superior_ref);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.planned_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.branch_id IS NOT NEW.branch_id OR OLD.year IS NOT NEW.year OR OLD.planned_on IS NOT NEW.planned_on OR OLD.plan IS NOT NEW.plan OR OLD.theme IS NOT NEW.theme OR OLD.superior_ref IS NOT NEW.superior_ref);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS row
    WHERE row.life_campaign_id = NEW.life_campaign_id AND (NEW.life_campaign_id <> OLD.life_campaign_id) AND s.branch_id = row.branch_id AND substr(row.planned_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.reported_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.reported_on IS NOT NEW.reported_on OR OLD.report IS NOT NEW.report OR OLD.reported_to IS NOT NEW.reported_to);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.reported_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.reported_on IS NOT NEW.reported_on OR OLD.report IS NOT NEW.report OR OLD.reported_to IS NOT NEW.reported_to);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS row
    WHERE row.life_campaign_id = NEW.life_campaign_id AND (NEW.life_campaign_id <> OLD.life_campaign_id) AND s.branch_id = row.branch_id AND substr(row.reported_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_campaign_delete BEFORE DELETE ON life_campaign BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.planned_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.reported_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_opinion_insert BEFORE INSERT ON life_opinion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.gathered_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_opinion AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_opinion_id = NEW.life_opinion_id AND s.branch_id = c.branch_id AND substr(row.gathered_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_opinion_update BEFORE UPDATE ON life_opinion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.gathered_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.gathered_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_opinion AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_opinion_id = NEW.life_opinion_id AND (NEW.life_opinion_id <> OLD.life_opinion_id) AND s.branch_id = c.branch_id AND substr(row.gathered_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_opinion_delete BEFORE DELETE ON life_opinion BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.gathered_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_examination_insert BEFORE INSERT ON life_examination BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.examined_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_examination AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_examination_id = NEW.life_examination_id AND s.branch_id = c.branch_id AND substr(row.examined_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_examination_update BEFORE UPDATE ON life_examination BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.examined_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.examined_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_examination AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_examination_id = NEW.life_examination_id AND (NEW.life_examination_id <> OLD.life_examination_id) AND s.branch_id = c.branch_id AND substr(row.examined_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_life_examination_delete BEFORE DELETE ON life_examination BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.examined_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_appraisal_sheet_insert BEFORE INSERT ON appraisal_sheet BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.appraised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN appraisal_sheet AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND s.branch_id = c.branch_id AND substr(row.appraised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_appraisal_sheet_update BEFORE UPDATE ON appraisal_sheet BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.appraised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.appraised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN appraisal_sheet AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND (NEW.life_campaign_id <> OLD.life_campaign_id) AND s.branch_id = c.branch_id AND substr(row.appraised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_appraisal_sheet_delete BEFORE DELETE ON appraisal_sheet BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.appraised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_member_appraisal_insert BEFORE INSERT ON member_appraisal BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.stood_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN member_appraisal AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND row.member_id = NEW.member_id AND s.branch_id = c.branch_id AND substr(row.stood_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.decided_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN member_appraisal AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND row.member_id = NEW.member_id AND s.branch_id = c.branch_id AND substr(row.decided_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.fed_back_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN member_appraisal AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND row.member_id = NEW.member_id AND s.branch_id = c.branch_id AND substr(row.fed_back_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_member_appraisal_update BEFORE UPDATE ON member_appraisal BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.stood_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.life_campaign_id IS NOT NEW.life_campaign_id OR OLD.member_id IS NOT NEW.member_id OR OLD.category IS NOT NEW.category OR OLD.stood_on IS NOT NEW.stood_on OR OLD.self_appraisal IS NOT NEW.self_appraisal OR OLD.mutual_appraisal IS NOT NEW.mutual_appraisal OR OLD.excellent IS NOT NEW.excellent OR OLD.qualified IS NOT NEW.qualified OR OLD.basically_qualified IS NOT NEW.basically_qualified OR OLD.unqualified IS NOT NEW.unqualified OR OLD.dual_duty IS NOT NEW.dual_duty);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.stood_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.life_campaign_id IS NOT NEW.life_campaign_id OR OLD.member_id IS NOT NEW.member_id OR OLD.category IS NOT NEW.category OR OLD.stood_on IS NOT NEW.stood_on OR OLD.self_appraisal IS NOT NEW.self_appraisal OR OLD.mutual_appraisal IS NOT NEW.mutual_appraisal OR OLD.excellent IS NOT NEW.excellent OR OLD.qualified IS NOT NEW.qualified OR OLD.basically_qualified IS NOT NEW.basically_qualified OR OLD.unqualified IS NOT NEW.unqualified OR OLD.dual_duty IS NOT NEW.dual_duty);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN member_appraisal AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND row.member_id = NEW.member_id AND (NEW.life_campaign_id <> OLD.life_campaign_id OR NEW.member_id <> OLD.member_id) AND s.branch_id = c.branch_id AND substr(row.stood_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.decided_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.grade IS NOT NEW.grade OR OLD.decided_by IS NOT NEW.decided_by OR OLD.decided_on IS NOT NEW.decided_on OR OLD.decided_meeting_id IS NOT NEW.decided_meeting_id OR OLD.branch_opinion IS NOT NEW.branch_opinion OR OLD.no_grade_reason IS NOT NEW.no_grade_reason);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.decided_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.grade IS NOT NEW.grade OR OLD.decided_by IS NOT NEW.decided_by OR OLD.decided_on IS NOT NEW.decided_on OR OLD.decided_meeting_id IS NOT NEW.decided_meeting_id OR OLD.branch_opinion IS NOT NEW.branch_opinion OR OLD.no_grade_reason IS NOT NEW.no_grade_reason);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN member_appraisal AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND row.member_id = NEW.member_id AND (NEW.life_campaign_id <> OLD.life_campaign_id OR NEW.member_id <> OLD.member_id) AND s.branch_id = c.branch_id AND substr(row.decided_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.fed_back_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.fed_back_on IS NOT NEW.fed_back_on OR OLD.fed_back_by IS NOT NEW.fed_back_by OR OLD.signed IS NOT NEW.signed OR OLD.disposition IS NOT NEW.disposition);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = NEW.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(NEW.fed_back_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.fed_back_on IS NOT NEW.fed_back_on OR OLD.fed_back_by IS NOT NEW.fed_back_by OR OLD.signed IS NOT NEW.signed OR OLD.disposition IS NOT NEW.disposition);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN member_appraisal AS row CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id
    WHERE row.life_campaign_id = NEW.life_campaign_id AND row.member_id = NEW.member_id AND (NEW.life_campaign_id <> OLD.life_campaign_id OR NEW.member_id <> OLD.member_id) AND s.branch_id = c.branch_id AND substr(row.fed_back_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_member_appraisal_delete BEFORE DELETE ON member_appraisal BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.stood_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.decided_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN life_campaign AS c ON c.life_campaign_id = OLD.life_campaign_id
    WHERE s.branch_id = c.branch_id AND substr(OLD.fed_back_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_democratic_life_insert BEFORE INSERT ON democratic_life BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN democratic_life AS row
    WHERE row.democratic_life_id = NEW.democratic_life_id AND s.branch_id = row.branch_id AND substr(row.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_democratic_life_update BEFORE UPDATE ON democratic_life BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN democratic_life AS row
    WHERE row.democratic_life_id = NEW.democratic_life_id AND (NEW.democratic_life_id <> OLD.democratic_life_id) AND s.branch_id = row.branch_id AND substr(row.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_democratic_life_delete BEFORE DELETE ON democratic_life BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_democratic_life_attendance_insert BEFORE INSERT ON democratic_life_attendance BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN democratic_life AS l ON l.democratic_life_id = NEW.democratic_life_id
    WHERE s.branch_id = l.branch_id AND substr(l.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_democratic_life_attendance_update BEFORE UPDATE ON democratic_life_attendance BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN democratic_life AS l ON l.democratic_life_id = OLD.democratic_life_id
    WHERE s.branch_id = l.branch_id AND substr(l.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN democratic_life AS l ON l.democratic_life_id = NEW.democratic_life_id
    WHERE s.branch_id = l.branch_id AND substr(l.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_democratic_life_attendance_delete BEFORE DELETE ON democratic_life_attendance BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN democratic_life AS l ON l.democratic_life_id = OLD.democratic_life_id
    WHERE s.branch_id = l.branch_id AND substr(l.held_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_rectification_item_insert BEFORE INSERT ON rectification_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.raised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_item AS row
    WHERE row.rectification_item_id = NEW.rectification_item_id AND s.branch_id = row.branch_id AND substr(row.raised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_rectification_item_update BEFORE UPDATE ON rectification_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.raised_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.branch_id IS NOT NEW.branch_id OR OLD.year IS NOT NEW.year OR OLD.number IS NOT NEW.number OR OLD.raised_on IS NOT NEW.raised_on OR OLD.rule_id IS NOT NEW.rule_id OR OLD.subject IS NOT NEW.subject OR OLD.period IS NOT NEW.period OR OLD.problem IS NOT NEW.problem OR OLD.citation IS NOT NEW.citation OR OLD.record_kind IS NOT NEW.record_kind OR OLD.record_id IS NOT NEW.record_id OR OLD.recurs_item_id IS NOT NEW.recurs_item_id OR OLD.origin IS NOT NEW.origin OR OLD.entered_at IS NOT NEW.entered_at);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = NEW.branch_id AND substr(NEW.raised_on, 1, 7) BETWEEN s.from_month AND s.to_month
    AND (OLD.branch_id IS NOT NEW.branch_id OR OLD.year IS NOT NEW.year OR OLD.number IS NOT NEW.number OR OLD.raised_on IS NOT NEW.raised_on OR OLD.rule_id IS NOT NEW.rule_id OR OLD.subject IS NOT NEW.subject OR OLD.period IS NOT NEW.period OR OLD.problem IS NOT NEW.problem OR OLD.citation IS NOT NEW.citation OR OLD.record_kind IS NOT NEW.record_kind OR OLD.record_id IS NOT NEW.record_id OR OLD.recurs_item_id IS NOT NEW.recurs_item_id OR OLD.origin IS NOT NEW.origin OR OLD.entered_at IS NOT NEW.entered_at);
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_item AS row
    WHERE row.rectification_item_id = NEW.rectification_item_id AND (NEW.rectification_item_id <> OLD.rectification_item_id) AND s.branch_id = row.branch_id AND substr(row.raised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_rectification_item_delete BEFORE DELETE ON rectification_item BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s
    WHERE s.branch_id = OLD.branch_id AND substr(OLD.raised_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_rectification_step_insert BEFORE INSERT ON rectification_step BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_item AS i ON i.rectification_item_id = NEW.rectification_item_id
    WHERE s.branch_id = i.branch_id AND substr(NEW.taken_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_step AS row CROSS JOIN rectification_item AS i ON i.rectification_item_id = row.rectification_item_id
    WHERE row.rectification_step_id = NEW.rectification_step_id AND s.branch_id = i.branch_id AND substr(row.taken_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_rectification_step_update BEFORE UPDATE ON rectification_step BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_item AS i ON i.rectification_item_id = OLD.rectification_item_id
    WHERE s.branch_id = i.branch_id AND substr(OLD.taken_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_item AS i ON i.rectification_item_id = NEW.rectification_item_id
    WHERE s.branch_id = i.branch_id AND substr(NEW.taken_on, 1, 7) BETWEEN s.from_month AND s.to_month;
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_step AS row CROSS JOIN rectification_item AS i ON i.rectification_item_id = row.rectification_item_id
    WHERE row.rectification_step_id = NEW.rectification_step_id AND (NEW.rectification_step_id <> OLD.rectification_step_id) AND s.branch_id = i.branch_id AND substr(row.taken_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;

CREATE TRIGGER sealed_rectification_step_delete BEFORE DELETE ON rectification_step BEGIN
  INSERT INTO seal_refusal SELECT s.year, s.quarter FROM seal_in_force AS s CROSS JOIN rectification_item AS i ON i.rectification_item_id = OLD.rectification_item_id
    WHERE s.branch_id = i.branch_id AND substr(OLD.taken_on, 1, 7) BETWEEN s.from_month AND s.to_month;
END;
