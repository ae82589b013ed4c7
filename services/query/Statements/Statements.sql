-- name: StatementListNewest
-- Served by statement_newest.
SELECT newest_first, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = statement.document_id AND reading.revision = statement.revision
)
FROM statement
WHERE current
    AND (newest_first, document_id, position) > ($1, $2, $3)
    AND newest_first BETWEEN $4 AND $5
    AND ($6::date IS NULL OR published_on >= $6)
    AND ($7::date IS NULL OR published_on < $7)
    AND speaker LIKE ALL ($8)
    AND addressee LIKE ALL ($9)
    AND said LIKE ALL ($10)
    AND ($11::smallint[] = '{}' OR kind = ANY ($11))
    AND ($12::smallint[] = '{}' OR stance = ANY ($12))
    AND ($13::smallint[] = '{}' OR certainty = ANY ($13))
ORDER BY newest_first, document_id, position
LIMIT $14

-- name: StatementListOfSpeakers
-- Served by statement_speaker_names: of each of the names $8, which speakers have in rows, the first that are taken, and of these the page. A key is asked for as
-- a range: of one the planner expects more rows than of equal keys, of which it expects as many as names have on average, and rather reads them in order than sorts all.
SELECT page.newest_first, page.document_id, page.position, statement.payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = statement.document_id AND reading.revision = statement.revision
)
FROM (
    SELECT spoken.newest_first, spoken.document_id, spoken.position, spoken.statement_id
    FROM unnest($8::text[]) AS named (names)
    CROSS JOIN LATERAL (
        SELECT newest_first, document_id, position, statement_id
        FROM statement
        WHERE (hashtextextended(speaker, 0), newest_first, document_id, position) > (hashtextextended(named.names, 0), $1, $2, $3)
            AND hashtextextended(speaker, 0) <= hashtextextended(named.names, 0)
            AND speaker = named.names
            AND current
            AND newest_first BETWEEN $4 AND $5
            AND ($6::date IS NULL OR published_on >= $6)
            AND ($7::date IS NULL OR published_on < $7)
            AND addressee LIKE ALL ($9)
            AND said LIKE ALL ($10)
            AND ($11::smallint[] = '{}' OR kind = ANY ($11))
            AND ($12::smallint[] = '{}' OR stance = ANY ($12))
            AND ($13::smallint[] = '{}' OR certainty = ANY ($13))
            AND ($15 = '' OR outlet = $15)
        ORDER BY hashtextextended(speaker, 0), newest_first, document_id, position
        LIMIT $14
    ) AS spoken
    ORDER BY spoken.newest_first, spoken.document_id, spoken.position
    LIMIT $14
) AS page
JOIN statement ON statement.statement_id = page.statement_id
ORDER BY page.newest_first, page.document_id, page.position

-- name: StatementListOfOutlet
-- Served by statement_outlet.
SELECT newest_first, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = statement.document_id AND reading.revision = statement.revision
)
FROM statement
WHERE current
    AND outlet = $15
    AND (newest_first, document_id, position) > ($1, $2, $3)
    AND newest_first BETWEEN $4 AND $5
    AND ($6::date IS NULL OR published_on >= $6)
    AND ($7::date IS NULL OR published_on < $7)
    AND speaker LIKE ALL ($8)
    AND addressee LIKE ALL ($9)
    AND said LIKE ALL ($10)
    AND ($11::smallint[] = '{}' OR kind = ANY ($11))
    AND ($12::smallint[] = '{}' OR stance = ANY ($12))
    AND ($13::smallint[] = '{}' OR certainty = ANY ($13))
ORDER BY newest_first, document_id, position
LIMIT $14

-- name: StatementListOfDocument
-- Served by statement_place. All statements of a revision share newest_first.
SELECT newest_first, document_id, position, payload, (
    SELECT concat_ws('.', reading.revision, reading.engine_version)
    FROM reading
    WHERE reading.document_id = statement.document_id AND reading.revision = statement.revision
)
FROM statement
WHERE document_id = $16
    AND revision = (SELECT current_revision FROM document WHERE document_id = $16)
    AND NOT rejected
    AND ($15 = '' OR outlet = $15)
    AND (newest_first, document_id, position) > ($1, $2, $3)
    AND newest_first BETWEEN $4 AND $5
    AND ($6::date IS NULL OR published_on >= $6)
    AND ($7::date IS NULL OR published_on < $7)
    AND speaker LIKE ALL ($8)
    AND addressee LIKE ALL ($9)
    AND said LIKE ALL ($10)
    AND ($11::smallint[] = '{}' OR kind = ANY ($11))
    AND ($12::smallint[] = '{}' OR stance = ANY ($12))
    AND ($13::smallint[] = '{}' OR certainty = ANY ($13))
ORDER BY position
LIMIT $14

-- name: StatementGet
-- Served by the primary key.
SELECT payload
FROM statement
WHERE statement_id = $1

-- name: StatementSuccessorGet
-- Served by the primary keys of former_statement and document, and by statement_place. The successor is the statement of the
-- same revision whose content is the most alike: code points that both have, by code points that either has.
SELECT d.document_id, d.retracted_at IS NOT NULL, successor.payload
FROM former_statement AS former
JOIN document AS d ON d.document_id = former.document_id
LEFT JOIN LATERAL (
    SELECT s.payload
    FROM statement AS s
    WHERE s.document_id = former.document_id
        AND s.revision = former.revision
        AND s.content && former.content
    ORDER BY
        (SELECT sum(upper(part) - lower(part)) FROM unnest(s.content * former.content) AS part)::double precision
            / (SELECT sum(upper(part) - lower(part)) FROM unnest(s.content + former.content) AS part) DESC,
        s.position
    LIMIT 1
) AS successor ON true
WHERE former.statement_id = $1
