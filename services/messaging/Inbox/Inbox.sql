-- name: InboxContains
SELECT EXISTS (SELECT FROM inbox_receipt WHERE event_id = $1)

-- name: InboxAppend
INSERT INTO inbox_receipt (event_id, topic)
VALUES ($1, $2)
ON CONFLICT (event_id) DO NOTHING

-- name: InboxPrune
DELETE FROM inbox_receipt
WHERE event_id IN (
    SELECT event_id
    FROM inbox_receipt
    WHERE handled_at < now() - interval '45 days'
    ORDER BY handled_at
    LIMIT 1000
)
