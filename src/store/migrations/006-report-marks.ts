/**
 * Keeps under two marks, of the jar and of its reporter, who reported what. Where one of the two erases their data, the
 * marks are left of the report: it still counts, and once. The database that runs this has the function `keyed_mark`.
 */
export const sql = `
ALTER TABLE report RENAME TO earlier_report;
CREATE TABLE report (
  mark TEXT PRIMARY KEY,
  jar TEXT NOT NULL,
  community TEXT NOT NULL,
  account TEXT REFERENCES jar ON DELETE SET NULL,
  reporter TEXT,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO report
SELECT keyed_mark(value, community, account, reporter), keyed_mark(value, community, account), community, account,
  reporter, reason, at, 0
FROM earlier_report, secret;
DROP TABLE earlier_report;
CREATE INDEX report_by_jar ON report (jar);
CREATE INDEX report_by_account ON report (account, community);
CREATE INDEX report_by_reporter ON report (reporter);
CREATE INDEX report_by_community ON report (community, closed, account);
`;
