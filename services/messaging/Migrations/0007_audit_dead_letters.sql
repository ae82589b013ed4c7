-- What operators did: one row an action, never changed.
CREATE TABLE dead_letter_action (
    action_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    who text NOT NULL CONSTRAINT dead_letter_action_who_given CHECK (who <> ''),
    verb text NOT NULL,
    filter text NOT NULL,
    why text NOT NULL,
    affected integer NOT NULL
);

-- What happened to each dead letter, for as long as it is kept.
CREATE TABLE dead_letter_history (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    event_id text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    what text NOT NULL,
    detail text NOT NULL DEFAULT '',
    action_id bigint REFERENCES dead_letter_action,
    FOREIGN KEY (topic, event_id) REFERENCES dead_letter ON DELETE CASCADE
);

-- Serves DeadLetterHistory and the cascade.
CREATE INDEX dead_letter_history_of_letter ON dead_letter_history (topic, event_id);

INSERT INTO dead_letter_history (topic, event_id, at, what, detail)
SELECT topic, event_id, refused_at, 'refused', reason
FROM dead_letter;
