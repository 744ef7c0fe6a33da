/** Ids of accounts and communities are text, because a JavaScript number would lose the last digits of a Discord id. */
export const sql = `
CREATE TABLE jar (
  account TEXT PRIMARY KEY,
  message TEXT NOT NULL DEFAULT '',
  currency TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  account TEXT NOT NULL REFERENCES jar ON DELETE CASCADE,
  provider TEXT NOT NULL,
  handle TEXT NOT NULL,
  position INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account, provider)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing (
  community TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES jar ON DELETE CASCADE,
  listed_at INTEGER NOT NULL,
  paused_at INTEGER,
  suspended_at INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (community, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_by_account ON listing (account);

CREATE TABLE draft (
  community TEXT NOT NULL,
  account TEXT NOT NULL,
  typed TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (community, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_by_account ON draft (account);

CREATE TABLE policy (
  community TEXT PRIMARY KEY,
  eligibility TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  community TEXT NOT NULL,
  about TEXT NOT NULL CHECK (about IN ('role', 'provider', 'channel')),
  subject TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('allow', 'block')),
  PRIMARY KEY (community, about, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_by_time ON delivery (at);
`;
