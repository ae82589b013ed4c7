-- name: FailedTryCount
INSERT INTO failed_try AS known (event_id, topic, last_code, last_error)
VALUES ($1, left($2, 200), left($3, 200), left($4, 2000))
ON CONFLICT (event_id) DO UPDATE
SET tries = known.tries + 1, last_failed_at = now(), last_code = excluded.last_code, last_error = excluded.last_error
RETURNING tries

-- name: FailedTryPrune
DELETE FROM failed_try
WHERE event_id IN (
    SELECT event_id
    FROM failed_try
    WHERE last_failed_at < now() - interval '45 days'
    ORDER BY last_failed_at
    LIMIT 1000
)

-- name: DeadLetterKeep
-- Tries that were counted before become those of the dead letter, those too that its process died of, with what it is refused for now as
-- one more unless it was counted too. Its deaths stay: where it is delivered once more it must not be handled again.
WITH failed AS (
    DELETE FROM failed_try WHERE event_id = $9::uuid RETURNING tries, first_failed_at
),
counted AS (
    SELECT sum(tries)::integer AS tries, min(first_failed_at) AS first_failed_at
    FROM (
        SELECT tries, first_failed_at FROM failed
        UNION ALL
        SELECT 1, at FROM crash_suspicion WHERE event_id = $9::uuid
    ) AS either
),
kept AS (
    INSERT INTO dead_letter (event_id, topic, event_type, reason, payload, traceparent, code, error, document, tries, first_failed_at)
    SELECT left($1, 200), left($2, 200), left($3, 200), left($4, 2000), $5, left($6, 200), $7, left($8, 4000), $10::uuid,
           coalesce((SELECT tries FROM counted), 0) + $11, coalesce((SELECT first_failed_at FROM counted), now())
    ON CONFLICT (topic, event_id) DO NOTHING
    RETURNING topic, event_id, code, reason
)
INSERT INTO dead_letter_history (topic, event_id, what, detail)
SELECT topic, event_id, 'refused', code || ': ' || reason
FROM kept

-- name: DeadLetterCount
SELECT topic, code, count(*)
FROM (SELECT topic, code FROM dead_letter WHERE settled_at IS NULL LIMIT 100000) AS open
GROUP BY topic, code

-- name: DeadLetterPrune
DELETE FROM dead_letter
WHERE (topic, event_id) IN (
    SELECT topic, event_id
    FROM dead_letter
    WHERE settled_at < now() - interval '45 days'
    LIMIT 1000
)

-- name: DeadLetterActionPrune
DELETE FROM dead_letter_action
WHERE action_id IN (
    SELECT action_id
    FROM dead_letter_action AS action
    WHERE at < now() - interval '400 days'
      AND NOT EXISTS (SELECT FROM dead_letter_history AS entry WHERE entry.action_id = action.action_id)
    LIMIT 1000
)

-- name: DeadLetterTake
-- A row whose lease ran out is taken again: whoever had it died, or lost its claim to say how it went.
UPDATE dead_letter AS letter
SET lease = $1, lease_until = now() + $2::interval
FROM (
    SELECT topic, event_id
    FROM dead_letter
    WHERE settled_at IS NULL
      AND replay_at <= now()
      AND (lease_until IS NULL OR lease_until < now())
      AND topic = ANY ($3::text[])
    ORDER BY replay_at
    LIMIT $4
    FOR UPDATE SKIP LOCKED
) AS due
WHERE letter.topic = due.topic AND letter.event_id = due.event_id
RETURNING letter.topic, letter.event_id, letter.payload, letter.traceparent

-- name: DeadLetterSettle
WITH settled AS (
    UPDATE dead_letter
    SET settled_at = now(), settled_as = 'replayed', replays = replays + 1, replay_at = NULL, lease = NULL, lease_until = NULL
    WHERE topic = $1 AND event_id = $2 AND lease = $3
    RETURNING topic, event_id
)
INSERT INTO dead_letter_history (topic, event_id, what, detail)
SELECT topic, event_id, 'replayed', $4
FROM settled

-- name: DeadLetterFailAgain
WITH failed AS (
    UPDATE dead_letter
    SET code = $4, reason = left($5, 2000), error = left($6, 4000), tries = tries + 1, replays = replays + 1,
        replay_at = NULL, lease = NULL, lease_until = NULL
    WHERE topic = $1 AND event_id = $2 AND lease = $3
    RETURNING topic, event_id, code, reason
)
INSERT INTO dead_letter_history (topic, event_id, what, detail)
SELECT topic, event_id, 'failed again', code || ': ' || reason
FROM failed

-- name: DeadLetterPostpone
UPDATE dead_letter
SET replay_at = now() + $4::interval, lease = NULL, lease_until = NULL
WHERE topic = $1 AND event_id = $2 AND lease = $3
