/**
 * Where the app is installed that serves any number of Slack's workspaces, with its tokens, which are encrypted with a
 * key that isn't in the database; and the installations that somebody has begun, each as a mark of what proves it.
 */
export const sql = `
CREATE TABLE installation (
  community TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL,
  app TEXT NOT NULL,
  bot_user TEXT NOT NULL,
  scopes TEXT NOT NULL,
  token TEXT NOT NULL,
  refresh_token TEXT,
  expires_at INTEGER,
  renewing_until INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE oauth_state (
  mark TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX oauth_state_by_time ON oauth_state (at);
`;
