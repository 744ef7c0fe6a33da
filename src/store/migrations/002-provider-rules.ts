export const name = 'provider-rules';

/** A subject is a provider's id, or a kind of provider: no provider is called like a kind. */
export const sql = `
CREATE TABLE provider_rule (
  community TEXT NOT NULL,
  subject TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('allow', 'block')),
  PRIMARY KEY (community, subject)
) STRICT, WITHOUT ROWID;
`;
