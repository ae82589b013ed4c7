-- Names as rows hold them, each once: a filter by words of a name looks among these first, which are few beside the rows, and then reads the rows of
-- those that have the words. Kinds: 1 names of the speaker of a statement, 2 name and aliases of an entity, 3 names of all who take part in an
-- event. A name stays while a row has it, current or not.

-- Runs of two and of three letters within words. What has all runs of a part of a word is nearly always what has the part.
CREATE FUNCTION name_runs(names text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT COALESCE(array_agg(DISTINCT run.letters), '{}')
    FROM (
        SELECT letter || lead(letter) OVER way AS two, letter || lead(letter) OVER way || lead(letter, 2) OVER way AS three
        FROM unnest(string_to_array(names, NULL)) WITH ORDINALITY AS split (letter, place)
        WINDOW way AS (ORDER BY place)
    ) AS beginning
    CROSS JOIN LATERAL (VALUES (two), (three)) AS run (letters)
    WHERE run.letters !~ '[ \n]');

CREATE TABLE name_list (
    kind smallint NOT NULL CONSTRAINT name_list_kind_known CHECK (kind BETWEEN 1 AND 3),
    names text NOT NULL CONSTRAINT name_list_names_not_empty CHECK (names <> ''),
    runs text[] COLLATE "C" NOT NULL GENERATED ALWAYS AS (name_runs(names)) STORED
);

-- Serves name_list_take and NameListForget. Names may be longer than an entry of an index.
CREATE INDEX name_list_names ON name_list (hashtextextended(names, 0), kind);

-- Serve SpeakersNamed, EntitiesNamed and ParticipantsNamed. Without lists of what is still to be sorted in, through which every read would go.
CREATE INDEX name_list_speakers ON name_list USING gin (runs) WITH (fastupdate = off) WHERE kind = 1;
CREATE INDEX name_list_entities ON name_list USING gin (runs) WITH (fastupdate = off) WHERE kind = 2;
CREATE INDEX name_list_participants ON name_list USING gin (runs) WITH (fastupdate = off) WHERE kind = 3;

INSERT INTO name_list (kind, names)
SELECT 1, speaker FROM (SELECT DISTINCT speaker FROM statement WHERE speaker <> '') AS spoken
UNION ALL
SELECT 2, names FROM (SELECT DISTINCT names FROM entity WHERE names <> '') AS named
UNION ALL
SELECT 3, participants FROM (SELECT DISTINCT participants FROM event WHERE participants <> '') AS took_part;

-- What is new is taken in by the tables themselves: while a new version is rolled out, processes of the last one write rows too. Who drops the last row of a name
-- must see a row that another adds, so it is one change at a time.
CREATE FUNCTION name_list_take() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('hearsay.query.linking', 0));
    EXECUTE format(
        $sql$
        INSERT INTO query.name_list (kind, names)
        SELECT $1, held.names
        FROM (SELECT DISTINCT %I AS names FROM added) AS held
        WHERE held.names <> '' AND NOT EXISTS (
            SELECT
            FROM query.name_list AS known
            WHERE known.kind = $1 AND hashtextextended(known.names, 0) = hashtextextended(held.names, 0) AND known.names = held.names)
        $sql$,
        TG_ARGV[1])
    USING TG_ARGV[0]::smallint;
    RETURN NULL;
END $$;

CREATE TRIGGER take_names AFTER INSERT ON statement REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION name_list_take('1', 'speaker');
CREATE TRIGGER take_names AFTER INSERT ON entity REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION name_list_take('2', 'names');
CREATE TRIGGER take_names AFTER INSERT ON event REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION name_list_take('3', 'participants');

-- Serve StatementListOfSpeakers, EntityListOfNames, EventListOfParticipants and TimelineReportsOfParticipants, today and as of a time that has passed. They
-- hold all rows, so that NameListForget finds out whether any has a name.
CREATE INDEX statement_speaker_names ON statement (hashtextextended(speaker, 0), newest_first, document_id, position);
CREATE INDEX entity_names ON entity (hashtextextended(names, 0), sort_name, document_id, position);
CREATE INDEX event_participants ON event (hashtextextended(participants, 0), newest_first, document_id, position);

-- Who is told of often has thousands of names: a surname is one of its own in each document. `leads`: a current entity is compared by the name first.
-- Statements, events and roles are of such names alone, which are few.
ALTER TABLE unit ADD COLUMN leads boolean NOT NULL DEFAULT true;
UPDATE unit
SET leads = false
WHERE kind = 2 AND NOT EXISTS (SELECT FROM entity_name WHERE entity_name.name_id = unit.unit_id AND entity_name.current AND entity_name.first);

-- Serves what is read of an entity over all documents.
CREATE INDEX unit_leading ON unit (kind, group_id, unit_id) WHERE leads;

-- All by which a dossier chooses statements is in the index.
DROP INDEX statement_speaker;
CREATE INDEX statement_speaker ON statement (speaker_id, newest_first, document_id, position) INCLUDE (revision, statement_id)
    WHERE current AND speaker_id IS NOT NULL;

-- `newest_first` as of statements. `tells_role`: the document tells a role of the entity; of documents that came before this column was there it may.
ALTER TABLE entity_name
    ADD COLUMN newest_first bigint NOT NULL DEFAULT 0,
    ADD COLUMN tells_role boolean NOT NULL DEFAULT true;
UPDATE entity_name
SET newest_first = -(extract(epoch FROM COALESCE(reading.instant, reading.received_at)) * 1000000)::bigint
FROM reading
WHERE reading.document_id = entity_name.document_id AND reading.revision = entity_name.revision;
DROP INDEX entity_name_name;

-- Serves the documents of a name, the latest published first.
CREATE INDEX entity_name_name ON entity_name (name_id, newest_first, document_id, revision, position) INCLUDE (type, first) WHERE current;

-- Serves OriginRoles.
CREATE INDEX entity_name_role ON entity_name (name_id, newest_first, document_id, revision, position) WHERE current AND tells_role;

CREATE OR REPLACE VIEW query_at.entity_name AS
SELECT
    document_id, revision, position, name_id, first, (superseded_at IS NULL OR superseded_at > query_at.as_of()) AS current, name, folded, type, newest_first,
    tells_role
FROM query.entity_name
WHERE received_at <= query_at.as_of() AND received_at > '-infinity';
