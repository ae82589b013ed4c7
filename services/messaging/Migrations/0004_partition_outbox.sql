-- The outbox by days: a day that is over is dropped as a whole, so that no row of it is ever deleted one by one. What stands in the
-- outbox moves over, sent or not.
ALTER TABLE outbox_event RENAME TO outbox_event_before;
ALTER INDEX outbox_event_pkey RENAME TO outbox_event_before_pkey;
ALTER SEQUENCE outbox_event_seq_seq RENAME TO outbox_event_before_seq_seq;

CREATE TABLE outbox_event (
    -- By the database's clock, in UTC. It parts the table and means nothing else: order goes by (txid, seq), so that an event whose
    -- transaction began before midnight and ended after it is not passed over.
    created_on date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date,
    -- 0 fresh, 1 backfill.
    lane smallint NOT NULL DEFAULT 0 CONSTRAINT outbox_event_lane_known CHECK (lane IN (0, 1)),
    -- Fixed for life: it says which cursor passes the event. SHA-256, for hash functions of PostgreSQL may change with its version.
    shard smallint NOT NULL GENERATED ALWAYS AS ((get_byte(sha256(uuid_send(order_key)), 0) & 15)::smallint) STORED,
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    topic text NOT NULL CONSTRAINT outbox_event_topic_given CHECK (topic <> ''),
    event_type text NOT NULL CONSTRAINT outbox_event_type_given CHECK (event_type <> ''),
    order_key uuid NOT NULL,
    payload bytea NOT NULL CONSTRAINT outbox_event_small CHECK (octet_length(payload) <= 262144),
    traceparent text,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (lane, shard, txid, seq, created_on)
) PARTITION BY RANGE (created_on);

-- Takes what no day takes: nobody fails to write because nobody made the day. Rows in here are deleted one by one once sent.
CREATE TABLE outbox_event_default PARTITION OF outbox_event DEFAULT;

-- A service may not make or drop tables: these two do it for it, and nothing else. Returns how many days were made.
CREATE FUNCTION outbox_make_partitions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = '200ms' AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    day date;
    part text;
    made integer := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('outbox-partitions/' || current_schema(), 0)) THEN
        RETURN 0;
    END IF;
    FOR day IN SELECT today + ahead FROM generate_series(0, 7) AS ahead LOOP
        part := 'outbox_event_' || to_char(day, 'YYYYMMDD');
        CONTINUE WHEN to_regclass(format('%I.%I', current_schema(), part)) IS NOT NULL;
        BEGIN
            -- Attached rather than made in place: that takes no lock that a writer has to wait for.
            EXECUTE format('CREATE TABLE %I.%I (LIKE outbox_event INCLUDING CONSTRAINTS INCLUDING GENERATED)', current_schema(), part);
            EXECUTE format('ALTER TABLE outbox_event ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)', current_schema(), part, day, day + 1);
            made := made + 1;
        EXCEPTION
            -- Events of that day stand in the default partition, and the rest of the day joins them.
            WHEN check_violation THEN NULL;
            -- Somebody reads it for longer; the next round tries again.
            WHEN lock_not_available THEN EXIT;
        END;
    END LOOP;
    RETURN made;
END
$$;

-- Drops one day that is over since three days and that every cursor has passed. Returns its name, null where there is none.
CREATE FUNCTION outbox_drop_partition() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = '100ms' AS $$
DECLARE
    part text;
    unsent boolean;
    look constant text :=
        'SELECT EXISTS (SELECT FROM outbox_cursor AS cursor CROSS JOIN LATERAL (SELECT FROM %I.%I AS event '
        'WHERE event.lane = cursor.lane AND event.shard = cursor.shard AND (event.txid, event.seq) > (cursor.txid, cursor.seq) LIMIT 1) AS waiting)';
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('outbox-partitions/' || current_schema(), 0)) THEN
        RETURN NULL;
    END IF;
    FOR part IN
        SELECT child.relname
        FROM pg_inherits AS link
        INNER JOIN pg_class AS child ON child.oid = link.inhrelid
        WHERE link.inhparent = 'outbox_event'::regclass
          AND child.relname ~ '^outbox_event_[0-9]{8}$'
          AND to_date(right(child.relname, 8), 'YYYYMMDD') < (now() AT TIME ZONE 'UTC')::date - 3
        ORDER BY child.relname
    LOOP
        EXECUTE format(look, current_schema(), part) INTO unsent;
        CONTINUE WHEN unsent;
        BEGIN
            -- Writers wait for this lock: it is asked for briefly, and held for the look and the drop. A transaction that wrote into
            -- the day and has not ended holds a lock of its own, so that nothing can be added after the look.
            LOCK TABLE ONLY outbox_event IN ACCESS EXCLUSIVE MODE;
            EXECUTE format('LOCK TABLE %I.%I IN ACCESS EXCLUSIVE MODE', current_schema(), part);
            EXECUTE format(look, current_schema(), part) INTO unsent;
            IF NOT unsent THEN
                EXECUTE format('DROP TABLE %I.%I', current_schema(), part);
                RETURN part;
            END IF;
        EXCEPTION
            WHEN lock_not_available THEN RETURN NULL;
        END;
    END LOOP;
    RETURN NULL;
END
$$;

-- What runs with the owner's rights must find its own tables first.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION outbox_make_partitions() SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION outbox_drop_partition() SET search_path = %I, pg_temp', current_schema());
END
$$;

REVOKE EXECUTE ON FUNCTION outbox_make_partitions(), outbox_drop_partition() FROM PUBLIC;

SELECT outbox_make_partitions();

INSERT INTO outbox_event (created_on, lane, txid, seq, event_id, topic, event_type, order_key, payload, traceparent, occurred_at)
OVERRIDING SYSTEM VALUE
SELECT
    (occurred_at AT TIME ZONE 'UTC')::date,
    CASE WHEN topic LIKE '%.backfill.v%' THEN 1 ELSE 0 END,
    txid, seq, event_id, topic, event_type, order_key, payload, traceparent, occurred_at
FROM outbox_event_before;

SELECT setval(pg_get_serial_sequence('outbox_event', 'seq'), coalesce(max(seq), 0) + 1, false)
FROM outbox_event_before;

DROP TABLE outbox_event_before;
