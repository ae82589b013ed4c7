-- name: TopicShare
-- Held to the end of the transaction, so that a group that subscribes meanwhile sees the message, one way or the other;
-- and messages of one key commit in the order of their ids.
SELECT pg_advisory_xact_lock_shared(hashtextextended('sidecar-topic/' || $1::text || '/' || $2::text, 0)),
       CASE WHEN $3::text IS NOT NULL
            THEN pg_advisory_xact_lock(hashtextextended('sidecar-key/' || $2::text || '/' || $3::text, 0))
       END

-- name: MessageAppend
WITH appended AS (
    INSERT INTO message (pubsub, topic, event_id, partition_key, envelope, metadata, traceparent, tracestate, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6::json, $7, $8, $9)
    RETURNING message_id, pubsub, topic, partition_key
)
INSERT INTO delivery (message_id, app_id, pubsub, topic, partition_key)
SELECT a.message_id, s.app_id, a.pubsub, a.topic, a.partition_key
FROM appended AS a
JOIN subscription AS s USING (pubsub, topic)

-- name: MessagePrune
WITH old AS (
    SELECT m.message_id
    FROM message AS m
    WHERE m.published_at < now() - $1::interval
      AND NOT EXISTS (SELECT FROM delivery AS d WHERE d.message_id = m.message_id)
      -- An app that has not been up yet may still want it.
      AND NOT EXISTS (SELECT FROM unnest($2::text[]) AS known (app_id) WHERE known.app_id NOT IN (SELECT app_id FROM app))
    ORDER BY m.published_at
    LIMIT $3
    FOR UPDATE OF m SKIP LOCKED
)
DELETE FROM message AS m
USING old
WHERE m.message_id = old.message_id

-- name: StorageProbe
SELECT EXISTS (SELECT FROM app)
