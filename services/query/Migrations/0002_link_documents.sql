-- What statements, names and texts are compared by, and what holds them to be the same. A unit is as its hash: documents with the
-- same wording share it. It stays while anything current refers to it, so these tables depend on the current evidence alone and not on
-- the order in which it came. Kinds: 1 proposition of a statement, 2 name of an entity, 3 text of a document.
CREATE TABLE unit (
    kind smallint NOT NULL CONSTRAINT unit_kind_known CHECK (kind BETWEEN 1 AND 3),
    unit_id uuid NOT NULL,
    group_id uuid NOT NULL,
    unit bytea NOT NULL,
    terms tsvector,
    PRIMARY KEY (kind, unit_id)
);

-- Serves the members of a group.
CREATE INDEX unit_group ON unit (kind, group_id, unit_id);

-- Serves FindClaims.
CREATE INDEX unit_terms ON unit USING gin (terms) WHERE terms IS NOT NULL;

-- Units that may be the same have a key in common.
CREATE TABLE unit_key (
    kind smallint NOT NULL,
    key bigint NOT NULL,
    unit_id uuid NOT NULL,
    PRIMARY KEY (kind, key, unit_id),
    FOREIGN KEY (kind, unit_id) REFERENCES unit ON DELETE CASCADE
);

-- Serves the removal of a unit.
CREATE INDEX unit_key_unit ON unit_key (kind, unit_id);

-- Pairs that are the same, or surely not though they look alike. `keys` are those that led to the pair; a pair goes with its last key.
CREATE TABLE unit_link (
    kind smallint NOT NULL,
    one uuid NOT NULL,
    other uuid NOT NULL,
    same boolean NOT NULL,
    score double precision NOT NULL CONSTRAINT unit_link_score_in_range CHECK (score BETWEEN 0 AND 1),
    reason text NOT NULL,
    differing text[] NOT NULL,
    keys bigint[] NOT NULL CONSTRAINT unit_link_has_keys CHECK (keys <> '{}'),
    PRIMARY KEY (kind, one, other),
    CONSTRAINT unit_link_ordered CHECK (one < other),
    FOREIGN KEY (kind, one) REFERENCES unit ON DELETE CASCADE,
    FOREIGN KEY (kind, other) REFERENCES unit ON DELETE CASCADE
);

-- Serves the links of a unit from its other end.
CREATE INDEX unit_link_other ON unit_link (kind, other, one);

-- `text_id` is a unit of kind 3, `publisher_id` one of kind 2. `tie` orders documents of one publication time: address, or hash of the text
-- where there is none. `published` is the publication time as the evidence has it, `instant` the same as a point in time, null where unknown. `credit` is the
-- agency that the publisher credits with the text, `credit_id` its name as a unit of kind 2.
ALTER TABLE reading
    ADD COLUMN text_id uuid,
    ADD COLUMN publisher_id uuid,
    ADD COLUMN tie text NOT NULL DEFAULT '',
    ADD COLUMN published text NOT NULL DEFAULT '',
    ADD COLUMN instant timestamptz,
    ADD COLUMN credit text NOT NULL DEFAULT '',
    ADD COLUMN credit_id uuid;

-- Serves the documents of a text.
CREATE INDEX reading_text ON reading (text_id) WHERE text_id IS NOT NULL;

-- Serves the documents of a publisher.
CREATE INDEX reading_publisher ON reading (publisher_id) WHERE publisher_id IS NOT NULL;

-- Serves UnitUnused.
CREATE INDEX reading_credit ON reading (credit_id) WHERE credit_id IS NOT NULL;

-- `local_id` is the id that the evidence refers to it by. `speaks_for` is the body that the entity speaks for, `speaks_for_id` its name as a unit of
-- kind 2.
ALTER TABLE entity
    ADD COLUMN local_id text NOT NULL DEFAULT '',
    ADD COLUMN speaks_for text NOT NULL DEFAULT '',
    ADD COLUMN speaks_for_id uuid;

-- Serves UnitUnused.
CREATE INDEX entity_speaks_for ON entity (speaks_for_id) WHERE speaks_for_id IS NOT NULL;

-- `proposition_id` is a unit of kind 1, `speaker_id` one of kind 2; null where there is none (a no-comment, a source without a name).
-- `denies` says on which side of its proposition the statement stands; null where on neither.
ALTER TABLE statement ADD COLUMN proposition_id uuid, ADD COLUMN speaker_id uuid, ADD COLUMN denies boolean;

-- Serves the statements of a claim.
CREATE INDEX statement_proposition ON statement (proposition_id, newest_first) WHERE current AND proposition_id IS NOT NULL;

-- Serves the statements of a speaker.
CREATE INDEX statement_speaker ON statement (speaker_id, newest_first, document_id, position) WHERE current AND speaker_id IS NOT NULL;

-- Names of an entity: a unit of kind 2 each, the first is what its name is compared by.
CREATE TABLE entity_name (
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    position integer NOT NULL,
    name_id uuid NOT NULL,
    first boolean NOT NULL,
    current boolean NOT NULL,
    PRIMARY KEY (document_id, revision, position, name_id),
    FOREIGN KEY (document_id, revision, position) REFERENCES entity ON DELETE CASCADE
);

-- Serves the documents of a name, and names that one document gives to one entity.
CREATE INDEX entity_name_name ON entity_name (name_id, document_id) WHERE current;

-- Who is named in the content of a statement.
CREATE TABLE statement_name (
    statement_id uuid NOT NULL REFERENCES statement ON DELETE CASCADE,
    name_id uuid NOT NULL,
    PRIMARY KEY (statement_id, name_id)
);

-- Serves the statements about an entity.
CREATE INDEX statement_name_name ON statement_name (name_id, statement_id);

-- Who takes part in an event.
CREATE TABLE event_name (
    document_id uuid NOT NULL,
    revision integer NOT NULL,
    position integer NOT NULL,
    name_id uuid NOT NULL,
    PRIMARY KEY (document_id, revision, position, name_id),
    FOREIGN KEY (document_id, revision, position) REFERENCES event ON DELETE CASCADE
);

-- Serves the events of an entity.
CREATE INDEX event_name_name ON event_name (name_id, document_id);

-- What lists of claims show, kept beside the groups of kind 1. `claim_id`, `affirming_id` and `denying_id` are the first statements of all, of
-- those that affirm and of those that deny. `last_first` is the negative of the time of the last report, as `newest_first` of statements.
-- `stances` counts the statements of each stance, UNSPECIFIED first.
CREATE TABLE claim (
    group_id uuid PRIMARY KEY,
    claim_id uuid NOT NULL,
    affirming_id uuid,
    denying_id uuid,
    last_first bigint NOT NULL,
    last_published text NOT NULL,
    statement_count integer NOT NULL CONSTRAINT claim_has_statements CHECK (statement_count >= 1),
    document_count integer NOT NULL,
    outlet_count integer NOT NULL,
    text_count integer NOT NULL,
    stances integer[] NOT NULL CONSTRAINT claim_stances_all CHECK (cardinality(stances) = 6)
);

-- Serves ClaimList.
CREATE UNIQUE INDEX claim_last ON claim (last_first, claim_id);

-- Pairs of claims, or of sides of one claim, that cannot both be true; `one_id` and `other_id` are the first statements of the sides.
CREATE TABLE contradiction (
    one_group uuid NOT NULL REFERENCES claim ON DELETE CASCADE,
    other_group uuid NOT NULL REFERENCES claim ON DELETE CASCADE,
    kind smallint NOT NULL CONSTRAINT contradiction_kind_known CHECK (kind BETWEEN 1 AND 3),
    one_id uuid NOT NULL,
    other_id uuid NOT NULL,
    newest_first bigint NOT NULL,
    differing text[] NOT NULL,
    PRIMARY KEY (one_group, other_group, kind)
);

-- Serves ContradictionList.
CREATE INDEX contradiction_newest ON contradiction (newest_first, one_id, other_id, kind);

-- Serves the contradictions of a claim from its other side.
CREATE INDEX contradiction_other ON contradiction (other_group);
