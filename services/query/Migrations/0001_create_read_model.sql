-- One row a document that was ever heard of: its lock, its current revision, and its tombstone. A tombstone stays for good,
-- so that evidence which comes late stays out.
CREATE TABLE document (
    document_id uuid PRIMARY KEY,
    current_revision integer CONSTRAINT document_revision_counted CHECK (current_revision >= 1),
    retracted_at timestamptz,
    CONSTRAINT document_retracted_has_nothing CHECK (retracted_at IS NULL OR current_revision IS NULL)
);

-- What the newest engine read from one revision, and the text that it read.
CREATE TABLE reading (
    document_id uuid NOT NULL REFERENCES document,
    revision integer NOT NULL CONSTRAINT reading_revision_counted CHECK (revision >= 1),
    engine_version integer NOT NULL CONSTRAINT reading_engine_counted CHECK (engine_version >= 1),
    text_sha256 text NOT NULL CONSTRAINT reading_sha256_hex CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
    text text NOT NULL,
    evidence bytea NOT NULL,
    received_at timestamptz NOT NULL,
    projected_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (document_id, revision)
);

-- `newest_first` is the negative of the publication time (of the time of receipt where that is unknown) in microseconds since
-- 1970, so that one ascending comparison of three columns pages from the newest to the oldest. Names and words are folded as
-- FoldedText does. `payload` is a hearsay.query.v1.StatementResult: a read touches no other table.
CREATE TABLE statement (
    statement_id uuid PRIMARY KEY,
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    position integer NOT NULL CONSTRAINT statement_position_counted CHECK (position >= 0),
    current boolean NOT NULL,
    newest_first bigint NOT NULL,
    published_on date,
    kind smallint NOT NULL CONSTRAINT statement_kind_known CHECK (kind BETWEEN 0 AND 4),
    stance smallint NOT NULL CONSTRAINT statement_stance_known CHECK (stance BETWEEN 0 AND 5),
    certainty smallint NOT NULL CONSTRAINT statement_certainty_known CHECK (certainty BETWEEN 0 AND 3),
    outlet text NOT NULL,
    speaker text NOT NULL,
    addressee text NOT NULL,
    said text NOT NULL,
    content int4multirange NOT NULL CONSTRAINT statement_content_in_text CHECK (isempty(content) OR lower(content) >= 0),
    payload bytea NOT NULL,
    -- Serves StatementListOfDocument, and the removal of a reading.
    CONSTRAINT statement_place UNIQUE (document_id, revision, position),
    FOREIGN KEY (document_id, revision) REFERENCES reading ON DELETE CASCADE
);

-- Serves StatementListNewest.
CREATE INDEX statement_newest ON statement (newest_first, document_id, position) WHERE current;

-- Serves StatementListOfOutlet.
CREATE INDEX statement_outlet ON statement (outlet, newest_first, document_id, position) WHERE current;

-- Ids that once answered: of statements that a newer engine replaced (then `content` leads to the successor), and of those of
-- retracted documents (then it is empty).
CREATE TABLE former_statement (
    statement_id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES document,
    revision integer NOT NULL,
    content int4multirange NOT NULL
);

-- Serves FormerStatementForget.
CREATE INDEX former_statement_document ON former_statement (document_id);

-- `sort_name` is the beginning of the folded name; `names` holds name and aliases. `payload` is a hearsay.query.v1.EntityResult.
CREATE TABLE entity (
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    position integer NOT NULL CONSTRAINT entity_position_counted CHECK (position >= 0),
    current boolean NOT NULL,
    sort_name text COLLATE "C" NOT NULL CONSTRAINT entity_sort_name_short CHECK (char_length(sort_name) <= 200),
    type smallint NOT NULL CONSTRAINT entity_type_known CHECK (type BETWEEN 0 AND 6),
    names text NOT NULL,
    payload bytea NOT NULL,
    -- Serves EntityListOfDocument: entities of one document are bounded, so they are sorted when asked for.
    PRIMARY KEY (document_id, revision, position),
    FOREIGN KEY (document_id, revision) REFERENCES reading ON DELETE CASCADE
);

-- Serves EntityListByName.
CREATE INDEX entity_by_name ON entity (sort_name, document_id, position) WHERE current;

-- `participants` holds names and aliases of all who took part. `payload` is a hearsay.query.v1.EventResult.
CREATE TABLE event (
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    position integer NOT NULL CONSTRAINT event_position_counted CHECK (position >= 0),
    current boolean NOT NULL,
    newest_first bigint NOT NULL,
    type text NOT NULL,
    status smallint NOT NULL CONSTRAINT event_status_known CHECK (status BETWEEN 0 AND 6),
    participants text NOT NULL,
    payload bytea NOT NULL,
    -- Serves EventListOfDocument.
    PRIMARY KEY (document_id, revision, position),
    FOREIGN KEY (document_id, revision) REFERENCES reading ON DELETE CASCADE
);

-- Serves EventListNewest.
CREATE INDEX event_newest ON event (newest_first, document_id, position) WHERE current;
