/**
 * Adds what a community decides, and what it does about a jar. Triggers keep the log from being changed or deleted
 * unless `log_gate` is open. Only retention and erasure open it, within their own transaction.
 */
export const sql = `
ALTER TABLE policy ADD COLUMN tippers TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE policy ADD COLUMN switched_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE policy ADD COLUMN log_channel TEXT;
ALTER TABLE policy ADD COLUMN request_channel TEXT;
ALTER TABLE policy ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE policy ADD COLUMN rules TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN rules_version INTEGER NOT NULL DEFAULT 0;

CREATE TABLE category (
  community TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (community, name)
) STRICT, WITHOUT ROWID;

ALTER TABLE jar ADD COLUMN language TEXT NOT NULL DEFAULT 'en';

ALTER TABLE listing ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN waiting TEXT CHECK (waiting IN ('approval', 'reports', 'lookalike'));
ALTER TABLE listing ADD COLUMN waiting_since INTEGER;
ALTER TABLE listing ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN rules_accepted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listing ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listing ADD COLUMN left_at INTEGER;
UPDATE listing SET confirmed_at = listed_at;

CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  community TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  subject TEXT,
  action TEXT NOT NULL,
  what TEXT NOT NULL DEFAULT '',
  handle TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX log_by_community ON log (community, id);
CREATE INDEX log_by_subject ON log (subject);
CREATE INDEX log_by_actor ON log (actor);
CREATE INDEX log_by_time ON log (at);

CREATE TABLE log_gate (open INTEGER NOT NULL) STRICT;
INSERT INTO log_gate VALUES (0);
CREATE TRIGGER log_never_changes BEFORE UPDATE ON log WHEN (SELECT open FROM log_gate) = 0
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER log_never_shrinks BEFORE DELETE ON log WHEN (SELECT open FROM log_gate) = 0
BEGIN SELECT RAISE(ABORT, 'the log is never deleted'); END;
CREATE TRIGGER log_never_replaces BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;

CREATE TABLE report (
  community TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES jar ON DELETE CASCADE,
  reporter TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (community, account, reporter)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_by_account ON report (account);
CREATE INDEX report_by_reporter ON report (reporter);

CREATE TABLE removal (
  community TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES jar ON DELETE CASCADE,
  provider TEXT NOT NULL,
  key TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (community, account, provider, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX removal_by_account ON removal (account);

CREATE TABLE notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  community TEXT NOT NULL,
  account TEXT NOT NULL,
  notice TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_by_account ON notice (account, community);
CREATE INDEX notice_by_community ON notice (community);

CREATE TABLE departure (
  community TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lookalike (
  community TEXT NOT NULL,
  account TEXT NOT NULL,
  provider TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (community, account, provider, key),
  FOREIGN KEY (community, account) REFERENCES listing ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE secret (value BLOB NOT NULL) STRICT;
INSERT INTO secret VALUES (randomblob(32));

CREATE TABLE tombstone (
  mark TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sanction (
  mark TEXT PRIMARY KEY,
  community TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('suspended', 'reports', 'removed')),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
