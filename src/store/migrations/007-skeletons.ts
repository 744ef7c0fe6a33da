/**
 * Keeps the skeletons of handles and display names, so that look-alikes are found by an index, who was in a community
 * first, and links that wait for an admin alone. The database that runs this has the functions `handle_skeleton` and
 * `name_skeleton`.
 */
export const sql = `
ALTER TABLE link ADD COLUMN skeleton TEXT NOT NULL DEFAULT '';
UPDATE link SET skeleton = handle_skeleton(handle);
CREATE INDEX link_by_skeleton ON link (skeleton, provider);

ALTER TABLE listing ADD COLUMN name_skeleton TEXT NOT NULL DEFAULT '';
ALTER TABLE listing ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0;
UPDATE listing SET name_skeleton = name_skeleton(name);
UPDATE listing SET arrival = numbered.place
FROM (
  SELECT community, account, row_number() OVER (PARTITION BY community ORDER BY listed_at, account) AS place FROM listing
) AS numbered
WHERE numbered.community = listing.community AND numbered.account = listing.account;
CREATE INDEX listing_by_name ON listing (community, name_skeleton);
CREATE INDEX listing_by_arrival ON listing (community, arrival);

ALTER TABLE removal ADD COLUMN cause TEXT NOT NULL DEFAULT 'admin' CHECK (cause IN ('admin', 'lookalike'));
CREATE INDEX removal_waiting ON removal (community, account) WHERE cause = 'lookalike';
`;
