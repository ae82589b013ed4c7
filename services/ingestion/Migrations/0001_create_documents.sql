-- What was received. Revisions and recorded facts are added, never changed; the row of the document tells which are the latest.
CREATE TABLE document (
    document_id uuid PRIMARY KEY,
    source_key text NOT NULL CONSTRAINT document_source_key_sized CHECK (octet_length(source_key) BETWEEN 1 AND 2048),
    latest_revision integer NOT NULL CONSTRAINT document_latest_revision_counted CHECK (latest_revision >= 1),
    latest_facts integer NOT NULL CONSTRAINT document_latest_facts_counted CHECK (latest_facts >= latest_revision),
    created_at timestamptz NOT NULL,
    retracted_at timestamptz CONSTRAINT document_retracted_after_creation CHECK (retracted_at >= created_at),
    retract_reason text NOT NULL DEFAULT '' CONSTRAINT document_retract_reason_sized CHECK (char_length(retract_reason) <= 1000),
    CONSTRAINT document_retract_reason_of_retracted CHECK (retract_reason = '' OR retracted_at IS NOT NULL),
    CONSTRAINT document_source_key_once UNIQUE (source_key)
);

-- Serves DocumentList: the newest first.
CREATE INDEX document_newest ON document (created_at DESC, document_id DESC);

CREATE TABLE document_facts (
    document_id uuid NOT NULL REFERENCES document ON DELETE CASCADE,
    number integer NOT NULL CONSTRAINT document_facts_counted CHECK (number >= 1),
    revision integer NOT NULL CONSTRAINT document_facts_of_revision CHECK (revision BETWEEN 1 AND number),
    url text NOT NULL CONSTRAINT document_facts_url_sized CHECK (char_length(url) <= 2048),
    outlet text NOT NULL CONSTRAINT document_facts_outlet_sized CHECK (char_length(outlet) <= 2048),
    -- Composed to NFC, which may lengthen what was sent.
    title text NOT NULL CONSTRAINT document_facts_title_sized CHECK (char_length(title) <= 8192),
    author text NOT NULL CONSTRAINT document_facts_author_sized CHECK (char_length(author) <= 2048),
    language text NOT NULL CONSTRAINT document_facts_language_sized CHECK (char_length(language) <= 35),
    published text NOT NULL CONSTRAINT document_facts_published_sized CHECK (char_length(published) <= 40),
    updated text NOT NULL CONSTRAINT document_facts_updated_sized CHECK (char_length(updated) <= 40),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (document_id, number)
);

CREATE TABLE document_revision (
    document_id uuid NOT NULL REFERENCES document ON DELETE CASCADE,
    revision integer NOT NULL CONSTRAINT document_revision_counted CHECK (revision >= 1),
    facts integer NOT NULL,
    -- Canonical text. Composition to NFC may lengthen what was submitted, and the title may stand before it.
    text text NOT NULL CONSTRAINT document_revision_text_sized CHECK (octet_length(text) BETWEEN 1 AND 4194304),
    text_sha256 bytea NOT NULL CONSTRAINT document_revision_text_hashed CHECK (text_sha256 = sha256(convert_to(text, 'UTF8'))),
    text_length integer NOT NULL CONSTRAINT document_revision_text_measured CHECK (text_length = char_length(text)),
    -- The block map: one element a block, numbers of the contract's BlockKind, offsets in code points.
    block_kinds smallint[] NOT NULL CONSTRAINT document_revision_block_kinds_known CHECK (1 <= ALL (block_kinds) AND 10 >= ALL (block_kinds)),
    block_starts integer[] NOT NULL CONSTRAINT document_revision_block_starts_inside CHECK (0 <= ALL (block_starts)),
    block_ends integer[] NOT NULL CONSTRAINT document_revision_block_ends_inside CHECK (text_length >= ALL (block_ends)),
    received_at timestamptz NOT NULL,
    PRIMARY KEY (document_id, revision),
    CONSTRAINT document_revision_blocks_whole CHECK (
        cardinality(block_kinds) = cardinality(block_starts) AND cardinality(block_kinds) = cardinality(block_ends)
    ),
    CONSTRAINT document_revision_facts_recorded FOREIGN KEY (document_id, facts) REFERENCES document_facts
);
