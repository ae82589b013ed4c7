-- First answers by request id, so that a repeat gets the same. Kept for seven days.
CREATE TABLE submit_request (
    request_id uuid PRIMARY KEY,
    request_sha256 bytea NOT NULL CONSTRAINT submit_request_hashed CHECK (octet_length(request_sha256) = 32),
    response bytea NOT NULL CONSTRAINT submit_request_response_small CHECK (octet_length(response) <= 65536),
    answered_at timestamptz NOT NULL DEFAULT now()
);

-- Serves SubmitRequestPrune.
CREATE INDEX submit_request_answered_at ON submit_request (answered_at);
