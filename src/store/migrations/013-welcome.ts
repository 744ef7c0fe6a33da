/**
 * Keeps whether a community's admins have read what there is to decide, and on Slack the emoji by which a reaction opens
 * a jar. Where something was decided before, there is nothing to say.
 */
export const sql = `
ALTER TABLE policy ADD COLUMN welcomed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE policy ADD COLUMN reaction TEXT NOT NULL DEFAULT '';
UPDATE policy SET welcomed = 1;
`;
