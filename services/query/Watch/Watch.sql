-- name: WatchState
-- Which log there is, up to where it was dropped, from which transaction on nothing can be read yet, and which number no transaction has yet.
SELECT log_id, dropped_txid::text, dropped_seq, pg_snapshot_xmin(pg_current_snapshot())::text, pg_snapshot_xmax(pg_current_snapshot())::text
FROM watch_log

-- name: WatchHead
-- Served by watch_entry_pkey. The last entry whose order can no longer change. Ordered by the column and not by the text of it that is answered.
SELECT last.txid::text, last.seq
FROM watch_entry AS last
WHERE last.txid < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY last.txid DESC, last.seq DESC
LIMIT 1

-- name: WatchEntries
-- Served by the primary keys of watch_entry and watch_correction. The next entries whose order can no longer change, beside what was dropped as the same
-- snapshot has it: so no entry is taken for none. Of a correction what held before it, and what the claim has become that the statement belonged to.
SELECT log.log_id, log.dropped_txid::text, log.dropped_seq,
    entry.txid::text, entry.seq, entry.document_id, entry.revision, entry.told, entry.claims, entry.logged_at,
    change.correction_id, change.undone, change.print, change.rejected, change.stance, change.certainty, change.speaker, speaker.group_id, ARRAY(
        SELECT DISTINCT proposition.group_id
        FROM unit AS proposition
        WHERE proposition.kind = 1 AND proposition.unit_id = ANY (change.claim_units)
    )
FROM watch_log AS log
LEFT JOIN LATERAL (
    SELECT next.*
    FROM watch_entry AS next
    WHERE (next.txid, next.seq) > ($1::xid8, $2)
        AND next.txid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY next.txid, next.seq
    LIMIT $3
) AS entry ON true
LEFT JOIN watch_correction AS change ON change.txid = entry.txid AND change.seq = entry.seq
LEFT JOIN unit AS speaker ON speaker.kind = 2 AND speaker.unit_id = change.speaker_id
ORDER BY entry.txid, entry.seq

-- name: WatchStatements
-- Served by statement_place and the primary keys. Statements of revisions, with what patterns are compared with: what holds of them after corrections.
SELECT asked.place, statement.payload, statement.speaker, speaker.group_id, proposition.group_id, ARRAY(
    SELECT DISTINCT named.group_id
    FROM statement_name
    JOIN unit AS named ON named.kind = 2 AND named.unit_id = statement_name.name_id
    WHERE statement_name.statement_id = statement.statement_id
), statement.kind, statement.stance, statement.certainty, statement.rejected
FROM unnest($1::uuid[], $2::integer[]) WITH ORDINALITY AS asked (document_id, revision, place)
JOIN statement ON statement.document_id = asked.document_id AND statement.revision = asked.revision
LEFT JOIN unit AS speaker ON speaker.kind = 2 AND speaker.unit_id = statement.speaker_id
LEFT JOIN unit AS proposition ON proposition.kind = 1 AND proposition.unit_id = statement.proposition_id
ORDER BY asked.place, statement.position

-- name: WatchEvents
-- Served by event_pkey and the primary keys. Events of revisions, with what patterns are compared with.
SELECT asked.place, event.payload, ARRAY(
    SELECT DISTINCT named.group_id
    FROM event_name
    JOIN unit AS named ON named.kind = 2 AND named.unit_id = event_name.name_id
    WHERE event_name.document_id = event.document_id AND event_name.revision = event.revision AND event_name.position = event.position
)
FROM unnest($1::uuid[], $2::integer[]) WITH ORDINALITY AS asked (document_id, revision, place)
JOIN event ON event.document_id = asked.document_id AND event.revision = asked.revision
ORDER BY asked.place, event.position

-- name: WatchPayloadsOfReading
-- Served by statement_place and event_pkey.
SELECT true, position, payload FROM statement WHERE document_id = $1 AND revision = $2
UNION ALL
SELECT false, position, payload FROM event WHERE document_id = $1 AND revision = $2
ORDER BY 1 DESC, 2

-- name: WatchTold
-- Served by the primary key. Null where nothing was told of the document; beside it when the log began.
SELECT (SELECT prints FROM watch_told WHERE document_id = $1), began_at
FROM watch_log

-- name: WatchToldPut
INSERT INTO watch_told (document_id, prints)
VALUES ($1, $2)
ON CONFLICT (document_id) DO UPDATE SET prints = $2

-- name: WatchToldForget
DELETE FROM watch_told
WHERE document_id = $1

-- name: WatchAppend
INSERT INTO watch_entry (document_id, revision, told, claims)
VALUES ($1, $2, $3, $4)

-- name: WatchHeldOfReading
-- Served by statement_place and unit_group. What holds of the statements of a reading, with some propositions of the claim that each belongs to.
SELECT position, payload, speaker, speaker_id, stance, certainty, rejected, ARRAY(
    SELECT other.unit_id
    FROM unit AS own
    JOIN unit AS other ON other.kind = 1 AND other.group_id = own.group_id
    WHERE own.kind = 1 AND own.unit_id = statement.proposition_id
    LIMIT 4
)
FROM statement
WHERE document_id = $1 AND revision = $2
ORDER BY position

-- name: WatchCorrectionAppend
WITH entry AS (
    INSERT INTO watch_entry (document_id, revision, told, claims)
    VALUES ($1, $2, '{}', '{}')
    RETURNING txid, seq
)

INSERT INTO watch_correction (
    txid, seq, document_id, print, correction_id, undone, rejected, stance, certainty, speaker, speaker_id, claim_units)
SELECT entry.txid, entry.seq, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11
FROM entry

-- name: WatchCorrectionsForget
-- Served by watch_correction_document.
DELETE FROM watch_correction
WHERE document_id = $1

-- name: WatchDrop
-- Served by watch_entry_pkey. Of the first entries those that are old go, and the place up to which they are gone moves with them.
WITH old AS (
    DELETE FROM watch_entry
    WHERE ctid = ANY (ARRAY(
        SELECT first.ctid
        FROM (
            SELECT ctid, logged_at
            FROM watch_entry
            WHERE txid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY txid, seq
            LIMIT $2
        ) AS first
        WHERE first.logged_at < now() - $1::interval
    ))
    RETURNING txid, seq
),

last AS (
    SELECT txid, seq
    FROM old
    ORDER BY txid DESC, seq DESC
    LIMIT 1
)

UPDATE watch_log
SET dropped_txid = last.txid, dropped_seq = last.seq
FROM last
WHERE (watch_log.dropped_txid, watch_log.dropped_seq) < (last.txid, last.seq)

-- name: WatchBeginAnew
-- Numbers that no transaction of this cluster has had yet are of the cluster that a backup came from: this is another log, and tokens of the
-- former one are outdated.
WITH foreign_entry AS (
    DELETE FROM watch_entry
    WHERE txid >= pg_snapshot_xmax(pg_current_snapshot())
    RETURNING txid
)

UPDATE watch_log
SET log_id = gen_random_uuid(), dropped_txid = '0', dropped_seq = 0
WHERE EXISTS (SELECT FROM foreign_entry) OR dropped_txid >= pg_snapshot_xmax(pg_current_snapshot())
