-- Party dues. Every amount is in 分. An assessment is agreed upon for a year and confirmed; what was paid is a cash
-- book: rows are added and never changed, a wrong one is taken back by a row of its own.

-- The monthly amount of a member from a month of a year on. NULL in confirmed_on: a proposal, still to be agreed.
CREATE TABLE dues_assessment (
  dues_assessment_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1921 AND 2200),
  from_month INTEGER NOT NULL DEFAULT 1 CHECK (from_month BETWEEN 1 AND 12),
  category TEXT NOT NULL CHECK (category IN ('monthlyWage', 'annualSalary', 'nonMonthlyIncome', 'retired', 'farmer',
    'student', 'unemployed', 'relief', 'special')),
  institution TEXT CHECK (institution IN ('government', 'publicInstitution', 'governmentWorker', 'other')),
  -- NULL where the law sets a fixed amount, or where only the amount is known
  base_fen INTEGER CHECK (base_fen >= 0),
  amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
  -- why the amount is not the one that follows from the base
  amount_reason TEXT NOT NULL DEFAULT '',
  -- what is to be paid instead, for hardship: studied by the branch, approved by the superior committee
  reduced_fen INTEGER CHECK (reduced_fen >= 0 AND reduced_fen < amount_fen),
  reduction_reason TEXT NOT NULL DEFAULT '',
  reduction_studied_on TEXT CHECK (reduction_studied_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reduction_approval TEXT NOT NULL DEFAULT '',
  -- why it changes within the year
  change_reason TEXT NOT NULL DEFAULT '',
  -- dues paid at the branch before this one, up to and with this month
  elsewhere_until TEXT CHECK (elsewhere_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  remark TEXT NOT NULL DEFAULT '',
  confirmed_on TEXT CHECK (confirmed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX dues_assessment_once ON dues_assessment (member_id, year, from_month) WHERE void = 0;
CREATE INDEX dues_assessment_by_year ON dues_assessment (branch_id, year);

-- What the base is made of: the most sensitive figures of the register, in a table of their own.
CREATE TABLE dues_item (
  dues_assessment_id INTEGER NOT NULL REFERENCES dues_assessment (dues_assessment_id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  side TEXT NOT NULL CHECK (side IN ('counted', 'deducted', 'leftOut')),
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  title TEXT NOT NULL CHECK (length(title) > 0),
  amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
  PRIMARY KEY (dues_assessment_id, position)
) STRICT, WITHOUT ROWID;

-- A confirmed assessment changes only by being voided and made anew, or by one from a later month on.
CREATE TRIGGER dues_assessment_locked BEFORE UPDATE OF branch_id, member_id, year, from_month, category, institution,
  base_fen, amount_fen, amount_reason, reduced_fen, reduction_reason, reduction_studied_on, reduction_approval,
  change_reason, elsewhere_until, confirmed_on, origin, import_batch_id, entered_at ON dues_assessment
WHEN OLD.confirmed_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: a confirmed assessment is voided and made anew'); END;

-- what an import made goes with the import, while the import can still be taken back
CREATE TRIGGER dues_assessment_kept BEFORE DELETE ON dues_assessment
WHEN OLD.confirmed_on IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM import_change WHERE import_batch_id = OLD.import_batch_id
    AND table_name = 'dues_assessment' AND row_id = OLD.dues_assessment_id)
BEGIN SELECT RAISE(ABORT, 'locked: a confirmed assessment is voided, never deleted'); END;

CREATE TRIGGER dues_item_locked_insert BEFORE INSERT ON dues_item
WHEN (SELECT confirmed_on FROM dues_assessment WHERE dues_assessment_id = NEW.dues_assessment_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: a confirmed assessment is voided and made anew'); END;

CREATE TRIGGER dues_item_locked_update BEFORE UPDATE ON dues_item
WHEN (SELECT confirmed_on FROM dues_assessment WHERE dues_assessment_id = OLD.dues_assessment_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: a confirmed assessment is voided and made anew'); END;

CREATE TRIGGER dues_item_locked_delete BEFORE DELETE ON dues_item
WHEN (SELECT confirmed_on FROM dues_assessment WHERE dues_assessment_id = OLD.dues_assessment_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: a confirmed assessment is voided and made anew'); END;

-- The cash book. A reversal is a negative row that names the row it takes back.
CREATE TABLE dues_payment (
  dues_payment_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  kind TEXT NOT NULL CHECK (kind IN ('regular', 'voluntary')),
  -- the month it is paid for; a voluntary contribution is for none
  for_month TEXT CHECK (for_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  -- a day, a month where only that is known, NULL where nothing is: never made up
  paid_on TEXT CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
  receiver TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('inPerson', 'themePartyDay', 'transfer', 'entrusted', 'unknown')),
  -- more for a month that something was paid for already
  supplement INTEGER NOT NULL DEFAULT 0 CHECK (supplement IN (0, 1)),
  remark TEXT NOT NULL DEFAULT '',
  reverses_id INTEGER UNIQUE REFERENCES dues_payment (dues_payment_id),
  reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  CHECK ((kind = 'regular') = (for_month IS NOT NULL)),
  CHECK ((reverses_id IS NULL) = (amount_fen > 0)),
  CHECK ((reverses_id IS NULL) = (reason = ''))
) STRICT;
CREATE INDEX dues_payment_by_month ON dues_payment (branch_id, for_month);
CREATE INDEX dues_payment_by_member ON dues_payment (member_id, for_month);

CREATE TRIGGER dues_payment_kept_update BEFORE UPDATE ON dues_payment
BEGIN SELECT RAISE(ABORT, 'locked: a payment is taken back by a reversal'); END;

CREATE TRIGGER dues_payment_kept_delete BEFORE DELETE ON dues_payment
WHEN NOT EXISTS (
  SELECT 1 FROM import_change WHERE import_batch_id = OLD.import_batch_id
    AND table_name = 'dues_payment' AND row_id = OLD.dues_payment_id)
BEGIN SELECT RAISE(ABORT, 'locked: a payment is taken back by a reversal'); END;

-- A reversal takes back the whole of a row of the same member and month, and is not taken back itself.
CREATE TRIGGER dues_payment_reversal BEFORE INSERT ON dues_payment
WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM dues_payment AS paid WHERE paid.dues_payment_id = NEW.reverses_id
    AND paid.reverses_id IS NULL AND paid.branch_id = NEW.branch_id AND paid.member_id = NEW.member_id
    AND paid.kind = NEW.kind AND paid.for_month IS NEW.for_month AND paid.amount_fen = -NEW.amount_fen)
BEGIN SELECT RAISE(ABORT, 'a reversal takes back the whole of one payment'); END;

-- What else is put down: a list posted, money handed up, a member whom the branch lets pay later, by the quarter or by
-- another hand.
CREATE TABLE dues_notice (
  dues_notice_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  kind TEXT NOT NULL CHECK (kind IN ('publicity', 'handover', 'largeHandover', 'deferral')),
  from_month TEXT NOT NULL CHECK (from_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  until_month TEXT NOT NULL CHECK (until_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  done_on TEXT NOT NULL CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- the last day of a posting, the day a deferred amount is to be paid by
  until_on TEXT CHECK (until_on >= done_on),
  amount_fen INTEGER CHECK (amount_fen > 0),
  member_id INTEGER REFERENCES member (member_id),
  dues_payment_id INTEGER REFERENCES dues_payment (dues_payment_id),
  document_ref TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  CHECK (from_month <= until_month),
  CHECK ((kind = 'deferral') = (member_id IS NOT NULL)),
  CHECK ((kind = 'largeHandover') = (dues_payment_id IS NOT NULL))
) STRICT;
CREATE INDEX dues_notice_by_month ON dues_notice (branch_id, from_month);
