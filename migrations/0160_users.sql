-- Who may open a ledger that has a password. Kept inside the protected file itself: what stands in the key file beside
-- it names only a number, so that nobody gives himself another role by editing that. Nobody is taken out, only set
-- inactive: the log names them.

CREATE TABLE ledger_user (
  user_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  role TEXT NOT NULL CHECK (role IN ('secretary', 'recorder', 'inspector')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  -- X25519: the ledger's key is wrapped for it, so that it can be changed without the user's password; the
  -- secretary's password is the ledger's own
  public_key BLOB CHECK (length(public_key) = 32),
  added_at TEXT NOT NULL CHECK (length(added_at) = 19),
  CHECK ((role = 'secretary') = (public_key IS NULL))
) STRICT;
CREATE UNIQUE INDEX ledger_user_one_secretary ON ledger_user (role) WHERE role = 'secretary';
CREATE UNIQUE INDEX ledger_user_name ON ledger_user (name) WHERE active = 1;

CREATE TRIGGER ledger_user_is_kept BEFORE DELETE ON ledger_user
BEGIN SELECT RAISE(ABORT, 'locked: users are set inactive, not deleted'); END;
