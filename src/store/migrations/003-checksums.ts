/**
 * A checksum for each link, so that a flipped bit is noticed before it leads a tip astray, and our mark on the file. The
 * database that runs this has the function `link_checksum`.
 */
export const sql = `
ALTER TABLE link ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
UPDATE link SET checksum = link_checksum(account, provider, handle);
PRAGMA application_id = 1416196170;
`;
