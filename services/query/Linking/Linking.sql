-- name: LinkingLock
-- One change of groups at a time: two that overlapped could each miss the other's units.
SELECT pg_advisory_xact_lock(hashtextextended('hearsay.query.linking', 0))

-- name: UnitInsert
INSERT INTO unit (kind, unit_id, group_id, unit, terms)
SELECT $1, unit_id, unit_id, unit, terms::tsvector
FROM unnest($2::uuid[], $3::bytea[], $4::text[]) AS row (unit_id, unit, terms)
ON CONFLICT (kind, unit_id) DO NOTHING
RETURNING unit_id

-- name: UnitLead
-- Brings into line with the rows whether a current entity is compared by these names first.
UPDATE unit
SET leads = NOT leads
WHERE kind = 2
    AND unit_id = ANY ($1)
    AND leads <> EXISTS (SELECT FROM entity_name WHERE entity_name.name_id = unit.unit_id AND entity_name.current AND entity_name.first)

-- name: UnitKeyInsert
INSERT INTO unit_key (kind, key, unit_id)
SELECT $1, key, unit_id
FROM unnest($2::bigint[], $3::uuid[]) AS row (key, unit_id)

-- name: UnitKeySmallest
-- Served by the primary key. A row a key: a row a unit would be a hundred times as many.
SELECT asked.key, ARRAY(SELECT unit_id FROM unit_key WHERE kind = $1 AND key = asked.key ORDER BY unit_id LIMIT $3)
FROM unnest($2::bigint[]) AS asked (key)
ORDER BY asked.key

-- name: UnitGet
SELECT unit_id, unit
FROM unit
WHERE kind = $1 AND unit_id = ANY ($2)

-- name: UnitLinkPut
INSERT INTO unit_link (kind, one, other, same, score, reason, differing, keys)
SELECT $1, one, other, same, score, reason,
    CASE WHEN differing = '' THEN '{}' ELSE string_to_array(differing, E'\n') END,
    string_to_array(keys, ',')::bigint[]
FROM unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::double precision[], $6::text[], $7::text[], $8::text[])
    AS row (one, other, same, score, reason, differing, keys)
ON CONFLICT (kind, one, other) DO UPDATE
SET keys = ARRAY(SELECT DISTINCT unnest(unit_link.keys || excluded.keys) ORDER BY 1)

-- name: UnitLinkDropKey
-- Pairs that the key alone led to, of units that were hubs of it with units that are none.
DELETE FROM unit_link
WHERE kind = $1
    AND keys = ARRAY[$2::bigint]
    AND ((one = ANY ($3) AND other <> ALL ($4)) OR (other = ANY ($3) AND one <> ALL ($4)))
RETURNING one, other

-- name: UnitLinkLeaveKey
UPDATE unit_link
SET keys = array_remove(keys, $2::bigint)
WHERE kind = $1
    AND keys @> ARRAY[$2::bigint]
    AND ((one = ANY ($3) AND other <> ALL ($4)) OR (other = ANY ($3) AND one <> ALL ($4)))

-- name: UnitUnused
-- Units of these that nothing current refers to any more.
SELECT unit_id
FROM unnest($2::uuid[]) AS asked (unit_id)
WHERE CASE $1::smallint
    WHEN 1 THEN NOT EXISTS (SELECT 1 FROM statement WHERE proposition_id = asked.unit_id AND current)
    WHEN 2 THEN NOT EXISTS (SELECT 1 FROM entity_name WHERE name_id = asked.unit_id AND current)
        AND NOT EXISTS (
            SELECT 1
            FROM reading
            JOIN document ON document.document_id = reading.document_id AND document.current_revision = reading.revision
            WHERE reading.publisher_id = asked.unit_id)
        AND NOT EXISTS (
            SELECT 1
            FROM reading
            JOIN document ON document.document_id = reading.document_id AND document.current_revision = reading.revision
            WHERE reading.credit_id = asked.unit_id)
        AND NOT EXISTS (SELECT 1 FROM entity WHERE speaks_for_id = asked.unit_id AND current)
    ELSE NOT EXISTS (
        SELECT 1
        FROM reading
        JOIN document ON document.document_id = reading.document_id AND document.current_revision = reading.revision
        WHERE reading.text_id = asked.unit_id)
END

-- name: UnitKeysOf
SELECT DISTINCT key
FROM unit_key
WHERE kind = $1 AND unit_id = ANY ($2)

-- name: UnitPartners
-- Only of those that were the same: who was held apart from one that is gone is free without being grouped anew.
SELECT one, other
FROM unit_link
WHERE kind = $1 AND same AND one = ANY ($2)
UNION
SELECT one, other
FROM unit_link
WHERE kind = $1 AND same AND other = ANY ($2)

-- name: UnitDelete
-- What a reading of the past refers to is kept for it.
WITH gone AS (
    DELETE FROM unit
    WHERE kind = $1 AND unit_id = ANY ($2)
    RETURNING unit_id, group_id, unit, terms
), kept AS (
    INSERT INTO past_unit (kind, unit_id, unit, terms)
    SELECT $1, gone.unit_id, gone.unit, gone.terms
    FROM gone
    WHERE (SELECT true FROM unit_reference AS reference WHERE reference.kind = $1 AND reference.unit_id = gone.unit_id LIMIT 1)
    ON CONFLICT (kind, unit_id) DO NOTHING
)
SELECT unit_id, group_id
FROM gone

-- name: PastUnitPut
INSERT INTO past_unit (kind, unit_id, unit, terms)
SELECT $1, unit_id, unit, terms::tsvector
FROM unnest($2::uuid[], $3::bytea[], $4::text[]) AS row (unit_id, unit, terms)
ON CONFLICT (kind, unit_id) DO NOTHING

-- name: PastUnitForget
-- Those of these units that no reading refers to any more.
DELETE FROM past_unit
WHERE kind = $1
    AND unit_id = ANY ($2)
    AND (SELECT true FROM unit_reference AS reference WHERE reference.kind = $1 AND reference.unit_id = past_unit.unit_id LIMIT 1) IS NULL

-- name: UnitMembersOf
-- Served by unit_group.
SELECT unit_id
FROM unit
WHERE kind = $1 AND group_id = ANY ($2)

-- name: UnitGroupsOf
SELECT unit_id, group_id
FROM unit
WHERE kind = $1 AND unit_id = ANY ($2)

-- name: UnitSameOf
-- Links of these units with any but those whose links are known.
SELECT one, other, same, score, reason
FROM unit_link
WHERE kind = $1 AND same AND (one = ANY ($2) OR other = ANY ($2)) AND one <> ALL ($3) AND other <> ALL ($3)

-- name: UnitApartAmong
-- Served by unit_link_apart.
SELECT one, other, same, score, reason
FROM unit_link
WHERE kind = $1 AND NOT same AND one = ANY ($2) AND other = ANY ($2)

-- name: UnitGroupsAreOpen
-- Whether no unit of these groups is held apart from another by a comparison. Served by unit_group, unit_link_apart and unit_link_apart_other.
SELECT
    NOT EXISTS (
        SELECT
        FROM unit
        JOIN unit_link AS link ON link.kind = $1 AND NOT link.same AND link.one = unit.unit_id
        WHERE unit.kind = $1 AND unit.group_id = ANY ($2))
    AND NOT EXISTS (
        SELECT
        FROM unit
        JOIN unit_link AS link ON link.kind = $1 AND NOT link.same AND link.other = unit.unit_id
        WHERE unit.kind = $1 AND unit.group_id = ANY ($2))

-- name: NameGroupsAreUndecided
-- Whether people have decided nothing that holds about any name of these groups.
SELECT NOT EXISTS (
    SELECT
    FROM entity_decision AS decision
    JOIN entity_decision_bearer AS named ON named.decision_id = decision.decision_id
    JOIN unit ON unit.kind = 2 AND unit.unit_id = named.name_id
    WHERE decision.undone_at IS NULL AND unit.group_id = ANY ($1))

-- name: UnitGroupJoin
-- Served by unit_group.
UPDATE unit
SET group_id = row.joined
FROM unnest($2::uuid[], $3::uuid[]) AS row (group_id, joined)
WHERE unit.kind = $1 AND unit.group_id = row.group_id
RETURNING unit.unit_id

-- name: NamePairsOf
-- Names that one document gives to one entity.
SELECT DISTINCT least(a.name_id, b.name_id), greatest(a.name_id, b.name_id)
FROM entity_name AS a
JOIN entity_name AS b
    ON b.document_id = a.document_id AND b.revision = a.revision AND b.position = a.position AND b.name_id <> a.name_id
WHERE a.name_id = ANY ($1) AND a.current AND (a.first OR b.first)

-- name: UnitGroupUpdate
UPDATE unit
SET group_id = row.group_id
FROM unnest($2::uuid[], $3::uuid[]) AS row (unit_id, group_id)
WHERE unit.kind = $1 AND unit.unit_id = row.unit_id

-- name: DecisionsOf
-- Decisions that hold about any of these names, with all their names; what a decision names itself comes before what stands in its place in a document.
SELECT decision.decision_id, decision.decided_at, decision.kind, named.name_id, named.side
FROM entity_decision AS decision
JOIN entity_decision_bearer AS named ON named.decision_id = decision.decision_id
WHERE decision.undone_at IS NULL
    AND decision.decision_id IN (SELECT decision_id FROM entity_decision_bearer WHERE name_id = ANY ($1))
ORDER BY decision.decision_id, named.placed, named.side, named.name_id
