-- What people correct about statements. No rebuild touches these tables. A correction is tied to the words that it was made about (`anchor`, a
-- hearsay.query.v1.CorrectionAnchor) and not to the id of a statement, which a newer reading replaces. `change` is a hearsay.query.v1.StatementChange. `answer` is what
-- the request was answered with: it gets the same again. Of two corrections of one aspect the later holds, so no two are of one time. `statement_id` and
-- `unattached` are no part of the fact: they follow the reading of the current revision. `forgotten`: the document was taken back, and what stood in its text
-- is gone from here.
CREATE TABLE correction (
    correction_id uuid PRIMARY KEY,
    request_id uuid NOT NULL UNIQUE,
    request_sha256 text NOT NULL,
    document_id uuid NOT NULL,
    revision integer NOT NULL CONSTRAINT correction_revision_counted CHECK (revision >= 1),
    aspects smallint[] NOT NULL CONSTRAINT correction_changes_something CHECK (cardinality(aspects) >= 1),
    change bytea NOT NULL,
    anchor bytea NOT NULL,
    corrected_by text NOT NULL,
    reason text NOT NULL,
    corrected_at timestamptz NOT NULL CONSTRAINT correction_corrected_once UNIQUE,
    answer bytea NOT NULL DEFAULT '',
    statement_id uuid,
    unattached smallint NOT NULL DEFAULT 0 CONSTRAINT correction_unattached_known CHECK (unattached BETWEEN 0 AND 5),
    forgotten boolean NOT NULL DEFAULT false,
    CONSTRAINT correction_forgotten_has_no_text CHECK (NOT forgotten OR (change = '' AND anchor = '' AND answer = '' AND statement_id IS NULL))
);

-- Serves CorrectionsHeld, CorrectionForget and CorrectionListOfDocument.
CREATE INDEX correction_document ON correction (document_id, corrected_at);

-- Corrections that were taken back, once each.
CREATE TABLE correction_undo (
    correction_id uuid PRIMARY KEY REFERENCES correction,
    undone_by text NOT NULL,
    reason text NOT NULL,
    undone_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- `rejected`: people hold it to be no statement; it is not current then, has no proposition and no speaker, and answers by its id alone. `corrected`: its payload tells
-- of a correction.
ALTER TABLE statement
    ADD COLUMN rejected boolean NOT NULL DEFAULT false,
    ADD COLUMN corrected boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT statement_rejected_takes_no_part CHECK (NOT rejected OR (NOT current AND corrected AND proposition_id IS NULL AND speaker_id IS NULL));

-- Serves DocumentEvidenceGet.
CREATE INDEX statement_corrected ON statement (document_id, revision, position) WHERE corrected;
