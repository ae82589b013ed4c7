-- What becomes of dead letters: why in a word, replays, who dealt with them. Columns have defaults for services of the version before,
-- which write rows while this one is rolled out.
ALTER TABLE dead_letter
    ADD COLUMN code text NOT NULL DEFAULT 'UNUSABLE',
    -- What was thrown, in words.
    ADD COLUMN error text,
    -- Document that the payload names; null where it names none.
    ADD COLUMN document uuid,
    ADD COLUMN tries integer NOT NULL DEFAULT 1,
    ADD COLUMN first_failed_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN replays integer NOT NULL DEFAULT 0,
    -- Set where it is to be handled again, to the time from which on.
    ADD COLUMN replay_at timestamptz,
    -- Who handles it again, and until when nobody else may.
    ADD COLUMN lease uuid,
    ADD COLUMN lease_until timestamptz,
    ADD COLUMN settled_as text CONSTRAINT dead_letter_settled_known CHECK (settled_as IN ('replayed', 'dropped'));

UPDATE dead_letter
SET first_failed_at = refused_at,
    code = CASE reason WHEN 'its id is no UUID' THEN 'NO_ID' WHEN 'its payload cannot be read' THEN 'UNREADABLE' ELSE 'UNUSABLE' END;

-- A payload may be anything, and a cast that fails would end the migration.
DO $fill$
DECLARE
    letter record;
BEGIN
    FOR letter IN SELECT topic, event_id, payload FROM dead_letter LOOP
        BEGIN
            UPDATE dead_letter
            SET document = (convert_from(letter.payload, 'UTF8')::jsonb ->> 'documentId')::uuid
            WHERE topic = letter.topic AND event_id = letter.event_id;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL;
        END;
    END LOOP;
END
$fill$;

-- Serves DeadLetterTake.
CREATE INDEX dead_letter_due ON dead_letter (replay_at) WHERE settled_at IS NULL AND replay_at IS NOT NULL;

-- Serves the lists of operators.
CREATE INDEX dead_letter_by_time ON dead_letter (refused_at, topic, event_id);

-- Serves DeadLetterPrune.
CREATE INDEX dead_letter_settled ON dead_letter (settled_at) WHERE settled_at IS NOT NULL;

-- Failed tries of events that are not dead yet.
CREATE TABLE failed_try (
    event_id uuid PRIMARY KEY,
    topic text NOT NULL,
    tries integer NOT NULL DEFAULT 1,
    first_failed_at timestamptz NOT NULL DEFAULT now(),
    last_failed_at timestamptz NOT NULL DEFAULT now(),
    last_code text NOT NULL,
    last_error text NOT NULL
);

-- Serves FailedTryPrune.
CREATE INDEX failed_try_last_failed_at ON failed_try (last_failed_at);
