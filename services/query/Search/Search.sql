-- name: SearchPlanFresh
-- How many statements have a word decides how they are found, so each search is planned for its words. How many have several words is guessed badly: what
-- seems to be in half of all rows may be in none, so no table is read whole. A frequent word's matches have room in memory, row by row.
SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true), set_config('work_mem', '32MB', true)

-- name: SearchRead
-- What must be there of a query, as PostgreSQL writes a tsquery; empty or 'T' where nothing must.
SELECT querytree(websearch_to_tsquery('english', searchable($1)))

-- name: SearchHighlight
-- Those of the words that are a regular form of one of the terms.
SELECT word
FROM unnest($1::text[]) AS word
WHERE tsvector_to_array(to_tsvector('english', searchable(word))) && $2::text[]

-- name: SearchMembers
-- Served by unit_leading. Asked for beforehand, so that a search is planned for how many statements these have.
SELECT unit_id
FROM unit
WHERE kind = $1 AND group_id = $2 AND leads
ORDER BY unit_id

-- name: SearchNewest
-- Served by statement_newest, or by statement_outlet, statement_speaker_names or statement_speaker where they are asked for; $18 are the
-- keys of names that have the words asked for of the speaker.
SELECT 0::real, s.newest_first, left(reading.tie, 200) COLLATE "C" AS tie, s.position, s.statement_id, s.payload, claim.claim_id, 0::bigint
FROM statement AS s
JOIN reading ON reading.document_id = s.document_id AND reading.revision = s.revision
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = s.proposition_id
LEFT JOIN claim ON claim.group_id = proposition.group_id
WHERE s.current
    AND s.newest_first BETWEEN greatest($1::bigint, $5::bigint) AND $6
    AND (s.newest_first, left(reading.tie, 200) COLLATE "C", s.position, s.statement_id) > ($1::bigint, $2::text, $3::integer, $4::uuid)
    AND ($7::date IS NULL OR s.published_on >= $7)
    AND ($8::date IS NULL OR s.published_on < $8)
    AND ($9::text IS NULL OR s.said_on && $9::daterange)
    AND s.speaker LIKE ALL ($10::text[])
    AND s.addressee LIKE ALL ($11::text[])
    AND s.origin LIKE ALL ($12::text[])
    AND ($13 = '' OR s.outlet = $13)
    AND ($14::smallint[] = '{}' OR s.kind = ANY ($14))
    AND ($15::smallint[] = '{}' OR s.stance = ANY ($15))
    AND ($16::smallint[] = '{}' OR s.certainty = ANY ($16))
    AND ($17::uuid[] IS NULL OR s.speaker_id = ANY ($17))
    AND ($18::bigint[] IS NULL OR hashtextextended(s.speaker, 0) = ANY ($18))
ORDER BY s.newest_first, tie, s.position, s.statement_id
LIMIT $19

-- name: SearchClaim
-- Served by statement_proposition: all statements of the propositions $18, which are those of one claim.
SELECT 0::real, s.newest_first, left(reading.tie, 200) COLLATE "C" AS tie, s.position, s.statement_id, s.payload, claim.claim_id, 0::bigint
FROM unnest($18::uuid[]) AS asked (unit_id)
CROSS JOIN LATERAL (
    SELECT newest_first, document_id, revision, position, statement_id, payload, proposition_id
    FROM statement
    WHERE proposition_id = asked.unit_id
        AND current
        AND newest_first BETWEEN greatest($1::bigint, $5::bigint) AND $6
        AND ($7::date IS NULL OR published_on >= $7)
        AND ($8::date IS NULL OR published_on < $8)
        AND ($9::text IS NULL OR said_on && $9::daterange)
        AND speaker LIKE ALL ($10::text[])
        AND addressee LIKE ALL ($11::text[])
        AND origin LIKE ALL ($12::text[])
        AND ($13 = '' OR outlet = $13)
        AND ($14::smallint[] = '{}' OR kind = ANY ($14))
        AND ($15::smallint[] = '{}' OR stance = ANY ($15))
        AND ($16::smallint[] = '{}' OR certainty = ANY ($16))
        AND ($17::uuid[] IS NULL OR speaker_id = ANY ($17))
    OFFSET 0
) AS s
JOIN reading ON reading.document_id = s.document_id AND reading.revision = s.revision
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = s.proposition_id
LEFT JOIN claim ON claim.group_id = proposition.group_id
WHERE (s.newest_first, left(reading.tie, 200) COLLATE "C", s.position, s.statement_id) > ($1::bigint, $2::text, $3::integer, $4::uuid)
ORDER BY s.newest_first, tie, s.position, s.statement_id
LIMIT $19

-- name: SearchWords
-- Ranked are the latest published $22 that match, and all that were published at the same time as the last of them. Served by statement_terms where fewer
-- match. Where more do, they are looked for among the latest $23 of all first, by statement_newest: a word that many have is found there soon. What is
-- not found there comes from statement_terms again. No more of `matching` is read than is asked for.
WITH matching AS MATERIALIZED (
    SELECT s.newest_first, s.statement_id
    FROM statement AS s
    WHERE s.current
        AND s.terms @@ websearch_to_tsquery('english', searchable($20))
        AND s.newest_first BETWEEN $5 AND $6
        AND ($7::date IS NULL OR s.published_on >= $7)
        AND ($8::date IS NULL OR s.published_on < $8)
        AND ($9::text IS NULL OR s.said_on && $9::daterange)
        AND s.speaker LIKE ALL ($10::text[])
        AND s.addressee LIKE ALL ($11::text[])
        AND s.origin LIKE ALL ($12::text[])
        AND ($13 = '' OR s.outlet = $13)
        AND ($14::smallint[] = '{}' OR s.kind = ANY ($14))
        AND ($15::smallint[] = '{}' OR s.stance = ANY ($15))
        AND ($16::smallint[] = '{}' OR s.certainty = ANY ($16))
        AND ($17::uuid[] IS NULL OR s.speaker_id = ANY ($17))
        AND ($18::uuid[] IS NULL OR s.proposition_id = ANY ($18))
), walked AS MATERIALIZED (
    SELECT s.newest_first, s.statement_id
    FROM statement AS s
    WHERE s.current
        AND s.newest_first <= (
            SELECT COALESCE(max(newest_first), 9223372036854775807)
            FROM (SELECT newest_first FROM statement WHERE current AND newest_first >= $5 ORDER BY newest_first OFFSET $23 LIMIT 1) AS last)
        AND s.terms @@ websearch_to_tsquery('english', searchable($20))
        AND s.newest_first BETWEEN $5 AND $6
        AND ($7::date IS NULL OR s.published_on >= $7)
        AND ($8::date IS NULL OR s.published_on < $8)
        AND ($9::text IS NULL OR s.said_on && $9::daterange)
        AND s.speaker LIKE ALL ($10::text[])
        AND s.addressee LIKE ALL ($11::text[])
        AND s.origin LIKE ALL ($12::text[])
        AND ($13 = '' OR s.outlet = $13)
        AND ($14::smallint[] = '{}' OR s.kind = ANY ($14))
        AND ($15::smallint[] = '{}' OR s.stance = ANY ($15))
        AND ($16::smallint[] = '{}' OR s.certainty = ANY ($16))
        AND ($17::uuid[] IS NULL OR s.speaker_id = ANY ($17))
        AND ($18::uuid[] IS NULL OR s.proposition_id = ANY ($18))
    ORDER BY s.newest_first
    FETCH FIRST ($22::integer) ROWS WITH TIES
), way AS MATERIALIZED (
    SELECT CASE
        WHEN (SELECT count(*) FROM (SELECT FROM matching LIMIT $22::integer) AS found) < $22::integer THEN 'matching'
        WHEN (SELECT count(*) FROM walked) < $22::integer THEN 'matching'
        ELSE 'walked' END AS name
), latest AS MATERIALIZED (
    SELECT * FROM walked WHERE (SELECT name FROM way) = 'walked'
    UNION ALL
    SELECT *
    FROM (
        SELECT * FROM matching WHERE (SELECT name FROM way) = 'matching'
        ORDER BY newest_first
        FETCH FIRST ($22::integer) ROWS WITH TIES) AS first
), ranked AS (
    SELECT
        -ts_rank_cd(s.terms, websearch_to_tsquery('english', searchable($20)), 1) AS rank,
        s.newest_first, left(reading.tie, 200) COLLATE "C" AS tie, s.position, s.statement_id, s.proposition_id
    FROM (SELECT * FROM latest LIMIT 2 * $22::integer) AS latest
    JOIN statement AS s ON s.statement_id = latest.statement_id
    JOIN reading ON reading.document_id = s.document_id AND reading.revision = s.revision
), page AS (
    SELECT *
    FROM ranked
    WHERE (rank, newest_first, tie, position, statement_id) > ($21::real, $1::bigint, $2::text, $3::integer, $4::uuid)
    ORDER BY rank, newest_first, tie, position, statement_id
    LIMIT $19
)
SELECT page.rank, page.newest_first, page.tie, page.position, page.statement_id, s.payload, claim.claim_id,
    (SELECT count(*) FROM latest)
FROM page
JOIN statement AS s ON s.statement_id = page.statement_id
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = page.proposition_id
LEFT JOIN claim ON claim.group_id = proposition.group_id
ORDER BY page.rank, page.newest_first, page.tie, page.position, page.statement_id
