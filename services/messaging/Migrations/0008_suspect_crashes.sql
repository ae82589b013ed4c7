-- Processes that take events, each with what it has in hand: changed often, never long. Database time only, for clocks may differ.
CREATE TABLE event_process (
    process uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL DEFAULT now(),
    in_hand uuid[] NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Events that a process had in hand when it died, and that have had no effect since: one row an event and death.
CREATE TABLE crash_suspicion (
    event_id uuid NOT NULL,
    process uuid NOT NULL,
    -- It was the only one in hand.
    alone boolean NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, process)
);

-- Serves ProcessJudge.
CREATE INDEX crash_suspicion_of_process ON crash_suspicion (process);

-- Serves SuspicionPrune.
CREATE INDEX crash_suspicion_at ON crash_suspicion (at);
