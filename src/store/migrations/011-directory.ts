/**
 * Lets owners be found: the live jars of those who want to be are two more lists, `found` and `found:` with a category,
 * by since when the jar is known in its community. The lists `category:` have all live jars of a category. The views are
 * made anew with them, and the triggers that keep the lists read the new ones. With it come the marks of who asked that a
 * member be told of `/tipjar setup`, and of who wants to hear no such thing. No mark names anybody.
 */
export const sql = `
ALTER TABLE listing ADD COLUMN findable INTEGER NOT NULL DEFAULT 0 CHECK (findable IN (0, 1));
ALTER TABLE draft ADD COLUMN findable INTEGER NOT NULL DEFAULT 0 CHECK (findable IN (0, 1));

DROP VIEW listing_place;
DROP VIEW listing_status;
CREATE VIEW listing_status (
  community, account, listed_at, status, held_since, approval_since, reports_since, lookalike_since, known_at, category, found_as
) AS
SELECT community, account, listed_at,
  CASE WHEN suspended_at IS NOT NULL THEN 'suspended' WHEN left_at IS NOT NULL THEN 'left'
    WHEN coalesce(approval_since, reports_since, lookalike_since) IS NOT NULL THEN 'pending'
    WHEN paused_at IS NOT NULL THEN 'paused' ELSE 'live' END,
  nullif(min(ifnull(approval_since, 9e15), ifnull(reports_since, 9e15), ifnull(lookalike_since, 9e15)), 9e15),
  approval_since, reports_since, lookalike_since, known_at, category,
  CASE findable WHEN 1 THEN category END
FROM listing;

CREATE VIEW listing_place (community, list, at, account) AS
SELECT community, 'all', listed_at, account FROM listing_status
UNION ALL
SELECT community, status, CASE status WHEN 'pending' THEN held_since ELSE listed_at END, account FROM listing_status
UNION ALL
SELECT community, 'approval', held_since, account FROM listing_status
WHERE status = 'pending' AND approval_since IS NOT NULL
UNION ALL
SELECT community, 'reports', held_since, account FROM listing_status
WHERE status = 'pending' AND reports_since IS NOT NULL
UNION ALL
SELECT community, 'lookalike', held_since, account FROM listing_status
WHERE status = 'pending' AND lookalike_since IS NOT NULL
UNION ALL
SELECT community, 'undecided', held_since, account FROM listing_status WHERE status = 'pending'
UNION ALL
SELECT community, list, listed_at, account
FROM listing_status CROSS JOIN (SELECT 'links' AS list UNION ALL SELECT 'undecided')
WHERE status IN ('live', 'paused') AND EXISTS (
  SELECT 1 FROM removal
  WHERE removal.community = listing_status.community AND removal.account = listing_status.account
    AND cause = 'lookalike'
)
UNION ALL
SELECT community, 'reported', listed_at, account FROM listing_status
WHERE EXISTS (
  SELECT 1 FROM report
  WHERE report.community = listing_status.community AND report.account = listing_status.account AND closed = 0
)
UNION ALL
SELECT community, 'provider:' || provider, listed_at, account FROM listing_status CROSS JOIN link USING (account)
UNION ALL
SELECT community, 'category:' || category, listed_at, account FROM listing_status WHERE status = 'live' AND category <> ''
UNION ALL
SELECT community, 'found', known_at, account FROM listing_status WHERE status = 'live' AND found_as IS NOT NULL
UNION ALL
SELECT community, 'found:' || found_as, known_at, account FROM listing_status WHERE status = 'live' AND found_as <> '';

INSERT INTO list_place
SELECT community, list, at, account FROM listing_place WHERE list LIKE 'category:%';

CREATE TABLE nudge (
  mark TEXT PRIMARY KEY,
  creator TEXT NOT NULL,
  tipper TEXT NOT NULL,
  community TEXT NOT NULL,
  at INTEGER NOT NULL,
  told_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX nudge_by_creator ON nudge (creator, community, told_at);
CREATE INDEX nudge_by_tipper ON nudge (tipper, at);
CREATE INDEX nudge_by_community ON nudge (community);
CREATE INDEX nudge_by_time ON nudge (at);
CREATE TRIGGER nudge_keeps_community AFTER INSERT ON nudge BEGIN
  INSERT INTO kept_community VALUES (NEW.community) ON CONFLICT DO NOTHING;
END;

CREATE TABLE nudge_refusal (mark TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
