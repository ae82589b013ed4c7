-- name: AdoptionNeeded
-- A number that no transaction of this cluster has had yet is of the cluster that a backup came from.
SELECT
    EXISTS (SELECT FROM outbox_cursor WHERE txid >= pg_snapshot_xmax(pg_current_snapshot()))
    OR EXISTS (
        SELECT
        FROM outbox_cursor AS cursor
        CROSS JOIN LATERAL (
            SELECT
            FROM outbox_event AS event
            WHERE event.lane = cursor.lane
              AND event.shard = cursor.shard
              AND event.txid >= pg_snapshot_xmax(pg_current_snapshot())
            LIMIT 1
        ) AS foreign_event
    )

-- name: AdoptionLock
-- Takes every lease away and lets no relay move a cursor meanwhile.
UPDATE outbox_cursor
SET epoch = epoch + 1,
    lease_until = '-infinity'

-- name: AdoptionPatience
SET LOCAL statement_timeout = '10min'

-- name: AdoptionRenumber
-- What the backup brought was not written by the transaction whose number it bears. It goes before all that this cluster writes:
-- under 0 what was sent, under 1 what was not, in the order of seq, which is that of each document. No writer of the outbox uses
-- savepoints: their rows would look foreign.
UPDATE outbox_event AS event
SET txid = CASE WHEN (event.txid, event.seq) > (cursor.txid, cursor.seq) THEN '1'::xid8 ELSE '0'::xid8 END
FROM outbox_cursor AS cursor
WHERE cursor.lane = event.lane
  AND cursor.shard = event.shard
  AND event.txid NOT IN ('0', '1')
  AND event.xmin::text::bigint <> (event.txid::text::numeric % 4294967296)::bigint

-- name: AdoptionReset
-- Behind what was sent, before what was not. Whatever this cluster has sent before is sent again: nobody can tell which it was.
UPDATE outbox_cursor
SET txid = '0',
    seq = 9223372036854775807
