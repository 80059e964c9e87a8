-- Registers: plain lists of records of one kind. What all of them have stands in register_entry; the fields of each in a
-- table of its own, so that the file holds types and closed lists by itself. Nothing is deleted: a record is voided.

CREATE TABLE register_entry (
  entry_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  register TEXT NOT NULL CHECK (length(register) > 0),
  -- the day or month it belongs to
  happened_on TEXT NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  amended_at TEXT
) STRICT;
CREATE INDEX register_entry_by_day ON register_entry (branch_id, register, happened_on);

-- People named in a record, in their order; a name from outside the roster has no member.
CREATE TABLE register_person (
  entry_id INTEGER NOT NULL REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (length(field) > 0),
  position INTEGER NOT NULL CHECK (position >= 0),
  member_id INTEGER REFERENCES member (member_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  PRIMARY KEY (entry_id, field, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_person_by_member ON register_person (member_id) WHERE member_id IS NOT NULL;

-- 月度任务
CREATE TABLE register_task (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  month TEXT NOT NULL CHECK (length(month) = 7),
  task TEXT NOT NULL CHECK (length(task) > 0),
  goal TEXT NOT NULL DEFAULT '',
  post TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on IS NULL OR length(due_on) = 10),
  state TEXT NOT NULL CHECK (state IN ('draft', 'set', 'done', 'notDone', 'carried')),
  result TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- 述职与履职交流
CREATE TABLE register_debriefing (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('debriefing', 'exchange', 'assessment')),
  level TEXT NOT NULL CHECK (level IN ('branch', 'generalBranch', 'organCommittee')),
  occasion TEXT NOT NULL DEFAULT '',
  draft TEXT NOT NULL DEFAULT '',
  appraisal TEXT NOT NULL DEFAULT '',
  grade TEXT NOT NULL CHECK (grade IN ('none', 'good', 'fairlyGood', 'average', 'poor')),
  problems TEXT NOT NULL DEFAULT ''
) STRICT;

-- 听取汇报
CREATE TABLE register_hearing (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('partyBuilding', 'ideologicalWork', 'ideology', 'integrity', 'other')),
  occasion TEXT NOT NULL CHECK (length(occasion) > 0),
  content TEXT NOT NULL DEFAULT '',
  opinion TEXT NOT NULL DEFAULT '',
  follow_up TEXT NOT NULL DEFAULT ''
) STRICT;

-- 党员思想状况分析
CREATE TABLE register_analysis (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  covers TEXT NOT NULL CHECK (covers GLOB '[0-9][0-9][0-9][0-9]H[12]'),
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  -- JSON: a list of words
  sources TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sources)),
  overall TEXT NOT NULL CHECK (length(overall) > 0),
  politics TEXT NOT NULL DEFAULT '',
  work_state TEXT NOT NULL DEFAULT '',
  demands TEXT NOT NULL DEFAULT '',
  mentality TEXT NOT NULL DEFAULT '',
  other TEXT NOT NULL DEFAULT '',
  causes TEXT NOT NULL DEFAULT '',
  measures TEXT NOT NULL CHECK (length(measures) > 0)
) STRICT;

-- 党风廉政与意识形态
CREATE TABLE register_integrity (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('integrityStudy', 'warningEducation', 'holidayReminder', 'riskControl', 'ideologyStudy', 'ideologyTraining', 'positionCheck', 'beliefCheck')),
  topic TEXT NOT NULL CHECK (length(topic) > 0),
  place TEXT NOT NULL DEFAULT '',
  minutes INTEGER CHECK (minutes IS NULL OR minutes >= 0),
  content TEXT NOT NULL DEFAULT '',
  effect TEXT NOT NULL DEFAULT ''
) STRICT;

-- 督查与上级提醒
CREATE TABLE register_supervision (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  received_on TEXT NOT NULL CHECK (length(received_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('supervision', 'patrol', 'reminder', 'interview', 'notice', 'spotCheck')),
  sender TEXT NOT NULL CHECK (length(sender) > 0),
  matter TEXT NOT NULL CHECK (length(matter) > 0),
  demand TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on IS NULL OR length(due_on) = 10),
  handling TEXT NOT NULL DEFAULT '',
  handled_on TEXT CHECK (handled_on IS NULL OR length(handled_on) = 10)
) STRICT;

-- 联系服务群众
CREATE TABLE register_service (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  served_on TEXT NOT NULL CHECK (length(served_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('volunteer', 'community', 'pairing', 'bundle', 'hometown', 'other')),
  topic TEXT NOT NULL CHECK (length(topic) > 0),
  place TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  minutes INTEGER CHECK (minutes IS NULL OR minutes >= 0),
  content TEXT NOT NULL DEFAULT '',
  problem TEXT NOT NULL DEFAULT '',
  handling TEXT NOT NULL DEFAULT ''
) STRICT;

-- 政治生日
CREATE TABLE register_birthday (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  -- JSON: a list of words
  ways TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ways)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- 失联党员查找
CREATE TABLE register_search (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  searched_on TEXT NOT NULL CHECK (length(searched_on) = 10),
  way TEXT NOT NULL CHECK (length(way) > 0),
  detail TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL CHECK (result IN ('notFound', 'contacted', 'resumed'))
) STRICT;

-- 荣誉与典型
CREATE TABLE register_honour (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  awarded_on TEXT NOT NULL CHECK (length(awarded_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('member', 'branch')),
  honour TEXT NOT NULL CHECK (length(honour) > 0),
  issuer TEXT NOT NULL DEFAULT '',
  document_no TEXT NOT NULL DEFAULT '',
  deeds TEXT NOT NULL DEFAULT ''
) STRICT;

-- 请示报告
CREATE TABLE register_request (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  sent_on TEXT NOT NULL CHECK (length(sent_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('request', 'report')),
  document_no TEXT NOT NULL DEFAULT '',
  matter TEXT NOT NULL CHECK (length(matter) > 0),
  superior TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL DEFAULT '',
  replied_on TEXT CHECK (replied_on IS NULL OR length(replied_on) = 10),
  reply_no TEXT NOT NULL DEFAULT '',
  reply TEXT NOT NULL DEFAULT ''
) STRICT;

-- 制度与文件
CREATE TABLE register_document (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  dated_on TEXT NOT NULL CHECK (length(dated_on) = 10),
  category TEXT NOT NULL CHECK (category IN ('regulation', 'plan', 'summary', 'incoming', 'outgoing', 'responsibilityLetter', 'experience')),
  document_no TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL CHECK (length(subject) > 0),
  issuer TEXT NOT NULL DEFAULT '',
  valid_until TEXT CHECK (valid_until IS NULL OR length(valid_until) = 10),
  state TEXT NOT NULL CHECK (state IN ('inForce', 'repealed')),
  wording TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT ''
) STRICT;

-- 活动场所
CREATE TABLE register_venue (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES register_entry (entry_id) ON DELETE CASCADE,
  item TEXT NOT NULL CHECK (length(item) > 0),
  standard TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('met', 'notMet', 'notApplicable')),
  checked_on TEXT NOT NULL CHECK (length(checked_on) = 10),
  remark TEXT NOT NULL DEFAULT ''
) STRICT;
