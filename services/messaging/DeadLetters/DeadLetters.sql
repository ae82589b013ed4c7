-- name: DeadLetterKeep
INSERT INTO dead_letter (event_id, topic, event_type, reason, payload, traceparent)
VALUES (left($1, 200), left($2, 200), left($3, 200), $4, $5, left($6, 200))
ON CONFLICT (topic, event_id) DO NOTHING

-- name: DeadLetterCount
SELECT topic, count(*)
FROM (SELECT topic FROM dead_letter WHERE settled_at IS NULL LIMIT 100000) AS open
GROUP BY topic

-- name: DeadLetterPrune
DELETE FROM dead_letter
WHERE (topic, event_id) IN (
    SELECT topic, event_id
    FROM dead_letter
    WHERE settled_at < now() - interval '45 days'
    LIMIT 1000
)
