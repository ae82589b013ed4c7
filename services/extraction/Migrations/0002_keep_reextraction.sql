-- How far a forced reading anew has come, by the engine that goes through: what it announces again leaves no other trace, and a run that was
-- broken off goes on here. No row: none is under way.
CREATE TABLE reextraction (
    engine_version integer PRIMARY KEY CONSTRAINT reextraction_engine_version_counted CHECK (engine_version >= 1),
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT now()
);
