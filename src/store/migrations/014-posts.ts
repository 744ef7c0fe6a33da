/**
 * Where the cards about requests and reports were posted, so that they can be changed once an admin has decided. What is
 * to be changed waits in the outbox like what is to be posted. Both go with what is kept about the member.
 */
export const sql = `
ALTER TABLE outbox ADD COLUMN about TEXT CHECK (about IN ('request', 'report'));
ALTER TABLE outbox ADD COLUMN message TEXT;
CREATE TABLE post (
  community TEXT NOT NULL,
  channel TEXT NOT NULL,
  message TEXT NOT NULL,
  about TEXT NOT NULL CHECK (about IN ('request', 'report')),
  subject TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (community, channel, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_by_subject ON post (subject, community, about);
CREATE INDEX post_by_time ON post (at);
`;
