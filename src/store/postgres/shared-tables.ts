/**
 * Tables that SQLite doesn't have, since one process has a file to itself. Names and keys are in them as marks alone. The
 * counts don't outlive a crash of the server: everybody may begin anew then.
 */
export const sharedTables = `
CREATE TABLE lease (
  name text COLLATE "C" PRIMARY KEY,
  holder text COLLATE "C" NOT NULL,
  fence bigint NOT NULL,
  until timestamptz NOT NULL
);
CREATE UNLOGGED TABLE call_count (
  mark text COLLATE "C" PRIMARY KEY,
  times bigint NOT NULL,
  refused boolean NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX call_count_by_time ON call_count (until);
`;
