-- Branches, their groups, committees and members.
-- Dates are 'YYYY-MM-DD'; a partial date may be 'YYYY-MM' where only the month is known.
-- Flags are 0 or 1. Nothing is deleted in these tables by the program, except by undoing an import.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE branch (
  branch_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  superior TEXT NOT NULL DEFAULT '',
  superior_kind TEXT NOT NULL DEFAULT 'organWorkCommittee'
    CHECK (superior_kind IN ('organWorkCommittee', 'organPartyCommittee', 'generalBranch', 'other')),
  kind TEXT NOT NULL DEFAULT 'branch' CHECK (kind IN ('branch', 'generalBranch', 'organPartyCommittee')),
  seat_kind TEXT NOT NULL DEFAULT 'organ' CHECK (seat_kind IN ('organ', 'village')),
  founded_on TEXT CHECK (founded_on IS NULL OR founded_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  seat TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  staff_count INTEGER CHECK (staff_count IS NULL OR staff_count >= 0),
  entered_at TEXT NOT NULL
) STRICT;

CREATE TABLE member (
  member_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  gender TEXT CHECK (gender IN ('男', '女')),
  ethnicity TEXT NOT NULL DEFAULT '',
  birth_date TEXT CHECK (birth_date IS NULL OR birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  id_number TEXT CHECK (id_number IS NULL OR length(id_number) = 18),
  phone TEXT NOT NULL DEFAULT '',
  education TEXT NOT NULL DEFAULT '',
  degree TEXT NOT NULL DEFAULT '',
  -- what the roster declares; the standing on a day is derived from the dates
  category TEXT NOT NULL CHECK (category IN ('fullMember', 'probationaryMember', 'unclear')),
  join_date TEXT CHECK (join_date IS NULL OR join_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  full_member_date TEXT CHECK (full_member_date IS NULL OR full_member_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  entered_on TEXT CHECK (entered_on IS NULL OR length(entered_on) = 10),
  entered_how TEXT NOT NULL DEFAULT '',
  left_on TEXT CHECK (left_on IS NULL OR length(left_on) = 10),
  left_how TEXT NOT NULL DEFAULT '',
  relation TEXT NOT NULL DEFAULT 'here' CHECK (relation IN ('here', 'elsewhere')),
  job_title TEXT NOT NULL DEFAULT '',
  party_post TEXT NOT NULL DEFAULT '',
  leading_cadre INTEGER NOT NULL DEFAULT 0 CHECK (leading_cadre IN (0, 1)),
  employment TEXT NOT NULL DEFAULT 'inService' CHECK (employment IN ('inService', 'retired', 'other')),
  membership_status TEXT NOT NULL DEFAULT 'normal' CHECK (membership_status IN ('normal', 'suspended', 'ceased')),
  floating INTEGER NOT NULL DEFAULT 0 CHECK (floating IN (0, 1)),
  lost_contact INTEGER NOT NULL DEFAULT 0 CHECK (lost_contact IN (0, 1)),
  address TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  -- where the record came from: file, sheet, row; NULL where it was typed
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  amended_at TEXT,
  CHECK (left_on IS NULL OR entered_on IS NULL OR left_on >= entered_on)
) STRICT;
CREATE INDEX member_by_branch ON member (branch_id, name);
CREATE INDEX member_by_id_number ON member (id_number) WHERE id_number IS NOT NULL;

CREATE TABLE party_group (
  group_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  leader_id INTEGER REFERENCES member (member_id),
  formed_on TEXT CHECK (formed_on IS NULL OR length(formed_on) = 10),
  dissolved_on TEXT CHECK (dissolved_on IS NULL OR length(dissolved_on) = 10),
  entered_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX party_group_name ON party_group (branch_id, name) WHERE dissolved_on IS NULL;

-- until_on is the first day outside the group
CREATE TABLE group_membership (
  group_membership_id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  group_id INTEGER NOT NULL REFERENCES party_group (group_id),
  from_on TEXT CHECK (from_on IS NULL OR length(from_on) = 10),
  until_on TEXT CHECK (until_on IS NULL OR length(until_on) = 10)
) STRICT;
CREATE INDEX group_membership_by_member ON group_membership (member_id);
CREATE INDEX group_membership_by_group ON group_membership (group_id);

-- until_on is the last day it held
CREATE TABLE restriction (
  restriction_id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  kind TEXT NOT NULL CHECK (kind IN ('probationWithinParty', 'rightsSuspended', 'membershipSuspended')),
  from_on TEXT NOT NULL CHECK (length(from_on) = 10),
  until_on TEXT CHECK (until_on IS NULL OR until_on >= from_on),
  document_ref TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX restriction_by_member ON restriction (member_id);

CREATE TABLE exemption (
  exemption_id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  from_on TEXT NOT NULL CHECK (length(from_on) = 10),
  until_on TEXT CHECK (until_on IS NULL OR until_on >= from_on),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX exemption_by_member ON exemption (member_id);

CREATE TABLE committee_term (
  term_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  body TEXT NOT NULL DEFAULT 'branchCommittee' CHECK (body IN ('branchCommittee', 'leadingGroup')),
  number INTEGER CHECK (number IS NULL OR number > 0),
  began_on TEXT NOT NULL CHECK (length(began_on) = 10),
  expires_on TEXT NOT NULL CHECK (expires_on > began_on),
  approval_ref TEXT NOT NULL DEFAULT '',
  extended_to TEXT CHECK (extended_to IS NULL OR extended_to > expires_on),
  extension_ref TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX committee_term_by_branch ON committee_term (branch_id, body, began_on);

-- ended_on is the first day without the post
CREATE TABLE term_post (
  term_post_id INTEGER PRIMARY KEY,
  term_id INTEGER NOT NULL REFERENCES committee_term (term_id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES member (member_id),
  post TEXT NOT NULL CHECK (post IN ('secretary', 'deputySecretary', 'organizationOfficer', 'publicityOfficer',
    'disciplineOfficer', 'committeeMember', 'leadingGroupSecretary', 'leadingGroupMember')),
  duty TEXT NOT NULL DEFAULT '',
  began_on TEXT NOT NULL CHECK (length(began_on) = 10),
  ended_on TEXT CHECK (ended_on IS NULL OR ended_on >= began_on),
  approval_ref TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX term_post_by_term ON term_post (term_id);
CREATE INDEX term_post_by_member ON term_post (member_id);
