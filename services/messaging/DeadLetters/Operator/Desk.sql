-- name: DeskList
-- Those that are dead or on their way again, or those that were dealt with; oldest first.
SELECT topic, event_id, code, reason, document, tries, replays, refused_at, replay_at, settled_at, settled_as
FROM dead_letter
WHERE (settled_at IS NOT NULL) = $7
  AND ($1::text IS NULL OR topic = $1)
  AND ($2::text IS NULL OR code = $2)
  AND ($3::timestamptz IS NULL OR refused_at >= $3)
  AND ($4::timestamptz IS NULL OR refused_at < $4)
  AND ($5::uuid IS NULL OR document = $5)
  AND ($6::text[] IS NULL OR event_id = ANY ($6))
  AND ($8::timestamptz IS NULL OR (refused_at, topic, event_id) > ($8, $9, $10))
ORDER BY refused_at, topic, event_id
LIMIT $11

-- name: DeskCount
-- What an action would touch, by topic and code. $7: also those on their way again. $8: at most so many, oldest first.
SELECT topic, code, count(*)
FROM (
    SELECT topic, code
    FROM dead_letter
    WHERE settled_at IS NULL
      AND (replay_at IS NULL OR ($7 AND (lease_until IS NULL OR lease_until < now())))
      AND ($1::text IS NULL OR topic = $1)
      AND ($2::text IS NULL OR code = $2)
      AND ($3::timestamptz IS NULL OR refused_at >= $3)
      AND ($4::timestamptz IS NULL OR refused_at < $4)
      AND ($5::uuid IS NULL OR document = $5)
      AND ($6::text[] IS NULL OR event_id = ANY ($6))
    ORDER BY refused_at, topic, event_id
    LIMIT $8
) AS chosen
GROUP BY topic, code
ORDER BY topic, code

-- name: DeskReplay
-- Marks them, each with a time of its own, $11 seconds apart.
WITH chosen AS (
    SELECT topic, event_id, refused_at
    FROM dead_letter
    WHERE settled_at IS NULL
      AND replay_at IS NULL
      AND ($1::text IS NULL OR topic = $1)
      AND ($2::text IS NULL OR code = $2)
      AND ($3::timestamptz IS NULL OR refused_at >= $3)
      AND ($4::timestamptz IS NULL OR refused_at < $4)
      AND ($5::uuid IS NULL OR document = $5)
      AND ($6::text[] IS NULL OR event_id = ANY ($6))
    ORDER BY refused_at, topic, event_id
    LIMIT $7
    FOR UPDATE SKIP LOCKED
),
spread AS (
    SELECT topic, event_id, row_number() OVER (ORDER BY refused_at, topic, event_id) - 1 AS place
    FROM chosen
),
marked AS (
    UPDATE dead_letter AS letter
    SET replay_at = now() + spread.place * make_interval(secs => $11)
    FROM spread
    WHERE letter.topic = spread.topic AND letter.event_id = spread.event_id
    RETURNING letter.topic, letter.event_id
),
pardoned AS (
    -- A new chance: deaths are counted anew.
    DELETE FROM crash_suspicion
    USING marked
    WHERE crash_suspicion.event_id::text = lower(marked.event_id)
),
action AS (
    INSERT INTO dead_letter_action (who, verb, filter, why, affected)
    SELECT $8, 'replay', $9, $10, (SELECT count(*) FROM marked)
    RETURNING action_id, affected
),
entry AS (
    INSERT INTO dead_letter_history (topic, event_id, what, detail, action_id)
    SELECT marked.topic, marked.event_id, 'to be replayed', $10, action.action_id
    FROM marked, action
)
SELECT affected FROM action

-- name: DeskDrop
-- Those that are being handled at this moment are left alone.
WITH chosen AS (
    SELECT topic, event_id
    FROM dead_letter
    WHERE settled_at IS NULL
      AND (lease_until IS NULL OR lease_until < now())
      AND ($1::text IS NULL OR topic = $1)
      AND ($2::text IS NULL OR code = $2)
      AND ($3::timestamptz IS NULL OR refused_at >= $3)
      AND ($4::timestamptz IS NULL OR refused_at < $4)
      AND ($5::uuid IS NULL OR document = $5)
      AND ($6::text[] IS NULL OR event_id = ANY ($6))
    ORDER BY refused_at, topic, event_id
    LIMIT $7
    FOR UPDATE SKIP LOCKED
),
dropped AS (
    UPDATE dead_letter AS letter
    SET settled_at = now(), settled_as = 'dropped', replay_at = NULL, lease = NULL, lease_until = NULL
    FROM chosen
    WHERE letter.topic = chosen.topic AND letter.event_id = chosen.event_id
    RETURNING letter.topic, letter.event_id
),
action AS (
    INSERT INTO dead_letter_action (who, verb, filter, why, affected)
    SELECT $8, 'drop', $9, $10, (SELECT count(*) FROM dropped)
    RETURNING action_id, affected
),
entry AS (
    INSERT INTO dead_letter_history (topic, event_id, what, detail, action_id)
    SELECT dropped.topic, dropped.event_id, 'dropped', $10, action.action_id
    FROM dropped, action
)
SELECT affected FROM action

-- name: DeskShow
SELECT topic, event_id, code, reason, document, tries, replays, refused_at, replay_at, settled_at, settled_as,
       event_type, error, payload, traceparent, first_failed_at
FROM dead_letter
WHERE event_id = $1 AND ($2::text IS NULL OR topic = $2)
ORDER BY topic
LIMIT 10

-- name: DeskHistory
SELECT entry.at, entry.what, entry.detail, action.who
FROM dead_letter_history AS entry
LEFT JOIN dead_letter_action AS action USING (action_id)
WHERE entry.topic = $1 AND entry.event_id = $2
ORDER BY entry.entry_id DESC
LIMIT 200
