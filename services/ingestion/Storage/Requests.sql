-- name: SubmitRequestGet
SELECT request_sha256, response
FROM submit_request
WHERE request_id = $1

-- name: SubmitRequestAppend
INSERT INTO submit_request (request_id, request_sha256, response)
VALUES ($1, $2, $3)
ON CONFLICT (request_id) DO NOTHING

-- name: SubmitRequestPrune
DELETE FROM submit_request
WHERE request_id IN (
    SELECT request_id
    FROM submit_request
    WHERE answered_at < now() - interval '7 days'
    ORDER BY answered_at
    LIMIT 1000
)
