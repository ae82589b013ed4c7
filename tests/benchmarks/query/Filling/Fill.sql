-- name: FillDocuments
INSERT INTO document (document_id, current_revision)
SELECT document_id, 1 FROM unnest($1::uuid[]) AS row (document_id)

-- name: FillUnits
INSERT INTO unit (kind, unit_id, group_id, unit, terms)
SELECT $1, unit_id, group_id, unit, terms::tsvector
FROM unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[]) AS row (unit_id, group_id, unit, terms)

-- name: FillLinks
INSERT INTO unit_link (kind, one, other, same, score, reason, differing, keys)
SELECT $1, one, other, true, 0.9, 'FILLED', '{}', '{0}'
FROM unnest($2::uuid[], $3::uuid[]) AS row (one, other)

-- name: FillAnalyze
VACUUM (ANALYZE)

-- name: FillSize
SELECT pg_database_size(current_database()), (SELECT count(*) FROM statement), (SELECT count(*) FROM claim)
