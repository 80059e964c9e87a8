-- Elections with candidates, lawful exclusions from those expected, topics that meetings count for, the rule profile,
-- and the plain list of what is to be put right.

ALTER TABLE motion ADD COLUMN seats INTEGER CHECK (seats IS NULL OR seats > 0);

-- Sums of one candidate; never who chose whom.
CREATE TABLE candidate (
  motion_id INTEGER NOT NULL REFERENCES motion (motion_id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  member_id INTEGER REFERENCES member (member_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  approve INTEGER CHECK (approve >= 0),
  oppose INTEGER CHECK (oppose >= 0),
  abstain INTEGER CHECK (abstain >= 0),
  PRIMARY KEY (motion_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX candidate_once ON candidate (motion_id, name);

-- The ballot box of an election: papers counted, not choices.
CREATE TABLE election_box (
  motion_id INTEGER NOT NULL PRIMARY KEY REFERENCES motion (motion_id) ON DELETE CASCADE,
  issued INTEGER NOT NULL CHECK (issued >= 0),
  returned INTEGER NOT NULL CHECK (returned >= 0),
  valid INTEGER NOT NULL CHECK (valid >= 0),
  invalid INTEGER NOT NULL CHECK (invalid >= 0),
  CHECK (valid + invalid = returned)
) STRICT;

CREATE TABLE election_write_in (
  motion_id INTEGER NOT NULL REFERENCES election_box (motion_id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  votes INTEGER NOT NULL CHECK (votes > 0),
  PRIMARY KEY (motion_id, name)
) STRICT, WITHOUT ROWID;

-- Members not counted among those expected: a listed reason, the superior's consent and the meeting's approval, all three.
CREATE TABLE expected_exclusion (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  reason TEXT NOT NULL CHECK (reason IN ('incapable', 'abroad', 'serving', 'bedridden', 'relationNotMoved',
    'retiredAway', 'membershipSuspended', 'probationWithinParty', 'detained', 'floatingApplied')),
  superior_consent_ref TEXT NOT NULL DEFAULT '',
  passed_by_meeting INTEGER NOT NULL DEFAULT 0 CHECK (passed_by_meeting IN (0, 1)),
  PRIMARY KEY (meeting_id, member_id)
) STRICT, WITHOUT ROWID;

-- What a meeting also counts for, by explicit mark.
CREATE TABLE meeting_topic (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  topic TEXT NOT NULL CHECK (topic IN ('integrityStudy', 'warningEducation', 'ideologicalAnalysis',
    'partyBuildingHearing', 'ideologicalWorkHearing', 'annualPlan', 'ideologyTraining')),
  PRIMARY KEY (meeting_id, topic)
) STRICT, WITHOUT ROWID;

-- Append-only: the profile of a year is the defaults and every change that counts from that year or before.
CREATE TABLE rule_change (
  rule_change_id INTEGER PRIMARY KEY,
  from_year INTEGER NOT NULL CHECK (from_year BETWEEN 1921 AND 2200),
  key TEXT NOT NULL CHECK (length(key) > 0),
  -- JSON: a number, a word, or for a rule that is switched off the reason; null switches it on again
  value TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  changed_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER rule_change_is_kept BEFORE UPDATE ON rule_change
BEGIN SELECT RAISE(ABORT, 'locked: a change of the rules is kept as it was made'); END;
CREATE TRIGGER rule_change_stays BEFORE DELETE ON rule_change
BEGIN SELECT RAISE(ABORT, 'locked: a change of the rules is kept as it was made'); END;

CREATE TABLE rectification_item (
  rectification_item_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  -- numbered within the branch and year: 「2026-03」
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  rule_id TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  period TEXT NOT NULL DEFAULT '',
  problem TEXT NOT NULL CHECK (length(problem) > 0),
  citation TEXT NOT NULL DEFAULT '',
  record_kind TEXT,
  record_id INTEGER,
  measure TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on IS NULL OR length(due_on) = 10),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  closed_on TEXT CHECK (closed_on IS NULL OR length(closed_on) = 10),
  closing_note TEXT NOT NULL DEFAULT '',
  raised_on TEXT NOT NULL,
  entered_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rectification_item_number ON rectification_item (branch_id, year, number);

-- The lock of a finalised meeting, on these as well.
CREATE TRIGGER candidate_locked_insert BEFORE INSERT ON candidate
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER candidate_locked_update BEFORE UPDATE ON candidate
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER candidate_locked_delete BEFORE DELETE ON candidate
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_box_locked_insert BEFORE INSERT ON election_box
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_box_locked_update BEFORE UPDATE ON election_box
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_box_locked_delete BEFORE DELETE ON election_box
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_write_in_locked_insert BEFORE INSERT ON election_write_in
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_write_in_locked_update BEFORE UPDATE ON election_write_in
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_write_in_locked_delete BEFORE DELETE ON election_write_in
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER expected_exclusion_locked_insert BEFORE INSERT ON expected_exclusion
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER expected_exclusion_locked_update BEFORE UPDATE ON expected_exclusion
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER expected_exclusion_locked_delete BEFORE DELETE ON expected_exclusion
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_topic_locked_insert BEFORE INSERT ON meeting_topic
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_topic_locked_update BEFORE UPDATE ON meeting_topic
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_topic_locked_delete BEFORE DELETE ON meeting_topic
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;
