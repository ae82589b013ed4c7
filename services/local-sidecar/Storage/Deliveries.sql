-- name: DeliveryClaim
-- A row that another sidecar holds is locked or due later. Of one key only the oldest is due: the next waits for it.
-- Each topic has room of its own, so that a flood of one holds up no other.
-- Written so that no statistics, which a flood makes stale, lead the planner to read all that waits: the oldest of a key comes in the order
-- of the index of keys alone, and what is due is given as an array, for few rows.
WITH due AS (
    SELECT claimed.message_id
    FROM unnest($3::text[], $4::integer[]) AS wanted (topic, free)
    CROSS JOIN LATERAL (
        SELECT d.message_id
        FROM delivery AS d
        WHERE d.app_id = $1
          AND d.pubsub = $2
          AND d.topic = wanted.topic
          AND d.dead_since IS NULL
          AND d.due_at <= now()
          AND ($8::boolean OR d.partition_key IS NULL OR d.message_id = (
              SELECT oldest.message_id
              FROM delivery AS oldest
              WHERE oldest.app_id = d.app_id
                AND oldest.topic = d.topic
                AND oldest.partition_key = d.partition_key
                AND oldest.pubsub = d.pubsub
                AND oldest.dead_since IS NULL
              ORDER BY oldest.message_id
              LIMIT 1))
        ORDER BY d.due_at, d.message_id
        LIMIT wanted.free
        FOR UPDATE OF d SKIP LOCKED
    ) AS claimed
)
UPDATE delivery AS d
SET claim = $5, claimed_by = $6, due_at = now() + $7::interval
FROM message AS m
WHERE d.message_id = ANY (ARRAY(SELECT message_id FROM due)) AND d.app_id = $1 AND m.message_id = d.message_id
RETURNING d.message_id, d.topic, d.attempts, m.event_id, m.envelope, m.metadata::text, m.traceparent, m.tracestate,
          coalesce(m.expires_at <= now(), false)

-- name: DeliveryDone
DELETE FROM delivery
WHERE message_id = $1 AND app_id = $2 AND claim = $3

-- name: DeliveryAgain
UPDATE delivery
SET attempts = attempts + $4, due_at = now() + $5::interval, last_error = left($6::text, 1000), claim = NULL, claimed_by = NULL
WHERE message_id = $1 AND app_id = $2 AND claim = $3

-- name: DeliveryDead
UPDATE delivery
SET dead_since = now(), last_error = left($4::text, 1000), claim = NULL, claimed_by = NULL
WHERE message_id = $1 AND app_id = $2 AND claim = $3

-- name: DeadLetterForward
-- The envelope goes on as it is, so its id and topic stay those of the original.
WITH forwarded AS (
    INSERT INTO message (pubsub, topic, event_id, partition_key, envelope, metadata, traceparent, tracestate)
    SELECT m.pubsub, $2, m.event_id, m.partition_key, m.envelope, m.metadata, m.traceparent, m.tracestate
    FROM message AS m
    WHERE m.message_id = $1
    RETURNING message_id, pubsub, topic, partition_key
)
INSERT INTO delivery (message_id, app_id, pubsub, topic, partition_key)
SELECT f.message_id, s.app_id, f.pubsub, f.topic, f.partition_key
FROM forwarded AS f
JOIN subscription AS s USING (pubsub, topic)

-- name: SlotTake
SELECT pg_try_advisory_lock(hashtextextended('sidecar-slot/' || $1::text, 0))

-- name: SlotClaimsRelease
UPDATE delivery
SET due_at = now(), claim = NULL, claimed_by = NULL
WHERE starts_with(claimed_by, $1) AND claimed_by <> $2
