/**
 * Steps that bring a database file from one version to the next: `user_version` says how many it has behind it.
 * Never change a step that was released: add one.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE records (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    record TEXT NOT NULL, -- JSON
    expires INTEGER, -- milliseconds since the epoch; NULL: never
    PRIMARY KEY (collection, key)
  ) WITHOUT ROWID;
  CREATE INDEX records_by_expires ON records (expires) WHERE expires IS NOT NULL;`,
]
