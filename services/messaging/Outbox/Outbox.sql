-- name: OutboxAppend
INSERT INTO outbox_event (event_id, topic, event_type, order_key, payload, traceparent, lane)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: OutboxRead
-- Of each place that is read from: the next events whose order can no longer change.
SELECT place.lane, place.shard, event.txid::text, event.seq, event.event_id, event.topic, event.event_type, event.order_key, event.payload, event.traceparent
FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::bigint[], $5::integer[]) AS place (lane, shard, txid, seq, room)
CROSS JOIN LATERAL (
    SELECT waiting.*
    FROM outbox_event AS waiting
    WHERE waiting.lane = place.lane
      AND waiting.shard = place.shard
      AND (waiting.txid, waiting.seq) > (place.txid::xid8, place.seq)
      AND waiting.txid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY waiting.txid, waiting.seq
    LIMIT place.room
) AS event

-- name: OutboxAdvance
-- Moves cursors forward, each only in the epoch of the lease that it was read under.
UPDATE outbox_cursor AS cursor
SET txid = place.txid::xid8,
    seq = place.seq
FROM unnest($1::smallint[], $2::smallint[], $3::text[], $4::bigint[], $5::bigint[]) AS place (lane, shard, txid, seq, epoch)
WHERE cursor.lane = place.lane
  AND cursor.shard = place.shard
  AND cursor.epoch = place.epoch
  AND (cursor.txid, cursor.seq) < (place.txid::xid8, place.seq)
RETURNING cursor.lane, cursor.shard

-- name: OutboxHolds
-- Whether an event is still to be sent: an operator may have taken it out.
SELECT EXISTS (
    SELECT FROM outbox_event
    WHERE lane = $1
      AND shard = $2
      AND txid = $3::xid8
      AND seq = $4
)

-- name: OutboxMeasure
-- The count is bounded: a backlog of millions must not be walked every few seconds.
SELECT
    lane,
    (
        SELECT count(*)
        FROM (
            SELECT
            FROM outbox_cursor AS cursor
            CROSS JOIN LATERAL (
                SELECT
                FROM outbox_event AS event
                WHERE event.lane = cursor.lane
                  AND event.shard = cursor.shard
                  AND (event.txid, event.seq) > (cursor.txid, cursor.seq)
                LIMIT $1
            ) AS waiting
            WHERE cursor.lane = lane.lane
            LIMIT $1
        ) AS counted
    ),
    coalesce(extract(epoch FROM now() - (
        SELECT min(oldest.occurred_at)
        FROM outbox_cursor AS cursor
        CROSS JOIN LATERAL (
            SELECT event.occurred_at
            FROM outbox_event AS event
            WHERE event.lane = cursor.lane
              AND event.shard = cursor.shard
              AND (event.txid, event.seq) > (cursor.txid, cursor.seq)
            ORDER BY event.txid, event.seq
            LIMIT 1
        ) AS oldest
        WHERE cursor.lane = lane.lane
    )), 0)::double precision,
    pg_snapshot_xmin(pg_current_snapshot())::text,
    pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmax(pg_current_snapshot())
FROM generate_series(0, 1) AS lane (lane)
ORDER BY lane
