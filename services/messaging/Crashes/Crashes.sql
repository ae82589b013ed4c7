-- name: HandsNote
-- Notes all that this process has in hand, and tells what is held against any of it. Not waited for on disk: the note is to outlive the
-- process, and that PostgreSQL dies at the same moment costs no more than one death that is not counted.
WITH quiet AS MATERIALIZED (
    SELECT set_config('synchronous_commit', 'off', true)
),
noted AS (
    INSERT INTO event_process AS known (process, in_hand)
    SELECT $1, $2::uuid[]
    FROM quiet
    ON CONFLICT (process) DO UPDATE SET seen_at = now(), in_hand = excluded.in_hand
)
SELECT suspicion.event_id,
       count(*) FILTER (WHERE suspicion.alone),
       EXISTS (SELECT FROM event_process AS other WHERE other.process <> $1 AND suspicion.event_id = ANY (other.in_hand))
FROM crash_suspicion AS suspicion
WHERE suspicion.event_id = ANY ($2)
  AND suspicion.process <> $1
  AND NOT EXISTS (SELECT FROM inbox_receipt AS receipt WHERE receipt.event_id = suspicion.event_id)
GROUP BY suspicion.event_id

-- name: ProcessJudge
-- A process is dead that was not heard of for so long although the server was there to hear it. Who was taken for dead and lives takes
-- back what is held against its events.
WITH alive AS (
    DELETE FROM crash_suspicion
    WHERE process = $1
),
dead AS (
    DELETE FROM event_process
    WHERE process IN (
        SELECT process
        FROM event_process
        WHERE process <> $1
          AND greatest(seen_at, pg_postmaster_start_time()) < now() - $2::interval
        FOR UPDATE SKIP LOCKED
    )
    RETURNING process, in_hand
),
suspected AS (
    INSERT INTO crash_suspicion (event_id, process, alone)
    SELECT held.event_id, dead.process, cardinality(dead.in_hand) = 1
    FROM dead
    CROSS JOIN unnest(dead.in_hand) AS held (event_id)
    WHERE NOT EXISTS (SELECT FROM inbox_receipt AS receipt WHERE receipt.event_id = held.event_id)
    ON CONFLICT DO NOTHING
    RETURNING process
)
SELECT dead.process, (SELECT count(*) FROM suspected WHERE suspected.process = dead.process)
FROM dead

-- name: ProcessLeave
DELETE FROM event_process
WHERE process = $1

-- name: SuspectCount
SELECT count(DISTINCT event_id)
FROM (
    SELECT event_id
    FROM crash_suspicion AS suspicion
    WHERE NOT EXISTS (SELECT FROM inbox_receipt AS receipt WHERE receipt.event_id = suspicion.event_id)
      AND NOT EXISTS (SELECT FROM dead_letter AS letter WHERE letter.event_id = suspicion.event_id::text AND letter.replay_at IS NULL)
    LIMIT 100000
) AS suspected

-- name: SuspicionPrune
-- What had its effect is suspected no more.
DELETE FROM crash_suspicion
WHERE (event_id, process) IN (
    SELECT event_id, process
    FROM crash_suspicion AS suspicion
    WHERE at < now() - interval '45 days'
       OR EXISTS (SELECT FROM inbox_receipt AS receipt WHERE receipt.event_id = suspicion.event_id)
    LIMIT 1000
)
