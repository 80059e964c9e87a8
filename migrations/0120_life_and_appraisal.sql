-- Organizational life of a year, from the plan to the report, and the appraisal of members that belongs to it.
-- Of an appraisal ballot only sums are kept: no table here has a place for who gave whom which grade.

CREATE TABLE life_campaign (
  life_campaign_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  -- the year it belongs to: its meeting may be held in the first weeks of the next one
  year INTEGER NOT NULL CHECK (year BETWEEN 1921 AND 2200),
  theme TEXT NOT NULL DEFAULT '',
  superior_ref TEXT NOT NULL DEFAULT '',
  plan TEXT NOT NULL DEFAULT '',
  planned_on TEXT CHECK (planned_on IS NULL OR length(planned_on) = 10),
  -- 「发出征求意见表30份，收回28份，归纳意见31条」
  opinion_summary TEXT NOT NULL DEFAULT '',
  report TEXT NOT NULL DEFAULT '',
  reported_on TEXT CHECK (reported_on IS NULL OR length(reported_on) = 10),
  reported_to TEXT NOT NULL DEFAULT '',
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  amended_at TEXT
) STRICT;
CREATE UNIQUE INDEX life_campaign_of_year ON life_campaign (branch_id, year) WHERE void = 0;

-- Which meetings belong to it, and as what; one event may be the life meeting and the appraisal at once.
CREATE TABLE life_meeting (
  life_campaign_id INTEGER NOT NULL REFERENCES life_campaign (life_campaign_id),
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('study', 'life', 'appraisal')),
  PRIMARY KEY (life_campaign_id, meeting_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX life_meeting_by_meeting ON life_meeting (meeting_id);

CREATE TABLE life_opinion (
  life_opinion_id INTEGER PRIMARY KEY,
  life_campaign_id INTEGER NOT NULL REFERENCES life_campaign (life_campaign_id),
  gathered_on TEXT NOT NULL CHECK (length(gathered_on) = 10),
  source TEXT NOT NULL CHECK (source IN ('member', 'masses', 'grassroots', 'leader', 'superior', 'other')),
  way TEXT NOT NULL CHECK (way IN ('questionnaire', 'forum', 'interview', 'visit', 'box', 'other')),
  -- empty where the opinion is anonymous
  from_name TEXT NOT NULL DEFAULT '',
  -- null: about the committee (or the branch) as a body
  about_id INTEGER REFERENCES member (member_id),
  text TEXT NOT NULL CHECK (length(text) > 0),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX life_opinion_by_campaign ON life_opinion (life_campaign_id, gathered_on);

CREATE TABLE life_examination (
  life_examination_id INTEGER PRIMARY KEY,
  life_campaign_id INTEGER NOT NULL REFERENCES life_campaign (life_campaign_id),
  -- null: the committee as a body
  member_id INTEGER REFERENCES member (member_id),
  examined_on TEXT CHECK (examined_on IS NULL OR length(examined_on) = 10),
  problems TEXT NOT NULL CHECK (length(problems) > 0),
  causes TEXT NOT NULL DEFAULT '',
  direction TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  amended_at TEXT
) STRICT;
CREATE UNIQUE INDEX life_examination_of_member ON life_examination (life_campaign_id, member_id)
  WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX life_examination_of_committee ON life_examination (life_campaign_id) WHERE member_id IS NULL;

-- Said aloud and by name, person by person. Critic and criticised the same: self-criticism, whose answer is what the
-- person says in the end to all that was said.
CREATE TABLE life_criticism (
  life_criticism_id INTEGER PRIMARY KEY,
  life_campaign_id INTEGER NOT NULL REFERENCES life_campaign (life_campaign_id),
  meeting_id INTEGER REFERENCES meeting (meeting_id) ON DELETE SET NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  critic_id INTEGER NOT NULL REFERENCES member (member_id),
  criticised_id INTEGER NOT NULL REFERENCES member (member_id),
  text TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  amended_at TEXT
) STRICT;
CREATE UNIQUE INDEX life_criticism_once ON life_criticism (life_campaign_id, criticised_id, critic_id);

-- A problem found flows into the list of what is to be put right, which keeps its measure, its term and its outcome.
CREATE TABLE life_problem (
  life_problem_id INTEGER PRIMARY KEY,
  life_campaign_id INTEGER NOT NULL REFERENCES life_campaign (life_campaign_id),
  -- null: the committee as a body
  member_id INTEGER REFERENCES member (member_id),
  source TEXT NOT NULL CHECK (source IN ('opinion', 'examination', 'criticism', 'superior', 'other')),
  problem TEXT NOT NULL CHECK (length(problem) > 0),
  rectification_item_id INTEGER REFERENCES rectification_item (rectification_item_id),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX life_problem_by_campaign ON life_problem (life_campaign_id);

-- The papers of the appraisal ballot, counted as a whole.
CREATE TABLE appraisal_sheet (
  life_campaign_id INTEGER NOT NULL PRIMARY KEY REFERENCES life_campaign (life_campaign_id),
  appraised_on TEXT NOT NULL CHECK (length(appraised_on) = 10),
  present INTEGER NOT NULL CHECK (present >= 0),
  issued INTEGER NOT NULL CHECK (issued BETWEEN 0 AND present),
  returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND issued),
  valid INTEGER NOT NULL CHECK (valid >= 0),
  invalid INTEGER NOT NULL CHECK (invalid >= 0),
  -- names, one a line
  scrutineers TEXT NOT NULL DEFAULT '',
  tellers TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  CHECK (valid + invalid = returned)
) STRICT;

CREATE TABLE member_appraisal (
  life_campaign_id INTEGER NOT NULL REFERENCES life_campaign (life_campaign_id),
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  -- judged at the day of the appraisal; kept, so that the record never changes with the roster
  category TEXT NOT NULL CHECK (category IN ('fullMember', 'probationaryMember', 'unclear')),
  stood_on TEXT NOT NULL CHECK (length(stood_on) = 10),
  self_appraisal TEXT NOT NULL DEFAULT '',
  mutual_appraisal TEXT NOT NULL DEFAULT '',
  -- sums of the ballot, all or none; never who gave them
  excellent INTEGER CHECK (excellent >= 0),
  qualified INTEGER CHECK (qualified >= 0),
  basically_qualified INTEGER CHECK (basically_qualified >= 0),
  unqualified INTEGER CHECK (unqualified >= 0),
  branch_opinion TEXT NOT NULL DEFAULT '',
  -- 「一岗双责」, where the place appraises it
  dual_duty TEXT NOT NULL DEFAULT '',
  grade TEXT CHECK (grade IN ('excellent', 'qualified', 'basicallyQualified', 'unqualified')),
  -- why a full member is given no grade this year
  no_grade_reason TEXT NOT NULL DEFAULT '',
  decided_by TEXT CHECK (decided_by IN ('committee', 'generalMeeting')),
  decided_on TEXT CHECK (decided_on IS NULL OR length(decided_on) = 10),
  decided_meeting_id INTEGER REFERENCES meeting (meeting_id) ON DELETE SET NULL,
  -- what the branch does about an unqualified member
  disposition TEXT NOT NULL DEFAULT '',
  fed_back_on TEXT CHECK (fed_back_on IS NULL OR length(fed_back_on) = 10),
  fed_back_by TEXT NOT NULL DEFAULT '',
  signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  PRIMARY KEY (life_campaign_id, member_id),
  -- 预备党员参加评议，不评定等次
  CHECK (category = 'fullMember' OR (grade IS NULL AND excellent IS NULL)),
  CHECK ((excellent IS NULL) = (qualified IS NULL) AND (excellent IS NULL) = (basically_qualified IS NULL)
    AND (excellent IS NULL) = (unqualified IS NULL)),
  CHECK (grade IS NULL OR (decided_by IS NOT NULL AND decided_on IS NOT NULL)),
  CHECK (fed_back_on IS NOT NULL OR signed = 0)
) STRICT, WITHOUT ROWID;

-- 民主生活会 of the leading body: held outside the branch, kept for the statistics of its cadres.
CREATE TABLE democratic_life (
  democratic_life_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1921 AND 2200),
  body TEXT NOT NULL CHECK (length(body) > 0),
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  place TEXT NOT NULL DEFAULT '',
  theme TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  amended_at TEXT
) STRICT;
CREATE INDEX democratic_life_by_year ON democratic_life (branch_id, year);

CREATE TABLE democratic_life_attendance (
  democratic_life_id INTEGER NOT NULL REFERENCES democratic_life (democratic_life_id),
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  status TEXT NOT NULL CHECK (status IN ('present', 'leave', 'absent')),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (democratic_life_id, member_id)
) STRICT, WITHOUT ROWID;

-- An appraisal ballot stays secret, whatever program writes to the file.
CREATE TRIGGER appraisal_has_no_member_vote BEFORE INSERT ON member_vote
WHEN (SELECT decision_kind FROM motion WHERE motion_id = NEW.motion_id) = 'appraisalTally'
BEGIN SELECT RAISE(ABORT, 'secret ballot: per-member votes are not kept'); END;

CREATE TRIGGER appraisal_has_no_member_vote_moved BEFORE UPDATE ON member_vote
WHEN (SELECT decision_kind FROM motion WHERE motion_id = NEW.motion_id) = 'appraisalTally'
BEGIN SELECT RAISE(ABORT, 'secret ballot: per-member votes are not kept'); END;

CREATE TRIGGER open_vote_cannot_turn_appraisal BEFORE UPDATE OF decision_kind ON motion
WHEN NEW.decision_kind = 'appraisalTally' AND EXISTS (SELECT 1 FROM member_vote WHERE motion_id = NEW.motion_id)
BEGIN SELECT RAISE(ABORT, 'secret ballot: per-member votes are not kept'); END;

-- Sums that cannot be true are refused.
CREATE TRIGGER appraisal_tally_within_sheet BEFORE UPDATE OF valid ON appraisal_sheet
WHEN EXISTS (SELECT 1 FROM member_appraisal WHERE life_campaign_id = NEW.life_campaign_id
  AND excellent + qualified + basically_qualified + unqualified > NEW.valid)
BEGIN SELECT RAISE(ABORT, 'tally: more grades than valid papers'); END;

CREATE TRIGGER appraisal_tally_needs_sheet_insert BEFORE INSERT ON member_appraisal
WHEN NEW.excellent IS NOT NULL AND NEW.excellent + NEW.qualified + NEW.basically_qualified + NEW.unqualified >
  COALESCE((SELECT valid FROM appraisal_sheet WHERE life_campaign_id = NEW.life_campaign_id), -1)
BEGIN SELECT RAISE(ABORT, 'tally: more grades than valid papers'); END;

CREATE TRIGGER appraisal_tally_needs_sheet_update BEFORE UPDATE OF excellent, qualified, basically_qualified,
  unqualified ON member_appraisal
WHEN NEW.excellent IS NOT NULL AND NEW.excellent + NEW.qualified + NEW.basically_qualified + NEW.unqualified >
  COALESCE((SELECT valid FROM appraisal_sheet WHERE life_campaign_id = NEW.life_campaign_id), -1)
BEGIN SELECT RAISE(ABORT, 'tally: more grades than valid papers'); END;

-- No grade for whom the roster calls a probationary member on that day, whatever the row says.
CREATE TRIGGER grade_is_for_full_members_insert BEFORE INSERT ON member_appraisal
WHEN (NEW.grade IS NOT NULL OR NEW.excellent IS NOT NULL) AND EXISTS (SELECT 1 FROM member
  WHERE member_id = NEW.member_id AND (full_member_date > NEW.stood_on
    OR (full_member_date IS NULL AND category = 'probationaryMember')))
BEGIN SELECT RAISE(ABORT, 'locked: a probationary member is given no grade'); END;

CREATE TRIGGER grade_is_for_full_members_update BEFORE UPDATE ON member_appraisal
WHEN (NEW.grade IS NOT NULL OR NEW.excellent IS NOT NULL)
  AND (NEW.grade IS NOT OLD.grade OR NEW.excellent IS NOT OLD.excellent OR NEW.stood_on <> OLD.stood_on)
  AND EXISTS (SELECT 1 FROM member
  WHERE member_id = NEW.member_id AND (full_member_date > NEW.stood_on
    OR (full_member_date IS NULL AND category = 'probationaryMember')))
BEGIN SELECT RAISE(ABORT, 'locked: a probationary member is given no grade'); END;

-- What was told to the member does not change behind their back: the feedback is taken back first.
CREATE TRIGGER appraisal_told_is_kept BEFORE UPDATE OF category, stood_on, excellent, qualified, basically_qualified,
  unqualified, grade, decided_by, decided_on, decided_meeting_id, branch_opinion ON member_appraisal
WHEN OLD.fed_back_on IS NOT NULL AND NEW.fed_back_on IS NOT NULL AND (NEW.category <> OLD.category
  OR NEW.stood_on <> OLD.stood_on OR NEW.excellent IS NOT OLD.excellent OR NEW.qualified IS NOT OLD.qualified
  OR NEW.basically_qualified IS NOT OLD.basically_qualified OR NEW.unqualified IS NOT OLD.unqualified
  OR NEW.grade IS NOT OLD.grade OR NEW.decided_by IS NOT OLD.decided_by OR NEW.decided_on IS NOT OLD.decided_on
  OR NEW.decided_meeting_id IS NOT OLD.decided_meeting_id OR NEW.branch_opinion <> OLD.branch_opinion)
BEGIN SELECT RAISE(ABORT, 'locked: the grade was fed back to the member'); END;

-- Nothing is deleted.
CREATE TRIGGER life_campaign_is_kept BEFORE DELETE ON life_campaign
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER life_opinion_is_kept BEFORE DELETE ON life_opinion
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER life_examination_is_kept BEFORE DELETE ON life_examination
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER life_criticism_is_kept BEFORE DELETE ON life_criticism
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER life_problem_is_kept BEFORE DELETE ON life_problem
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER appraisal_sheet_is_kept BEFORE DELETE ON appraisal_sheet
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER member_appraisal_is_kept BEFORE DELETE ON member_appraisal
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
CREATE TRIGGER democratic_life_is_kept BEFORE DELETE ON democratic_life
BEGIN SELECT RAISE(ABORT, 'locked: a record is voided, not deleted'); END;
