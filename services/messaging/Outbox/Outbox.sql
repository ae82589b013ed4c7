-- name: OutboxAppend
INSERT INTO outbox_event (event_id, topic, event_type, order_key, payload, traceparent)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: OutboxLease
-- Database time only: the clocks of two relays may differ.
UPDATE outbox_cursor
SET lease_owner = $1,
    lease_until = now() + interval '10 seconds',
    epoch = CASE WHEN lease_owner = $1 AND lease_until >= now() THEN epoch ELSE epoch + 1 END
WHERE relay = 'events'
  AND (lease_owner = $1 OR lease_until < now())
RETURNING epoch, txid::text, seq

-- name: OutboxRead
SELECT txid::text, seq, event_id, topic, event_type, order_key, payload, traceparent
FROM outbox_event
WHERE (txid, seq) > ($1::xid8, $2::bigint)
  AND txid < pg_snapshot_xmin(pg_current_snapshot())
-- With the table's name: a bare txid would be the text that is selected, and '1000' sorts before '999'.
ORDER BY outbox_event.txid, outbox_event.seq
LIMIT $3

-- name: OutboxAdvance
UPDATE outbox_cursor
SET txid = $2::xid8,
    seq = $3
WHERE relay = 'events'
  AND epoch = $1

-- name: OutboxRelease
UPDATE outbox_cursor
SET lease_until = '-infinity'
WHERE relay = 'events'
  AND lease_owner = $1

-- name: OutboxPrune
-- Sent and three days old: long enough to look at, and to send again by setting the cursor back.
DELETE FROM outbox_event
WHERE (txid, seq) IN (
    SELECT event.txid, event.seq
    FROM outbox_event AS event, outbox_cursor AS cursor
    WHERE (event.txid, event.seq) <= (cursor.txid, cursor.seq)
      AND event.occurred_at < now() - interval '3 days'
    ORDER BY event.txid, event.seq
    LIMIT 1000
)

-- name: OutboxMeasure
-- The count is bounded: a backlog of millions must not be walked every few seconds.
SELECT
    (
        SELECT count(*)
        FROM (
            SELECT
            FROM outbox_event AS event
            WHERE (event.txid, event.seq) > (cursor.txid, cursor.seq)
            LIMIT 100000
        ) AS waiting
    ),
    coalesce(extract(epoch FROM now() - oldest.occurred_at), 0)::double precision,
    pg_snapshot_xmin(pg_current_snapshot())::text,
    pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmax(pg_current_snapshot())
FROM outbox_cursor AS cursor
LEFT JOIN LATERAL (
    SELECT event.occurred_at
    FROM outbox_event AS event
    WHERE (event.txid, event.seq) > (cursor.txid, cursor.seq)
    ORDER BY event.txid, event.seq
    LIMIT 1
) AS oldest ON true
WHERE cursor.relay = 'events'
