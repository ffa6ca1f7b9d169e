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
  `CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL, -- milliseconds since the epoch
    door TEXT NOT NULL,
    workspace TEXT,
    channel TEXT,
    person TEXT,
    key TEXT,
    task TEXT NOT NULL,
    models TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    messages INTEGER NOT NULL,
    charactersIn INTEGER NOT NULL,
    charactersOut INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT
  );
  CREATE INDEX audit_by_time ON audit (time);
  CREATE INDEX audit_by_person ON audit (person) WHERE person IS NOT NULL;`,
]
