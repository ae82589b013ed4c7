-- name: RepublishCount
SELECT event.topic, count(*)
FROM outbox_event AS event
INNER JOIN outbox_cursor AS cursor
    ON cursor.lane = event.lane
    AND cursor.shard = event.shard
    AND (event.txid, event.seq) <= (cursor.txid, cursor.seq)
WHERE event.occurred_at >= $1
  AND event.occurred_at < $2
  AND event.created_on >= ($1 AT TIME ZONE 'UTC')::date
  AND ($3::text IS NULL OR event.topic = $3)
GROUP BY event.topic
ORDER BY event.topic

-- name: RepublishCopy
-- The next events of a lane and shard that were sent, once more at the end of the backfill lane: same ids, same topics, in the order
-- that they had.
WITH page AS (
    SELECT event.*
    FROM outbox_event AS event
    INNER JOIN outbox_cursor AS cursor
        ON cursor.lane = event.lane
        AND cursor.shard = event.shard
        AND (event.txid, event.seq) <= (cursor.txid, cursor.seq)
    WHERE event.lane = $4
      AND event.shard = $5
      AND (event.txid, event.seq) > ($6::xid8, $7::bigint)
      AND event.occurred_at >= $1
      AND event.occurred_at < $2
      AND event.created_on >= ($1 AT TIME ZONE 'UTC')::date
      AND ($3::text IS NULL OR event.topic = $3)
    ORDER BY event.txid, event.seq
    LIMIT $8
),

copied AS (
    INSERT INTO outbox_event (event_id, topic, event_type, order_key, payload, traceparent, lane)
    SELECT event_id, topic, event_type, order_key, payload, traceparent, 1
    FROM page
    ORDER BY page.txid, page.seq
)

SELECT page.txid::text, page.seq, count(*) OVER ()
FROM page
ORDER BY page.txid DESC, page.seq DESC
LIMIT 1
