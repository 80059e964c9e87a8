-- Meetings, who came, what was said, what was voted on.
-- A finalised meeting refuses every change of its content until a correction is open.

CREATE TABLE meeting (
  meeting_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  kind TEXT NOT NULL CHECK (kind IN ('generalMeeting', 'committeeMeeting', 'groupMeeting', 'partyLecture',
    'themePartyDay', 'organizationalLifeMeeting', 'memberAppraisal', 'studySession', 'leadingGroupMeeting')),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'final', 'correcting', 'void')),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL DEFAULT '',
  starts_at TEXT NOT NULL CHECK (length(starts_at) >= 16),
  ends_at TEXT CHECK (ends_at IS NULL OR length(ends_at) >= 16),
  place TEXT NOT NULL DEFAULT '',
  form TEXT NOT NULL DEFAULT 'onSite' CHECK (form IN ('onSite', 'online', 'mixed')),
  chair_id INTEGER REFERENCES member (member_id),
  chair_note TEXT NOT NULL DEFAULT '',
  recorder_id INTEGER REFERENCES member (member_id),
  group_id INTEGER REFERENCES party_group (group_id),
  theme TEXT NOT NULL DEFAULT '',
  unified_theme INTEGER NOT NULL DEFAULT 0 CHECK (unified_theme IN (0, 1)),
  lecturer_name TEXT NOT NULL DEFAULT '',
  lecturer_post TEXT NOT NULL DEFAULT '',
  outline TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  credit_minutes INTEGER CHECK (credit_minutes IS NULL OR credit_minutes >= 0),
  void_reason TEXT NOT NULL DEFAULT '',
  -- the state a voided record had, so that it can be taken back
  state_before_void TEXT CHECK (state_before_void IN ('draft', 'final', 'correcting')),
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  finalised_at TEXT
) STRICT;
CREATE INDEX meeting_by_day ON meeting (branch_id, starts_at);
CREATE INDEX meeting_by_kind ON meeting (branch_id, kind, starts_at);

CREATE TABLE meeting_also_counts (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('generalMeeting', 'committeeMeeting', 'groupMeeting', 'partyLecture',
    'themePartyDay', 'organizationalLifeMeeting', 'memberAppraisal', 'studySession', 'leadingGroupMeeting')),
  PRIMARY KEY (meeting_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  position INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('present', 'late', 'leave', 'absent')),
  reason TEXT NOT NULL DEFAULT '',
  -- judged at the day of the meeting; kept here so that a finalised record never changes with the roster
  voting_right INTEGER NOT NULL CHECK (voting_right IN (0, 1)),
  probationary INTEGER NOT NULL CHECK (probationary IN (0, 1)),
  exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)),
  PRIMARY KEY (meeting_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_member ON attendance (member_id);

CREATE TABLE observer (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  role TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_item (
  agenda_item_id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  resolution TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, position);

CREATE TABLE speech (
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (agenda_item_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  speaker_id INTEGER REFERENCES member (member_id),
  speaker_name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('report', 'discussion', 'dissent', 'selfCriticism', 'criticism', 'summary')),
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (agenda_item_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE study_item (
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  issuer TEXT NOT NULL DEFAULT '',
  leader TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (meeting_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE motion (
  motion_id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id) ON DELETE CASCADE,
  agenda_item_id INTEGER REFERENCES agenda_item (agenda_item_id) ON DELETE SET NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) > 0),
  decision_kind TEXT NOT NULL CHECK (decision_kind IN ('generalResolution', 'disposition', 'disciplinary',
    'admitProbationary', 'convertFull', 'extendProbation', 'cancelProbation', 'electCommittee', 'electSecretary',
    'electSecretaryDirect', 'committeeDecision', 'leadingGroupDecision', 'personnel', 'memberDiscipline',
    'appraisalTally', 'approveScrutineer')),
  method TEXT NOT NULL CHECK (method IN ('oral', 'showOfHands', 'rollCall', 'secretBallot')),
  subject_id INTEGER REFERENCES member (member_id),
  subject_name TEXT NOT NULL DEFAULT '',
  resolution TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX motion_by_meeting ON motion (meeting_id, position);

-- A stance taken aloud before the vote: public, in order (not a ballot).
CREATE TABLE statement (
  motion_id INTEGER NOT NULL REFERENCES motion (motion_id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  position INTEGER NOT NULL CHECK (position > 0),
  stance TEXT NOT NULL CHECK (stance IN ('agree', 'disagree', 'defer', 'other')),
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (motion_id, member_id)
) STRICT, WITHOUT ROWID;

-- Open votes only. A secret ballot never has a row here: the triggers below refuse it.
CREATE TABLE member_vote (
  motion_id INTEGER NOT NULL REFERENCES motion (motion_id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  choice TEXT NOT NULL CHECK (choice IN ('approve', 'oppose', 'abstain')),
  PRIMARY KEY (motion_id, member_id)
) STRICT, WITHOUT ROWID;

-- Sums of a secret ballot: all that is ever kept of it.
CREATE TABLE ballot_tally (
  motion_id INTEGER NOT NULL PRIMARY KEY REFERENCES motion (motion_id) ON DELETE CASCADE,
  issued INTEGER NOT NULL CHECK (issued >= 0),
  returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND issued),
  valid INTEGER NOT NULL CHECK (valid >= 0),
  invalid INTEGER NOT NULL CHECK (invalid >= 0),
  approve INTEGER NOT NULL CHECK (approve >= 0),
  oppose INTEGER NOT NULL CHECK (oppose >= 0),
  abstain INTEGER NOT NULL CHECK (abstain >= 0),
  CHECK (valid + invalid = returned),
  CHECK (approve + oppose + abstain = valid)
) STRICT;

CREATE TABLE write_in (
  motion_id INTEGER NOT NULL REFERENCES ballot_tally (motion_id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  votes INTEGER NOT NULL CHECK (votes > 0),
  PRIMARY KEY (motion_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE ballot_officer (
  motion_id INTEGER NOT NULL REFERENCES motion (motion_id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('scrutineer', 'teller')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  PRIMARY KEY (motion_id, role, name)
) STRICT, WITHOUT ROWID;

-- Handed in before the meeting by somebody who cannot come; signed, so the stance is known by law.
CREATE TABLE written_opinion (
  motion_id INTEGER NOT NULL REFERENCES motion (motion_id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  submitted_at TEXT NOT NULL CHECK (length(submitted_at) >= 16),
  stance TEXT NOT NULL CHECK (stance IN ('approve', 'oppose', 'abstain')),
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (motion_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
  correction_id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (meeting_id),
  corrected_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  before TEXT NOT NULL,
  closed_at TEXT
) STRICT;
CREATE INDEX correction_by_meeting ON correction (meeting_id);

-- Secret ballots stay secret, whatever program writes to the file.
CREATE TRIGGER secret_ballot_has_no_member_vote BEFORE INSERT ON member_vote
WHEN (SELECT method FROM motion WHERE motion_id = NEW.motion_id) = 'secretBallot'
BEGIN SELECT RAISE(ABORT, 'secret ballot: per-member votes are not kept'); END;

CREATE TRIGGER secret_ballot_has_no_member_vote_moved BEFORE UPDATE ON member_vote
WHEN (SELECT method FROM motion WHERE motion_id = NEW.motion_id) = 'secretBallot'
BEGIN SELECT RAISE(ABORT, 'secret ballot: per-member votes are not kept'); END;

CREATE TRIGGER open_vote_cannot_turn_secret BEFORE UPDATE OF method ON motion
WHEN NEW.method = 'secretBallot' AND EXISTS (SELECT 1 FROM member_vote WHERE motion_id = NEW.motion_id)
BEGIN SELECT RAISE(ABORT, 'secret ballot: per-member votes are not kept'); END;

CREATE TRIGGER tally_is_for_secret_ballots BEFORE INSERT ON ballot_tally
WHEN (SELECT method FROM motion WHERE motion_id = NEW.motion_id) <> 'secretBallot'
BEGIN SELECT RAISE(ABORT, 'tally: the sums of an open vote are worked out, not typed'); END;

CREATE TRIGGER secret_tally_cannot_turn_open BEFORE UPDATE OF method ON motion
WHEN NEW.method <> 'secretBallot' AND EXISTS (SELECT 1 FROM ballot_tally WHERE motion_id = NEW.motion_id)
BEGIN SELECT RAISE(ABORT, 'tally: the sums of an open vote are worked out, not typed'); END;

-- A finalised or voided meeting is locked: its state may move, its content may not.
CREATE TRIGGER meeting_locked BEFORE UPDATE OF branch_id, kind, year, number, title, starts_at, ends_at, place, form,
  chair_id, chair_note, recorder_id, group_id, theme, unified_theme, lecturer_name, lecturer_post, outline, outcome,
  credit_minutes ON meeting
WHEN OLD.state IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_correction_needs_reason BEFORE UPDATE OF state ON meeting
WHEN OLD.state = 'final' AND NEW.state IN ('correcting', 'draft')
  AND NOT EXISTS (SELECT 1 FROM correction WHERE meeting_id = OLD.meeting_id AND closed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_final_is_kept BEFORE DELETE ON meeting
WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting is not deleted'); END;

CREATE TRIGGER correction_keeps_old_text BEFORE UPDATE OF meeting_id, corrected_on, reason, before ON correction
BEGIN SELECT RAISE(ABORT, 'locked: the text before a correction is kept as it was'); END;

CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'locked: the text before a correction is kept as it was'); END;

-- The same lock on everything that hangs on a meeting.
CREATE TRIGGER meeting_also_counts_locked_insert BEFORE INSERT ON meeting_also_counts
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_also_counts_locked_update BEFORE UPDATE ON meeting_also_counts
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_also_counts_locked_delete BEFORE DELETE ON meeting_also_counts
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER attendance_locked_insert BEFORE INSERT ON attendance
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER attendance_locked_update BEFORE UPDATE ON attendance
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER attendance_locked_delete BEFORE DELETE ON attendance
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER observer_locked_insert BEFORE INSERT ON observer
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER observer_locked_update BEFORE UPDATE ON observer
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER observer_locked_delete BEFORE DELETE ON observer
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER agenda_item_locked_insert BEFORE INSERT ON agenda_item
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER agenda_item_locked_update BEFORE UPDATE ON agenda_item
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER agenda_item_locked_delete BEFORE DELETE ON agenda_item
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER study_item_locked_insert BEFORE INSERT ON study_item
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER study_item_locked_update BEFORE UPDATE ON study_item
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER study_item_locked_delete BEFORE DELETE ON study_item
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER motion_locked_insert BEFORE INSERT ON motion
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER motion_locked_update BEFORE UPDATE ON motion
WHEN (SELECT state FROM meeting WHERE meeting_id = NEW.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER motion_locked_delete BEFORE DELETE ON motion
WHEN (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER speech_locked_insert BEFORE INSERT ON speech
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM agenda_item WHERE agenda_item_id = NEW.agenda_item_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER speech_locked_update BEFORE UPDATE ON speech
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM agenda_item WHERE agenda_item_id = NEW.agenda_item_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER speech_locked_delete BEFORE DELETE ON speech
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM agenda_item WHERE agenda_item_id = OLD.agenda_item_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER statement_locked_insert BEFORE INSERT ON statement
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER statement_locked_update BEFORE UPDATE ON statement
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER statement_locked_delete BEFORE DELETE ON statement
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER member_vote_locked_insert BEFORE INSERT ON member_vote
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER member_vote_locked_update BEFORE UPDATE ON member_vote
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER member_vote_locked_delete BEFORE DELETE ON member_vote
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_tally_locked_insert BEFORE INSERT ON ballot_tally
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_tally_locked_update BEFORE UPDATE ON ballot_tally
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_tally_locked_delete BEFORE DELETE ON ballot_tally
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER write_in_locked_insert BEFORE INSERT ON write_in
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER write_in_locked_update BEFORE UPDATE ON write_in
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER write_in_locked_delete BEFORE DELETE ON write_in
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_officer_locked_insert BEFORE INSERT ON ballot_officer
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_officer_locked_update BEFORE UPDATE ON ballot_officer
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_officer_locked_delete BEFORE DELETE ON ballot_officer
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER written_opinion_locked_insert BEFORE INSERT ON written_opinion
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER written_opinion_locked_update BEFORE UPDATE ON written_opinion
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = NEW.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER written_opinion_locked_delete BEFORE DELETE ON written_opinion
WHEN (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;
