-- name: LedgerCreate
CREATE TABLE IF NOT EXISTS schema_migration (
    source text NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, number)
)

-- name: LedgerList
SELECT source, number, sha256
FROM schema_migration

-- name: LedgerAppend
INSERT INTO schema_migration (source, number, name, sha256)
VALUES ($1, $2, $3, $4)

-- name: SchemaLock
SELECT pg_advisory_lock(hashtextextended('hearsay-migration', 0))
