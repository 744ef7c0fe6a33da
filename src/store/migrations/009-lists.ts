const OF_A_COMMUNITY = [
  'listing',
  'draft',
  'policy',
  'rule',
  'category',
  'report',
  'removal',
  'notice',
  'sanction',
  'outbox',
  'log',
];

/** The places that a jar should have by what the tables say when this is run. */
const placesOf = (row: 'OLD' | 'NEW') =>
  `SELECT community, list, at, account FROM listing_place WHERE community = ${row}.community AND account = ${row}.account`;
const takeOut = `DELETE FROM list_place WHERE (community, list, at, account) IN (${placesOf('OLD')});`;
const putIn = (row: 'OLD' | 'NEW') => `INSERT INTO list_place ${placesOf(row)} ON CONFLICT DO NOTHING;`;

const MOVED = '(OLD.community, OLD.account) IS NOT (NEW.community, NEW.account)';

/** A jar is taken out of its lists before one of these rows changes, and put into them again afterwards. */
const keepPlaces = (table: 'listing' | 'removal' | 'report') => `
CREATE TRIGGER ${table}_places_begin AFTER INSERT ON ${table} BEGIN ${putIn('NEW')} END;
CREATE TRIGGER ${table}_places_change BEFORE UPDATE ON ${table} BEGIN ${takeOut} END;
CREATE TRIGGER ${table}_places_changed AFTER UPDATE ON ${table} BEGIN ${putIn('NEW')} END;
CREATE TRIGGER ${table}_places_end BEFORE DELETE ON ${table} BEGIN ${takeOut} END;
`;

/** The jar may stay where a row about it goes. */
const keepPlacesAbout = (table: 'removal' | 'report') => `${keepPlaces(table)}
CREATE TRIGGER ${table}_places_moved AFTER UPDATE ON ${table} WHEN ${MOVED} BEGIN ${putIn('OLD')} END;
CREATE TRIGGER ${table}_places_ended AFTER DELETE ON ${table} BEGIN ${putIn('OLD')} END;
`;

const keepCommunity = (table: string) => `
INSERT OR IGNORE INTO kept_community SELECT DISTINCT community FROM ${table};
CREATE TRIGGER ${table}_keeps_community AFTER INSERT ON ${table} BEGIN
  INSERT INTO kept_community VALUES (NEW.community) ON CONFLICT DO NOTHING;
END;
`;

/**
 * Keeps what takes long to find among many jars: the place of each jar in every list of its community, how many jars are
 * in each list, and which communities something is kept about. Views say which places there should be, and triggers keep
 * them whatever is written. With them come indexes for what is looked for by its time or by several columns.
 */
export const sql = `
CREATE VIEW listing_status (
  community, account, listed_at, status, held_since, approval_since, reports_since, lookalike_since
) AS
SELECT community, account, listed_at,
  CASE WHEN suspended_at IS NOT NULL THEN 'suspended' WHEN left_at IS NOT NULL THEN 'left'
    WHEN coalesce(approval_since, reports_since, lookalike_since) IS NOT NULL THEN 'pending'
    WHEN paused_at IS NOT NULL THEN 'paused' ELSE 'live' END,
  nullif(min(ifnull(approval_since, 9e15), ifnull(reports_since, 9e15), ifnull(lookalike_since, 9e15)), 9e15),
  approval_since, reports_since, lookalike_since
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
SELECT community, 'provider:' || provider, listed_at, account FROM listing_status CROSS JOIN link USING (account);

CREATE TABLE list_place (
  community TEXT NOT NULL,
  list TEXT NOT NULL,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  PRIMARY KEY (community, list, at, account)
) STRICT, WITHOUT ROWID;
INSERT INTO list_place SELECT * FROM listing_place;

CREATE TABLE list_size (
  community TEXT NOT NULL,
  list TEXT NOT NULL,
  jars INTEGER NOT NULL,
  PRIMARY KEY (community, list)
) STRICT, WITHOUT ROWID;
INSERT INTO list_size SELECT community, list, count(*) FROM list_place GROUP BY community, list;

CREATE TRIGGER list_grows AFTER INSERT ON list_place BEGIN
  INSERT INTO list_size VALUES (NEW.community, NEW.list, 1) ON CONFLICT DO UPDATE SET jars = jars + 1;
END;
CREATE TRIGGER list_shrinks AFTER DELETE ON list_place BEGIN
  UPDATE list_size SET jars = jars - 1 WHERE community = OLD.community AND list = OLD.list;
  DELETE FROM list_size WHERE community = OLD.community AND list = OLD.list AND jars = 0;
END;
${keepPlaces('listing')}${keepPlacesAbout('removal')}${keepPlacesAbout('report')}
CREATE TRIGGER link_places_begin AFTER INSERT ON link BEGIN
  INSERT INTO list_place SELECT community, 'provider:' || NEW.provider, listed_at, account FROM listing
  WHERE account = NEW.account ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER link_places_end AFTER DELETE ON link BEGIN
  DELETE FROM list_place WHERE (community, list, at, account) IN (
    SELECT community, 'provider:' || OLD.provider, listed_at, account FROM listing WHERE account = OLD.account
  );
END;

CREATE TABLE kept_community (community TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
${OF_A_COMMUNITY.map(keepCommunity).join('')}
CREATE INDEX draft_by_time ON draft (at);
CREATE INDEX tombstone_by_time ON tombstone (at);
CREATE INDEX departure_by_time ON departure (at);
CREATE INDEX log_about ON log (subject, community, action);
CREATE INDEX outbox_by_due ON outbox (community, recipient, due);
`;
