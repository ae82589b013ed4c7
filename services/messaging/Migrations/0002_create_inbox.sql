-- One row an event that had its effect, written in the transaction of the effect.
CREATE TABLE inbox_receipt (
    event_id uuid PRIMARY KEY,
    topic text NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now()
);

-- Serves InboxPrune.
CREATE INDEX inbox_receipt_handled_at ON inbox_receipt (handled_at);
