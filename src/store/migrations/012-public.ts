/** What admins have switched off of the bot, and whether a creator wants to be thanked in public. */
export const sql = `
ALTER TABLE policy ADD COLUMN features_off TEXT NOT NULL DEFAULT '';
ALTER TABLE jar ADD COLUMN thanks_off INTEGER NOT NULL DEFAULT 0 CHECK (thanks_off IN (0, 1));
`;
