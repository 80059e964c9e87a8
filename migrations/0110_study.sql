-- The study register: what must be studied, when it was put off and why, who made up for a session that was missed,
-- what was learnt outside meetings, the fixed weekly study, and the plan of a year. That an item was studied is said by
-- the record of the meeting itself, so that it is entered once.

CREATE TABLE required_study_item (
  required_study_item_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  issuer TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL CHECK (category IN ('thought', 'speeches', 'constitution', 'history', 'law', 'situation',
    'religion', 'business', 'exemplar', 'tradition', 'warning', 'other')),
  -- an elective course: announced with the others, owed by nobody
  elective INTEGER NOT NULL DEFAULT 0 CHECK (elective IN (0, 1)),
  scope TEXT NOT NULL DEFAULT 'allMembers' CHECK (scope IN ('allMembers', 'committee', 'leadingGroup')),
  -- a day, or a month where only that is known
  published_on TEXT CHECK (published_on IS NULL OR length(published_on) IN (7, 10)),
  due_on TEXT CHECK (due_on IS NULL OR length(due_on) = 10),
  -- the half-monthly or monthly list it stood in: 「2026年9月上半月」
  list_label TEXT NOT NULL DEFAULT '',
  -- the words it was read from
  source TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  CHECK (void = 0 OR length(void_reason) > 0)
) STRICT;
CREATE INDEX required_study_item_by_branch ON required_study_item (branch_id, due_on);

-- Put off, never left out: asked for with a reason, and to which day.
CREATE TABLE study_deferral (
  study_deferral_id INTEGER PRIMARY KEY,
  required_study_item_id INTEGER NOT NULL REFERENCES required_study_item (required_study_item_id),
  asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  previous_due_on TEXT CHECK (previous_due_on IS NULL OR length(previous_due_on) = 10),
  due_on TEXT NOT NULL CHECK (length(due_on) = 10),
  -- who agreed, or under which number
  agreed_by TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX study_deferral_by_item ON study_deferral (required_study_item_id);

-- Which item of the list a meeting studied. The lock of a finalised meeting lies on the whole row already.
ALTER TABLE study_item ADD COLUMN required_study_item_id INTEGER REFERENCES required_study_item (required_study_item_id);
CREATE INDEX study_item_by_required ON study_item (required_study_item_id) WHERE required_study_item_id IS NOT NULL;

-- How a meeting studied.
CREATE TABLE meeting_study_form (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  form TEXT NOT NULL CHECK (form IN ('collective', 'seminar', 'lecture', 'fieldTeaching', 'film', 'online',
    'selfStudy')),
  PRIMARY KEY (meeting_id, form)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER meeting_study_form_locked_insert BEFORE INSERT ON meeting_study_form
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_study_form_locked_update BEFORE UPDATE ON meeting_study_form
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_study_form_locked_delete BEFORE DELETE ON meeting_study_form
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

-- What somebody who was away studied afterwards.
CREATE TABLE make_up_study (
  make_up_study_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  meeting_id INTEGER REFERENCES meeting (meeting_id),
  required_study_item_id INTEGER REFERENCES required_study_item (required_study_item_id),
  studied_on TEXT NOT NULL CHECK (length(studied_on) = 10),
  form TEXT NOT NULL CHECK (form IN ('collective', 'seminar', 'lecture', 'fieldTeaching', 'film', 'online',
    'selfStudy')),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 10000),
  remark TEXT NOT NULL DEFAULT '',
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  CHECK (meeting_id IS NOT NULL OR required_study_item_id IS NOT NULL),
  CHECK (void = 0 OR length(void_reason) > 0)
) STRICT;
CREATE INDEX make_up_study_by_day ON make_up_study (branch_id, studied_on);
-- the minutes of one session are made up for once
CREATE UNIQUE INDEX make_up_study_once ON make_up_study (member_id, meeting_id)
WHERE void = 0 AND meeting_id IS NOT NULL;

-- Courses, classes and lectures outside the branch's meetings, each with what proves it.
CREATE TABLE other_learning (
  other_learning_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  kind TEXT NOT NULL CHECK (kind IN ('networkCourse', 'partySchool', 'trainingClass', 'lecture', 'leadingGroupStudy',
    'other')),
  aim TEXT NOT NULL CHECK (aim IN ('theory', 'spirit', 'ability')),
  title TEXT NOT NULL CHECK (length(title) > 0),
  began_on TEXT NOT NULL CHECK (length(began_on) = 10),
  ended_on TEXT CHECK (ended_on IS NULL OR (length(ended_on) = 10 AND ended_on >= began_on)),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 60000),
  evidence TEXT NOT NULL CHECK (length(evidence) > 0),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  CHECK (void = 0 OR length(void_reason) > 0)
) STRICT;
CREATE INDEX other_learning_by_day ON other_learning (branch_id, began_on);

-- 「周一夜学」: the same evening every week, or every second.
CREATE TABLE study_arrangement (
  study_arrangement_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  -- 1 is Monday
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  every_weeks INTEGER NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 4),
  starts_at TEXT NOT NULL DEFAULT '' CHECK (length(starts_at) IN (0, 5)),
  minutes INTEGER CHECK (minutes BETWEEN 0 AND 1000),
  place TEXT NOT NULL DEFAULT '',
  from_on TEXT NOT NULL CHECK (length(from_on) = 10),
  to_on TEXT CHECK (to_on IS NULL OR (length(to_on) = 10 AND to_on >= from_on)),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  CHECK (void = 0 OR length(void_reason) > 0)
) STRICT;

-- Holidays and other weeks in which it was not to be held.
CREATE TABLE study_arrangement_pause (
  study_arrangement_pause_id INTEGER PRIMARY KEY,
  study_arrangement_id INTEGER NOT NULL REFERENCES study_arrangement (study_arrangement_id),
  from_on TEXT NOT NULL CHECK (length(from_on) = 10),
  to_on TEXT NOT NULL CHECK (length(to_on) = 10 AND to_on >= from_on),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  entered_at TEXT NOT NULL
) STRICT;

-- The plan of a year, and who keeps the records of study.
CREATE TABLE study_plan (
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1921 AND 2200),
  adopted_on TEXT CHECK (adopted_on IS NULL OR length(adopted_on) = 10),
  text TEXT NOT NULL DEFAULT '',
  recorder_id INTEGER REFERENCES member (member_id),
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  PRIMARY KEY (branch_id, year)
) STRICT, WITHOUT ROWID;

-- Nothing of it is deleted; only an import that is taken back takes its own rows with it.
CREATE TRIGGER required_study_item_is_kept BEFORE DELETE ON required_study_item
WHEN OLD.import_batch_id IS NULL
BEGIN SELECT RAISE(ABORT, 'locked: a study item is voided, not deleted'); END;

CREATE TRIGGER study_deferral_is_kept BEFORE UPDATE ON study_deferral
BEGIN SELECT RAISE(ABORT, 'locked: a deferral is kept as it was asked for'); END;

CREATE TRIGGER study_deferral_stays BEFORE DELETE ON study_deferral
BEGIN SELECT RAISE(ABORT, 'locked: a deferral is kept as it was asked for'); END;

CREATE TRIGGER make_up_study_is_kept BEFORE DELETE ON make_up_study
WHEN OLD.import_batch_id IS NULL
BEGIN SELECT RAISE(ABORT, 'locked: a study record is voided, not deleted'); END;

CREATE TRIGGER other_learning_is_kept BEFORE DELETE ON other_learning
WHEN OLD.import_batch_id IS NULL
BEGIN SELECT RAISE(ABORT, 'locked: a study record is voided, not deleted'); END;

CREATE TRIGGER study_arrangement_is_kept BEFORE DELETE ON study_arrangement
BEGIN SELECT RAISE(ABORT, 'locked: a study arrangement is ended or voided, not deleted'); END;
