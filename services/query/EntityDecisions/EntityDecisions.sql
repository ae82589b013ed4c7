-- name: EntityDecisionAnswerGet
-- Served by entity_decision_request_id_key. What a request was answered with.
SELECT request_sha256, answer
FROM entity_decision
WHERE request_id = $1

-- name: EntityDecisionInsert
-- Under the lock of groups, so that later means decided later, whatever clocks do.
INSERT INTO entity_decision (decision_id, request_id, kind, request_sha256, decided_by, reason, decided_at)
SELECT $1, $2, $3, $4, $5, $6, greatest(clock_timestamp(), max(decided_at) + interval '1 microsecond')
FROM entity_decision

-- name: EntityDecisionNameInsert
INSERT INTO entity_decision_name (decision_id, name_id, side, name)
SELECT $1, name_id, side, name
FROM unnest($2::uuid[], $3::smallint[], $4::text[]) AS row (name_id, side, name)

-- name: EntityDecisionPlaceInsert
-- Where the names stand that are compared by what their document tells beside them.
INSERT INTO entity_decision_place (decision_id, document_id, folded, type, side, name)
SELECT DISTINCT ON (bearer.document_id, bearer.folded, bearer.type)
    $1, bearer.document_id, bearer.folded, bearer.type, row.side, bearer.name
FROM unnest($2::uuid[], $3::smallint[]) AS row (name_id, side)
JOIN entity_name AS bearer ON bearer.name_id = row.name_id AND bearer.current AND bearer.folded <> ''
ORDER BY bearer.document_id, bearer.folded, bearer.type, row.side
LIMIT $4

-- name: EntityDecisionAnswerPut
UPDATE entity_decision
SET answer = $2
WHERE decision_id = $1

-- name: EntityDecisionUnits
SELECT DISTINCT name_id
FROM entity_decision_bearer
WHERE decision_id = $1

-- name: EntityDecisionUndo
UPDATE entity_decision
SET undone_by = $2, undone_at = clock_timestamp()
WHERE decision_id = $1 AND undone_at IS NULL

-- name: EntityDecisionGet
-- Served by the primary key.
SELECT decided_at, decision_id, kind, decided_by, reason, undone_at, undone_by,
    ARRAY(SELECT name FROM entity_decision_name AS named WHERE named.decision_id = decision.decision_id AND side = 0 AND name <> ''),
    ARRAY(SELECT name FROM entity_decision_name AS named WHERE named.decision_id = decision.decision_id AND side = 1 AND name <> '')
FROM entity_decision AS decision
WHERE decision_id = $1

-- name: EntityDecisionList
-- Served by entity_decision_decided_once.
SELECT decided_at, decision_id, kind, decided_by, reason, undone_at, undone_by,
    ARRAY(SELECT name FROM entity_decision_name AS named WHERE named.decision_id = decision.decision_id AND side = 0 AND name <> ''),
    ARRAY(SELECT name FROM entity_decision_name AS named WHERE named.decision_id = decision.decision_id AND side = 1 AND name <> '')
FROM entity_decision AS decision
WHERE decided_at < $1
ORDER BY decided_at DESC
LIMIT $2
