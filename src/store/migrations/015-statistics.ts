/**
 * Counts the members who asked for a card by week. Who they were is kept only until the week is over, and only as marks
 * that name nobody, so that nobody counts twice.
 */
export const sql = `
CREATE TABLE asked (
  mark TEXT NOT NULL,
  week INTEGER NOT NULL,
  community TEXT NOT NULL,
  PRIMARY KEY (mark, week, community)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_by_week ON asked (week);
CREATE INDEX asked_by_community ON asked (community);

CREATE TABLE asked_count (
  community TEXT NOT NULL,
  week INTEGER NOT NULL,
  members INTEGER NOT NULL,
  PRIMARY KEY (community, week)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_count_by_week ON asked_count (week);
CREATE TRIGGER asked_counts AFTER INSERT ON asked BEGIN
  INSERT INTO asked_count VALUES (NEW.community, NEW.week, 1) ON CONFLICT DO UPDATE SET members = members + 1;
  INSERT INTO kept_community VALUES (NEW.community) ON CONFLICT DO NOTHING;
END;
`;
