-- Heart-to-heart talks. Their contents are the most sensitive text in the ledger: they have a table of their own,
-- so that a list can be read without ever touching them.

CREATE TABLE talk (
  talk_id INTEGER PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch (branch_id),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*'),
  held_at TEXT CHECK (held_at IS NULL OR substr(held_at, 1, 10) = held_on),
  place TEXT NOT NULL DEFAULT '',
  occasion TEXT NOT NULL DEFAULT 'routine',
  form TEXT NOT NULL CHECK (form IN ('oneToOne', 'group')),
  void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1)),
  void_reason TEXT NOT NULL DEFAULT '',
  origin TEXT,
  import_batch_id INTEGER,
  entered_at TEXT NOT NULL,
  amended_at TEXT
) STRICT;
CREATE INDEX talk_by_day ON talk (branch_id, held_on);

CREATE TABLE talk_party (
  talk_id INTEGER NOT NULL REFERENCES talk (talk_id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('talker', 'partner')),
  position INTEGER NOT NULL,
  member_id INTEGER REFERENCES member (member_id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  PRIMARY KEY (talk_id, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_party_by_member ON talk_party (member_id) WHERE member_id IS NOT NULL;

CREATE TABLE talk_content (
  talk_id INTEGER NOT NULL PRIMARY KEY REFERENCES talk (talk_id) ON DELETE CASCADE,
  thought TEXT NOT NULL DEFAULT '',
  work TEXT NOT NULL DEFAULT '',
  life TEXT NOT NULL DEFAULT '',
  suggestions TEXT NOT NULL DEFAULT '',
  opinion TEXT NOT NULL DEFAULT '',
  follow_up TEXT NOT NULL DEFAULT ''
) STRICT;
