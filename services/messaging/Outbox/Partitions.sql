-- name: PartitionsMake
SELECT outbox_make_partitions()

-- name: PartitionDrop
SELECT outbox_drop_partition()

-- name: PartitionDefaultPrune
-- Events of days that nobody made: sent and three days old.
DELETE FROM outbox_event_default
WHERE (lane, shard, txid, seq) IN (
    SELECT event.lane, event.shard, event.txid, event.seq
    FROM outbox_event_default AS event
    INNER JOIN outbox_cursor AS cursor
        ON cursor.lane = event.lane
        AND cursor.shard = event.shard
        AND (event.txid, event.seq) <= (cursor.txid, cursor.seq)
    WHERE event.occurred_at < now() - interval '3 days'
    LIMIT 1000
)

-- name: PartitionsAhead
-- How many days after today have a partition, one after the other.
SELECT count(*)
FROM generate_series(1, 30) AS ahead (days)
WHERE NOT EXISTS (
    SELECT
    FROM generate_series(1, ahead.days) AS until (days)
    WHERE to_regclass(format('%I.%I', current_schema(), 'outbox_event_' || to_char((now() AT TIME ZONE 'UTC')::date + until.days, 'YYYYMMDD'))) IS NULL
)
