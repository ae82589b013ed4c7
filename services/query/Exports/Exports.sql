-- name: ExportSnapshotBegin
-- Reads no table. A transaction that only reads, and that the server ends where its process does nothing with it for longer than $1.
SELECT now(), set_config('transaction_read_only', 'on', true), set_config('idle_in_transaction_session_timeout', $1, true)

-- name: ExportRetractedFind
-- Served by the primary key. One of these documents that was taken back.
SELECT document_id
FROM document
WHERE document_id = ANY ($1) AND retracted_at IS NOT NULL
LIMIT 1
