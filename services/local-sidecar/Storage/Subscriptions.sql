-- name: AppListed
INSERT INTO app (app_id)
VALUES ($1)
ON CONFLICT (app_id) DO UPDATE SET listed_at = now()

-- name: TopicOwn
SELECT pg_advisory_xact_lock(hashtextextended('sidecar-topic/' || $1::text || '/' || $2::text, 0))

-- name: SubscriptionOpen
-- A group that is new to the topic gets all that is kept of it, from the beginning.
WITH opened AS (
    INSERT INTO subscription (app_id, pubsub, topic, dead_letter_topic)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (app_id, pubsub, topic) DO UPDATE SET dead_letter_topic = excluded.dead_letter_topic
    RETURNING xmax = 0 AS is_new
),
kept AS (
    SELECT m.message_id, m.pubsub, m.topic, m.partition_key
    FROM message AS m
    WHERE m.pubsub = $2 AND m.topic = $3 AND (SELECT is_new FROM opened)
    FOR KEY SHARE SKIP LOCKED
)
INSERT INTO delivery (message_id, app_id, pubsub, topic, partition_key)
SELECT k.message_id, $1, k.pubsub, k.topic, k.partition_key
FROM kept AS k
ON CONFLICT (message_id, app_id) DO NOTHING
