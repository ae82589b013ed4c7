-- The one cursor becomes one a lane and shard, all of them where it stood: what it had passed was sent, the rest was not.
ALTER TABLE outbox_cursor RENAME TO outbox_cursor_before;
ALTER INDEX outbox_cursor_pkey RENAME TO outbox_cursor_before_pkey;

CREATE TABLE outbox_cursor (
    lane smallint NOT NULL,
    shard smallint NOT NULL CONSTRAINT outbox_cursor_shard_known CHECK (shard BETWEEN 0 AND 15),
    txid xid8 NOT NULL,
    seq bigint NOT NULL,
    -- Both lanes of a shard are leased together, and have the same lease and epoch.
    lease_owner uuid,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    epoch bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (lane, shard)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

INSERT INTO outbox_cursor (lane, shard, txid, seq)
SELECT lane, shard, before.txid, before.seq
FROM outbox_cursor_before AS before
CROSS JOIN generate_series(0, 1) AS lane
CROSS JOIN generate_series(0, 15) AS shard
WHERE before.relay = 'events';

DROP TABLE outbox_cursor_before;

-- Relays that live: by their number each knows its fair share of the shards.
CREATE TABLE outbox_relay (
    owner uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
