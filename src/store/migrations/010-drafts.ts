/** A draft also says which of the jar's links its owner takes out. They are the providers' ids, as a JSON list. */
export const sql = `
ALTER TABLE draft ADD COLUMN removed TEXT NOT NULL DEFAULT '[]';
`;
