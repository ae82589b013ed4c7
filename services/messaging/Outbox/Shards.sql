-- name: RelayHeartbeat
-- Tells that a relay lives, and how many do. Database time only: the clocks of two relays may differ.
WITH me AS (
    INSERT INTO outbox_relay (owner)
    VALUES ($1)
    ON CONFLICT (owner) DO UPDATE SET seen_at = now()
),

gone AS (
    DELETE FROM outbox_relay
    WHERE owner IN (SELECT owner FROM outbox_relay WHERE seen_at < now() - interval '10 minutes' FOR UPDATE SKIP LOCKED)
)

SELECT 1 + count(*)
FROM outbox_relay
WHERE owner <> $1
  AND seen_at > now() - interval '8 seconds'

-- name: ShardRenew
-- A lease that ran out is not renewed but taken anew, with another epoch: others may have had it meanwhile.
UPDATE outbox_cursor
SET lease_until = now() + interval '8 seconds'
WHERE lease_owner = $1
  AND lease_until >= now()
RETURNING lane, shard, txid::text, seq, epoch

-- name: ShardTake
-- The row of the fresh lane stands for both: two relays that look at one time share what is free.
UPDATE outbox_cursor AS cursor
SET lease_owner = $1,
    lease_until = now() + interval '8 seconds',
    epoch = epoch + 1
FROM (
    SELECT shard
    FROM outbox_cursor
    WHERE lane = 0
      AND lease_until < now()
    ORDER BY shard
    LIMIT $2
    FOR UPDATE SKIP LOCKED
) AS free
WHERE cursor.shard = free.shard
RETURNING cursor.lane, cursor.shard, cursor.txid::text, cursor.seq, cursor.epoch

-- name: ShardGiveUp
UPDATE outbox_cursor
SET lease_until = '-infinity'
WHERE lease_owner = $1
  AND shard = ANY($2)

-- name: RelayLeave
WITH left_behind AS (
    UPDATE outbox_cursor
    SET lease_until = '-infinity'
    WHERE lease_owner = $1
)

DELETE FROM outbox_relay
WHERE owner = $1
