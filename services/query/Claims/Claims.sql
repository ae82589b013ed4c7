-- name: ClaimGroupsOfTexts
-- Claims of documents that carry one of these texts: how many groups of texts they have may have changed.
SELECT DISTINCT proposition.group_id
FROM reading
JOIN statement ON statement.document_id = reading.document_id AND statement.revision = reading.revision
JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = statement.proposition_id
WHERE reading.text_id = ANY ($1) AND statement.current

-- name: ClaimDelete
DELETE FROM claim
WHERE group_id = ANY ($1)

-- name: ClaimInsert
-- The first statement is that of the earliest published document; documents without a publication time come last, and address, place and id
-- decide between equals, so that the order of arrival never does.
INSERT INTO claim (
    group_id, claim_id, affirming_id, denying_id, last_first, last_published,
    statement_count, document_count, outlet_count, text_count, stances)
SELECT
    member.group_id,
    (array_agg(member.statement_id ORDER BY member.undated, member.earliest, member.tie, member.position, member.statement_id))[1],
    (array_agg(member.statement_id ORDER BY member.undated, member.earliest, member.tie, member.position, member.statement_id)
        FILTER (WHERE NOT member.denies))[1],
    (array_agg(member.statement_id ORDER BY member.undated, member.earliest, member.tie, member.position, member.statement_id)
        FILTER (WHERE member.denies))[1],
    COALESCE(-max(member.earliest) FILTER (WHERE NOT member.undated), 9223372036854775807),
    (array_agg(member.published ORDER BY member.undated, member.earliest DESC, member.tie))[1],
    count(*),
    count(DISTINCT member.document_id),
    count(DISTINCT member.outlet) FILTER (WHERE member.outlet <> ''),
    count(DISTINCT member.text),
    ARRAY[
        count(*) FILTER (WHERE member.stance = 0), count(*) FILTER (WHERE member.stance = 1), count(*) FILTER (WHERE member.stance = 2),
        count(*) FILTER (WHERE member.stance = 3), count(*) FILTER (WHERE member.stance = 4), count(*) FILTER (WHERE member.stance = 5)]
FROM (
    SELECT
        proposition.group_id, statement.statement_id, statement.stance, statement.denies, statement.document_id, statement.position, statement.outlet,
        statement.published_on IS NULL AS undated,
        CASE WHEN statement.published_on IS NULL THEN 0 ELSE -statement.newest_first END AS earliest,
        reading.tie,
        reading.published,
        COALESCE(copied.group_id, statement.document_id) AS text
    FROM unit AS proposition
    JOIN statement ON statement.proposition_id = proposition.unit_id AND statement.current
    JOIN reading ON reading.document_id = statement.document_id AND reading.revision = statement.revision
    LEFT JOIN unit AS copied ON copied.kind = 3 AND copied.unit_id = reading.text_id
    WHERE proposition.kind = 1 AND proposition.group_id = ANY ($1)
) AS member
GROUP BY member.group_id

-- name: ContradictionInsertDenials
INSERT INTO contradiction (one_group, other_group, kind, one_id, other_id, newest_first, differing)
SELECT claim.group_id, claim.group_id, 1, claim.affirming_id, claim.denying_id, least(affirming.newest_first, denying.newest_first), '{}'
FROM claim
JOIN statement AS affirming ON affirming.statement_id = claim.affirming_id
JOIN statement AS denying ON denying.statement_id = claim.denying_id
WHERE claim.group_id = ANY ($1)

-- name: ContradictionInsertFigures
-- Pairs of propositions that differ in a number or a date, one a pair of claims and kind: the surest, then the one with the smallest ids.
INSERT INTO contradiction (one_group, other_group, kind, one_id, other_id, newest_first, differing)
SELECT DISTINCT ON (pair.one_group, pair.other_group, pair.kind)
    pair.one_group, pair.other_group, pair.kind, one.affirming_id, other.affirming_id,
    least(one_first.newest_first, other_first.newest_first), pair.differing
FROM (
    SELECT
        least(a.group_id, b.group_id) AS one_group,
        greatest(a.group_id, b.group_id) AS other_group,
        CASE link.reason WHEN 'NUMBER' THEN 2 ELSE 3 END AS kind,
        CASE WHEN a.group_id < b.group_id OR cardinality(link.differing) <> 2 THEN link.differing
            ELSE ARRAY[link.differing[2], link.differing[1]] END AS differing,
        link.score, link.one, link.other
    FROM unit AS touched
    JOIN unit_link AS link ON link.kind = 1 AND NOT link.same AND (link.one = touched.unit_id OR link.other = touched.unit_id)
    JOIN unit AS a ON a.kind = 1 AND a.unit_id = link.one
    JOIN unit AS b ON b.kind = 1 AND b.unit_id = link.other
    WHERE touched.kind = 1 AND touched.group_id = ANY ($1) AND a.group_id <> b.group_id
) AS pair
JOIN claim AS one ON one.group_id = pair.one_group
JOIN claim AS other ON other.group_id = pair.other_group
JOIN statement AS one_first ON one_first.statement_id = one.affirming_id
JOIN statement AS other_first ON other_first.statement_id = other.affirming_id
ORDER BY pair.one_group, pair.other_group, pair.kind, pair.score DESC, pair.one, pair.other

-- name: ClaimList
-- Served by claim_last, or by claim_several, claim_many or claim_denied where they hold all that is asked for.
SELECT claim.last_first, claim.claim_id, first.payload, text.payload,
    claim.statement_count, claim.document_count, claim.outlet_count, claim.text_count, claim.stances, claim.last_published
FROM claim
JOIN statement AS first ON first.statement_id = claim.claim_id
JOIN statement AS text ON text.statement_id = COALESCE(claim.affirming_id, claim.claim_id)
WHERE (claim.last_first, claim.claim_id) > ($1, $2)
    AND claim.outlet_count >= $3
    AND (NOT $4 OR claim.denying_id IS NOT NULL)
ORDER BY claim.last_first, claim.claim_id
LIMIT $5

-- name: ClaimListOfDocument
-- Served by statement_place and the primary keys: the claims of one document are bounded, so they are sorted when asked for.
SELECT claim.last_first, claim.claim_id, first.payload, text.payload,
    claim.statement_count, claim.document_count, claim.outlet_count, claim.text_count, claim.stances, claim.last_published
FROM claim
JOIN statement AS first ON first.statement_id = claim.claim_id
JOIN statement AS text ON text.statement_id = COALESCE(claim.affirming_id, claim.claim_id)
WHERE (claim.last_first, claim.claim_id) > ($1, $2)
    AND claim.outlet_count >= $3
    AND (NOT $4 OR claim.denying_id IS NOT NULL)
    AND claim.group_id IN (
        SELECT proposition.group_id
        FROM statement
        JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = statement.proposition_id
        WHERE statement.document_id = $6 AND statement.current)
ORDER BY claim.last_first, claim.claim_id
LIMIT $5

-- name: ClaimGroupOfStatement
-- Served by the primary keys. Null where the statement asserts nothing that could be a claim.
SELECT proposition.group_id
FROM statement
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = statement.proposition_id
WHERE statement.statement_id = $1

-- name: ClaimGet
SELECT claim.last_first, claim.claim_id, first.payload, text.payload,
    claim.statement_count, claim.document_count, claim.outlet_count, claim.text_count, claim.stances, claim.last_published
FROM claim
JOIN statement AS first ON first.statement_id = claim.claim_id
JOIN statement AS text ON text.statement_id = COALESCE(claim.affirming_id, claim.claim_id)
WHERE claim.group_id = $1

-- name: ClaimStatements
-- Served by unit_group and statement_proposition.
SELECT statement.payload, proposition.unit
FROM unit AS proposition
JOIN statement ON statement.proposition_id = proposition.unit_id AND statement.current
JOIN reading ON reading.document_id = statement.document_id AND reading.revision = statement.revision
WHERE proposition.kind = 1 AND proposition.group_id = $1
ORDER BY
    statement.published_on IS NULL,
    CASE WHEN statement.published_on IS NULL THEN 0 ELSE -statement.newest_first END,
    reading.tie, statement.position, statement.statement_id
LIMIT $2

-- name: ClaimCandidates
-- Served by unit_terms. The wordings that share most with what was asked.
SELECT unit_id, group_id, unit
FROM unit
WHERE kind = 1 AND terms @@ $1::tsquery
ORDER BY ts_rank(terms, $2::tsquery) DESC, unit_id
LIMIT $3

-- name: ClaimBest
-- The first statement with one of the wordings, a group each.
SELECT DISTINCT ON (proposition.group_id) proposition.group_id, statement.payload
FROM unit AS proposition
JOIN statement ON statement.proposition_id = proposition.unit_id AND statement.current
JOIN reading ON reading.document_id = statement.document_id AND reading.revision = statement.revision
WHERE proposition.kind = 1 AND proposition.unit_id = ANY ($1)
ORDER BY
    proposition.group_id,
    statement.published_on IS NULL,
    CASE WHEN statement.published_on IS NULL THEN 0 ELSE -statement.newest_first END,
    reading.tie, statement.position, statement.statement_id

-- name: ClaimGetAll
SELECT claim.group_id, claim.claim_id, first.payload, text.payload,
    claim.statement_count, claim.document_count, claim.outlet_count, claim.text_count, claim.stances, claim.last_published
FROM claim
JOIN statement AS first ON first.statement_id = claim.claim_id
JOIN statement AS text ON text.statement_id = COALESCE(claim.affirming_id, claim.claim_id)
WHERE claim.group_id = ANY ($1)

-- name: ContradictionList
-- Served by contradiction_newest.
SELECT contradiction.newest_first, contradiction.one_id, contradiction.other_id, contradiction.kind,
    one.claim_id, other.claim_id, one_side.payload, other_side.payload, contradiction.differing
FROM contradiction
JOIN claim AS one ON one.group_id = contradiction.one_group
JOIN claim AS other ON other.group_id = contradiction.other_group
JOIN statement AS one_side ON one_side.statement_id = contradiction.one_id
JOIN statement AS other_side ON other_side.statement_id = contradiction.other_id
WHERE (contradiction.newest_first, contradiction.one_id, contradiction.other_id, contradiction.kind) > ($1, $2, $3, $4)
    AND ($5::smallint[] = '{}' OR contradiction.kind = ANY ($5))
ORDER BY contradiction.newest_first, contradiction.one_id, contradiction.other_id, contradiction.kind
LIMIT $6

-- name: ContradictionListOfClaim
-- Served by the primary key and contradiction_other: those of one claim are few, so they are sorted when asked for.
SELECT contradiction.newest_first, contradiction.one_id, contradiction.other_id, contradiction.kind,
    one.claim_id, other.claim_id, one_side.payload, other_side.payload, contradiction.differing
FROM contradiction
JOIN claim AS one ON one.group_id = contradiction.one_group
JOIN claim AS other ON other.group_id = contradiction.other_group
JOIN statement AS one_side ON one_side.statement_id = contradiction.one_id
JOIN statement AS other_side ON other_side.statement_id = contradiction.other_id
WHERE (contradiction.newest_first, contradiction.one_id, contradiction.other_id, contradiction.kind) > ($1, $2, $3, $4)
    AND ($5::smallint[] = '{}' OR contradiction.kind = ANY ($5))
    AND (contradiction.one_group = $7 OR contradiction.other_group = $7)
ORDER BY contradiction.newest_first, contradiction.one_id, contradiction.other_id, contradiction.kind
LIMIT $6
