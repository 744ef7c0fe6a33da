/**
 * Lets a jar wait for several reasons at once, keeps since when it's known in a community, and keeps a mark for each
 * reason that outlives the jar. A jar that was declined while it was on hold gets such a mark too. The database that
 * runs this has the function `keyed_mark`.
 */
export const sql = `
ALTER TABLE listing ADD COLUMN approval_since INTEGER;
ALTER TABLE listing ADD COLUMN reports_since INTEGER;
ALTER TABLE listing ADD COLUMN lookalike_since INTEGER;
ALTER TABLE listing ADD COLUMN known_at INTEGER NOT NULL DEFAULT 0;
UPDATE listing SET
  approval_since = CASE waiting WHEN 'approval' THEN coalesce(waiting_since, listed_at) END,
  reports_since = CASE waiting WHEN 'reports' THEN coalesce(waiting_since, listed_at) END,
  lookalike_since = CASE waiting WHEN 'lookalike' THEN coalesce(waiting_since, listed_at) END,
  known_at = listed_at;
ALTER TABLE listing DROP COLUMN waiting;
ALTER TABLE listing DROP COLUMN waiting_since;

ALTER TABLE sanction RENAME TO earlier_sanction;
CREATE TABLE sanction (
  mark TEXT NOT NULL,
  community TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('suspended', 'reports', 'lookalike', 'removed', 'known')),
  at INTEGER NOT NULL,
  PRIMARY KEY (mark, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX sanction_by_community ON sanction (community);
INSERT INTO sanction SELECT mark, community, state, at FROM earlier_sanction;
DROP TABLE earlier_sanction;
INSERT OR IGNORE INTO sanction
SELECT keyed_mark((SELECT value FROM secret), community, subject), community, what, at
FROM log
WHERE action = 'listing.declined' AND what IN ('reports', 'lookalike') AND subject IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM listing WHERE listing.community = log.community AND listing.account = log.subject
);
`;
