/**
 * What one person does again or undoes is one entry of the log: `changes` says how often, `since` when it began. A post
 * about such an entry waits until it is `due`.
 */
export const sql = `
ALTER TABLE log ADD COLUMN changes INTEGER NOT NULL DEFAULT 1;
ALTER TABLE log ADD COLUMN since INTEGER;
CREATE INDEX log_by_change ON log (actor, community, action, at);
ALTER TABLE outbox ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
`;
