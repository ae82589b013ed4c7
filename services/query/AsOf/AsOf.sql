-- name: PastTime
-- The time that views answer for until the transaction ends. How many rows are of the past differs with it, so queries are planned for it. Bringing all that was
-- received by then into groups may take longer than a statement of today may, between statements as well.
SELECT
    set_config('hearsay.as_of', $1, true),
    set_config('plan_cache_mode', 'force_custom_plan', true),
    set_config('statement_timeout', '180s', true),
    set_config('idle_in_transaction_session_timeout', '180s', true)

-- name: PastPosition
-- Served by reading_received. What had been received by a time: two times of one position have the same answers, and a position that changed (a document that
-- came late or was taken back, a newer reading, a decision) has others. No more revisions than $2 are looked at. The last column tells whether nothing was
-- received since.
SELECT
    count(*),
    COALESCE(bit_xor(hashtextextended(concat_ws(' ', document_id, revision, version, projected_at), 0)), 0),
    (SELECT concat_ws(' ', count(*), count(undone_at), max(decided_at), max(undone_at)) FROM query.entity_decision),
    COALESCE((SELECT max(received_at) FROM query.reading) <= $1, true)
FROM (
    SELECT document_id, revision, xmin AS version, projected_at
    FROM query.reading
    WHERE received_at <= $1
    ORDER BY received_at
    LIMIT $2
) AS received

-- name: PastReadingsIncomplete
-- Readings that held at the time of the views and refer to units that are not kept: they were superseded before units of the past were.
SELECT DISTINCT reference.document_id, reference.revision
FROM query_at.unit_reference AS reference
WHERE NOT EXISTS (SELECT FROM query.unit AS present WHERE present.kind = reference.kind AND present.unit_id = reference.unit_id)
    AND NOT EXISTS (SELECT FROM query.past_unit AS kept WHERE kept.kind = reference.kind AND kept.unit_id = reference.unit_id)
LIMIT $1

-- name: PastTablesMake
SELECT past_tables_make()

-- name: PastTablesAnalyze
SELECT past_tables_analyze()

-- name: PastUnitFill
-- Units of that time that are also of today, each in a group of its own.
INSERT INTO unit (kind, unit_id, group_id, unit, terms)
SELECT present.kind, present.unit_id, present.unit_id, present.unit, present.terms
FROM (SELECT DISTINCT kind, unit_id FROM query_at.unit_reference) AS asked
JOIN query.unit AS present ON present.kind = asked.kind AND present.unit_id = asked.unit_id

-- name: PastKeyFill
INSERT INTO unit_key (kind, key, unit_id)
SELECT present.kind, present.key, present.unit_id
FROM unit
JOIN query.unit_key AS present ON present.kind = unit.kind AND present.unit_id = unit.unit_id

-- name: PastLinkFill
-- What two units are to each other depends on the two alone, so a link of today was one then.
INSERT INTO unit_link (kind, one, other, same, score, reason, differing, keys)
SELECT link.kind, link.one, link.other, link.same, link.score, link.reason, link.differing, link.keys
FROM query.unit_link AS link
JOIN unit AS one ON one.kind = link.kind AND one.unit_id = link.one
JOIN unit AS other ON other.kind = link.kind AND other.unit_id = link.other

-- name: PastHubs
-- Keys that more units have today than a key has hubs, with the units that were its hubs then, and those of them that are none today.
SELECT changed.key, changed.hubs, ARRAY(SELECT unnest(changed.hubs) EXCEPT SELECT unnest(changed.hubs_today))
FROM (
    SELECT
        present.key,
        COALESCE((array_agg(unit.unit_id ORDER BY unit.unit_id) FILTER (WHERE unit.unit_id IS NOT NULL))[1:$2], '{}') AS hubs,
        (array_agg(present.unit_id ORDER BY present.unit_id))[1:$2] AS hubs_today
    FROM query.unit_key AS present
    LEFT JOIN unit ON unit.kind = present.kind AND unit.unit_id = present.unit_id
    WHERE present.kind = $1
    GROUP BY present.key
    HAVING count(*) > $2
) AS changed
WHERE NOT changed.hubs <@ changed.hubs_today

-- name: PastUnitsKept
-- Units of that time that are not of today.
SELECT kept.kind, kept.unit_id, kept.unit, kept.terms::text
FROM (SELECT DISTINCT kind, unit_id FROM query_at.unit_reference) AS asked
JOIN query.past_unit AS kept ON kept.kind = asked.kind AND kept.unit_id = asked.unit_id
WHERE NOT EXISTS (SELECT FROM unit WHERE unit.kind = asked.kind AND unit.unit_id = asked.unit_id)

-- name: PastUnitList
SELECT unit_id
FROM unit
WHERE kind = $1

-- name: PastGroupList
SELECT DISTINCT group_id
FROM unit
WHERE kind = $1
