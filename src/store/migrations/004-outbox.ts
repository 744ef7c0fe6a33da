/**
 * Posts and messages that are still to be sent, written with the change they tell of. What they tell of may be erased
 * before they are sent, and takes them along.
 */
export const sql = `
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  community TEXT NOT NULL,
  recipient TEXT NOT NULL,
  nonce TEXT NOT NULL,
  at INTEGER NOT NULL,
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  subject TEXT,
  entry INTEGER REFERENCES log ON DELETE CASCADE,
  notice INTEGER REFERENCES notice ON DELETE CASCADE,
  card TEXT
) STRICT;
CREATE INDEX outbox_by_recipient ON outbox (community, recipient, urgent DESC, id);
CREATE INDEX outbox_by_subject ON outbox (subject) WHERE subject IS NOT NULL;
CREATE INDEX outbox_by_entry ON outbox (entry) WHERE entry IS NOT NULL;
CREATE INDEX outbox_by_notice ON outbox (notice) WHERE notice IS NOT NULL;
CREATE INDEX outbox_by_time ON outbox (at);
`;
