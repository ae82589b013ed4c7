-- name: FillSetIndexesAside
-- Indexes that no constraint needs are made when all rows are there, and references are not checked: rows of the projection refer to what is there.
DO $$
DECLARE
    name text;
BEGIN
    CREATE TEMPORARY TABLE index_set_aside AS
    SELECT format('%I.%I', schemaname, indexname) AS name, indexdef AS definition
    FROM pg_indexes
    WHERE schemaname = 'query'
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = format('%I.%I', schemaname, indexname)::regclass);
    FOR name IN SELECT index_set_aside.name FROM index_set_aside
    LOOP
        EXECUTE 'DROP INDEX ' || name;
    END LOOP;
    SET session_replication_role = replica;
END $$

-- name: FillBringIndexesBack
DO $$
DECLARE
    definition text;
BEGIN
    SET maintenance_work_mem = '512MB';
    FOR definition IN SELECT index_set_aside.definition FROM index_set_aside
    LOOP
        EXECUTE definition;
    END LOOP;
    DROP TABLE index_set_aside;
    RESET session_replication_role;
END $$

-- name: FillNames
INSERT INTO name_list (kind, names)
SELECT 1, speaker FROM (SELECT DISTINCT speaker FROM statement WHERE speaker <> '') AS spoken
UNION ALL
SELECT 2, names FROM (SELECT DISTINCT names FROM entity WHERE names <> '') AS named
UNION ALL
SELECT 3, participants FROM (SELECT DISTINCT participants FROM event WHERE participants <> '') AS took_part

-- name: FillDocuments
INSERT INTO document (document_id, current_revision)
SELECT document_id, 1 FROM unnest($1::uuid[]) AS row (document_id)

-- name: FillUnits
INSERT INTO unit (kind, unit_id, group_id, unit, terms, leads)
SELECT $1, unit_id, group_id, unit, terms::tsvector, leads
FROM unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[], $6::boolean[]) AS row (unit_id, group_id, unit, terms, leads)

-- name: FillLinks
INSERT INTO unit_link (kind, one, other, same, score, reason, differing, keys)
SELECT $1, one, other, true, 0.9, 'FILLED', '{}', '{0}'
FROM unnest($2::uuid[], $3::uuid[]) AS row (one, other)

-- name: FillAnalyze
VACUUM (ANALYZE)

-- name: FillSize
SELECT pg_database_size(current_database()), (SELECT count(*) FROM statement), (SELECT count(*) FROM claim)
