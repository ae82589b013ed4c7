-- Fills the read model in bulk, by the number of documents ($documents): ten statements each, with skew as news has it. What is drawn follows from a hash, so that
-- the rows, and with them the statistics and the plans, are the same each time.
DO $$
DECLARE
    name text;
BEGIN
    -- Statistics of a sample, made at a time of its own, would come between.
    FOR name IN
        SELECT format('%I.%I', namespace.nspname, class.relname)
        FROM pg_class AS class
        JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
        WHERE namespace.nspname = 'query' AND class.relkind = 'r'
    LOOP
        EXECUTE 'ALTER TABLE ' || name || ' SET (autovacuum_enabled = false)';
    END LOOP;
END $$;

-- Few are drawn very often, most seldom.
CREATE FUNCTION pg_temp.skewed(number bigint, seed bigint, count integer) RETURNS bigint
LANGUAGE sql IMMUTABLE
RETURN floor(count * power((hashint8extended(number, seed) & 2147483647) / 2147483648.0, 4));

CREATE FUNCTION pg_temp.id(kind text, number bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN md5(kind || ' ' || number)::uuid;

-- Groups of names, propositions and texts take up as many numbers as `width` says.
CREATE FUNCTION pg_temp.group_of(kind text, number bigint, width integer) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN md5(kind || ' ' || number - number % width)::uuid;

INSERT INTO document (document_id, current_revision)
SELECT pg_temp.id('document', n), 1 FROM generate_series(1, $documents) AS n;

INSERT INTO reading (
    document_id, revision, engine_version, text_sha256, text, evidence, received_at,
    text_id, publisher_id, tie, published, instant, credit, credit_id)
SELECT pg_temp.id('document', n), 1, 1, repeat(md5(n::text), 2), repeat('word ', 60), convert_to(repeat('evidence ', 60), 'UTF8'), '2031-01-01Z',
    pg_temp.id('text', n), pg_temp.id('name', pg_temp.skewed(n, 1, 200)), 'https://outlet.example/' || n, '2031-01-01',
    timestamptz '2031-01-01Z' - make_interval(mins => n::integer * 20),
    CASE WHEN n % 9 = 0 THEN 'wire' ELSE '' END, CASE WHEN n % 9 = 0 THEN pg_temp.id('name', n % 5) END
FROM generate_series(1, $documents) AS n;

INSERT INTO statement (
    statement_id, document_id, revision, position, current, received_at, newest_first, published_on, kind, stance, certainty, outlet, speaker, addressee, said, content,
    payload, proposition_id, speaker_id, denies, attribution, origin, said_on)
SELECT pg_temp.id('statement', s), pg_temp.id('document', n), 1, s % 10, true, '2031-01-01Z', n * 1200000000::bigint, date '2031-01-01' - (n / 72)::integer,
    s % 4 + 1, CASE WHEN s % 25 = 0 THEN 2 ELSE 1 END, s % 3 + 1, 'outlet' || pg_temp.skewed(n, 1, 200), 'speaker' || pg_temp.skewed(s, 2, 5000), '',
    concat_ws(' ', 'w' || pg_temp.skewed(s, 3, 5000), 'w' || pg_temp.skewed(s, 4, 5000), 'w' || pg_temp.skewed(s, 5, 5000), 'w' || pg_temp.skewed(s, 6, 5000)),
    '{[0,20)}', convert_to(repeat('payload ', 60), 'UTF8'),
    CASE WHEN s % 10 < 8 THEN pg_temp.id('proposition', s - s % 3) END, CASE WHEN s % 5 > 0 THEN pg_temp.id('name', pg_temp.skewed(s, 2, 5000)) END,
    s % 25 = 0, 'said', 'speaker' || pg_temp.skewed(s, 2, 5000), CASE WHEN s % 2 = 0 THEN daterange(date '2031-01-01' - (n / 72)::integer, NULL) END
FROM generate_series(1, $documents) AS n, LATERAL generate_series(n * 10, n * 10 + 9) AS s;

INSERT INTO former_statement (statement_id, document_id, revision, content)
SELECT pg_temp.id('former', n), pg_temp.id('document', n), 1, '{[0,20)}' FROM generate_series(1, $documents) AS n;

INSERT INTO entity (document_id, revision, position, current, received_at, sort_name, type, names, payload, local_id, speaks_for, speaks_for_id)
SELECT pg_temp.id('document', n), 1, e % 4, true, '2031-01-01Z', 'speaker' || pg_temp.skewed(e, 2, 5000), e % 4 + 1, 'speaker' || pg_temp.skewed(e, 2, 5000),
    convert_to(repeat('payload ', 30), 'UTF8'), 'e' || e % 4, '', CASE WHEN e % 10 = 0 THEN pg_temp.id('name', pg_temp.skewed(e, 7, 5000)) END
FROM generate_series(1, $documents) AS n, LATERAL generate_series(n * 4, n * 4 + 3) AS e;

INSERT INTO entity_name (document_id, revision, position, name_id, first, current, received_at, name, folded, type, newest_first, tells_role)
SELECT entity.document_id, 1, entity.position, md5('name ' || substr(entity.sort_name, 8))::uuid, true, true, entity.received_at, entity.sort_name, entity.sort_name, entity.type,
    -(extract(epoch FROM reading.instant) * 1000000)::bigint, entity.type = 1
FROM entity
JOIN reading ON reading.document_id = entity.document_id AND reading.revision = entity.revision;

INSERT INTO statement_name (statement_id, name_id, newest_first)
SELECT pg_temp.id('statement', s), pg_temp.id('name', pg_temp.skewed(s, 8, 5000)), s / 10 * 1200000000::bigint
FROM generate_series(10, $documents * 10 + 9) AS s WHERE s % 2 = 0;

INSERT INTO event (document_id, revision, position, current, received_at, newest_first, type, status, participants, payload, told, days)
SELECT pg_temp.id('document', v / 2), 1, v % 2, true, '2031-01-01Z', v / 2 * 1200000000::bigint, CASE WHEN v % 3 = 0 THEN 'CONSULT' ELSE 'AGREE' END, v % 5 + 1,
    'speaker' || pg_temp.skewed(v, 9, 5000), convert_to(repeat('payload ', 40), 'UTF8'),
    concat_ws(' ', 'w' || pg_temp.skewed(v, 10, 5000), 'w' || pg_temp.skewed(v, 11, 5000)), daterange(date '2031-01-01' - (v / 144)::integer, NULL)
FROM generate_series(2, $documents * 2 + 1) AS v;

INSERT INTO event_name (document_id, revision, position, name_id, local_id, newest_first)
SELECT pg_temp.id('document', v / 2), 1, v % 2, pg_temp.id('name', pg_temp.skewed(v, 9, 5000)), 'e1', v / 2 * 1200000000::bigint
FROM generate_series(2, $documents * 2 + 1) AS v;

INSERT INTO unit (kind, unit_id, group_id, unit, terms)
SELECT 1, pg_temp.id('proposition', s), pg_temp.group_of('proposition', s, CASE WHEN s % 300 < 100 THEN 30 ELSE 3 END), '\x00'::bytea, to_tsvector('simple', said)
FROM generate_series(9, $documents * 10 + 9, 3) AS s, LATERAL concat_ws(' ',
    'w' || pg_temp.skewed(s, 3, 5000), 'w' || pg_temp.skewed(s, 4, 5000), 'w' || pg_temp.skewed(s, 5, 5000), 'w' || pg_temp.skewed(s, 6, 5000)) AS said
UNION ALL
SELECT 2, pg_temp.id('name', n), pg_temp.group_of('name', n, 2), '\x00'::bytea, NULL FROM generate_series(0, 5000) AS n
UNION ALL
SELECT 3, pg_temp.id('text', n), pg_temp.group_of('text', n, 4), '\x00'::bytea, NULL FROM generate_series(1, $documents) AS n;

INSERT INTO past_unit (kind, unit_id, unit, terms)
SELECT kind, unit_id, unit, terms FROM unit;

INSERT INTO unit_key (kind, key, unit_id)
SELECT kind, hashint8extended(pg_temp.skewed(row_number, key, 5000), key), unit_id
FROM (SELECT kind, unit_id, row_number() OVER (ORDER BY kind, unit_id) FROM unit) AS unit, generate_series(1, 3) AS key;

INSERT INTO unit_link (kind, one, other, same, score, reason, differing, keys)
SELECT one.kind, one.unit_id, other.unit_id, true, 0.9, 'SAME', '{}', '{1}'
FROM unit AS one JOIN unit AS other ON other.kind = one.kind AND other.group_id = one.group_id AND other.unit_id > one.unit_id;

INSERT INTO claim (
    group_id, claim_id, affirming_id, denying_id, last_first, last_published, statement_count, document_count, outlet_count, text_count, stances)
SELECT group_id, min(statement_id::text)::uuid, min(statement_id::text)::uuid, CASE WHEN count(*) > 10 THEN max(statement_id::text)::uuid END, min(newest_first), '2031-01-01',
    count(*), 1, count(DISTINCT outlet), 1, '{0,1,0,0,0,0}'
FROM unit JOIN statement ON statement.proposition_id = unit.unit_id
WHERE unit.kind = 1
GROUP BY group_id;

INSERT INTO contradiction (one_group, other_group, kind, one_id, other_id, newest_first, differing)
SELECT group_id, group_id, 1, affirming_id, denying_id, last_first, '{}' FROM claim WHERE denying_id IS NOT NULL;

INSERT INTO entity_decision (decision_id, request_id, kind, request_sha256, decided_by, reason, decided_at)
SELECT pg_temp.id('decision', n), pg_temp.id('request', n), 1, '', 'somebody', 'so it is', timestamptz '2031-01-01Z' + make_interval(secs => n) FROM generate_series(1, 200) AS n;

INSERT INTO entity_decision_name (decision_id, name_id, side, name)
SELECT pg_temp.id('decision', n), pg_temp.id('name', 2 * n + side), side, 'speaker' || 2 * n + side
FROM generate_series(1, 200) AS n, generate_series(0, 1) AS side;

INSERT INTO entity_decision_place (decision_id, document_id, folded, type, side, name)
SELECT pg_temp.id('decision', n), entity.document_id, entity.sort_name, entity.type, 0, entity.sort_name
FROM generate_series(1, 20) AS n
JOIN entity ON entity.document_id = pg_temp.id('document', n * 10) AND entity.revision = 1 AND entity.position = 0;

INSERT INTO correction (correction_id, request_id, request_sha256, document_id, revision, aspects, change, anchor, corrected_by, reason, corrected_at)
SELECT pg_temp.id('correction', n), pg_temp.id('request', n), '', pg_temp.id('document', n * 10), 1, '{3}', '', '', 'somebody', 'so it is', timestamptz '2031-01-01Z' + make_interval(secs => n)
FROM generate_series(1, 200) AS n;

INSERT INTO watch_entry (txid, document_id, revision, told, claims)
SELECT (n % 600)::text::xid8, pg_temp.id('document', n % 10000), 1, '{1,2,3}', '{}' FROM generate_series(1, 50000) AS n;

INSERT INTO watch_correction (txid, seq, document_id, print, correction_id, undone, rejected, stance, certainty, speaker, speaker_id, claim_units)
SELECT txid, seq, document_id, 1, pg_temp.id('correction', (seq % 10000)::integer), false, false, 1, 1, 'speaker17', NULL, ARRAY[pg_temp.id('proposition', (seq % 1000)::integer)]
FROM watch_entry
WHERE seq % 10 = 0;

INSERT INTO watch_told (document_id, prints)
SELECT document_id, '{1,2,3}' FROM document;
