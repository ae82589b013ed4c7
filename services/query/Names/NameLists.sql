-- name: SpeakersNamed
-- Served by name_list_speakers. Names of speakers with all runs and parts of words that are asked for.
SELECT names, hashtextextended(names, 0)
FROM name_list
WHERE kind = 1 AND runs @> name_runs($1) AND names LIKE ALL ($2::text[])
LIMIT $3

-- name: EntitiesNamed
-- Served by name_list_entities.
SELECT names, hashtextextended(names, 0)
FROM name_list
WHERE kind = 2 AND runs @> name_runs($1) AND names LIKE ALL ($2::text[])
LIMIT $3

-- name: ParticipantsNamed
-- Served by name_list_participants.
SELECT names, hashtextextended(names, 0)
FROM name_list
WHERE kind = 3 AND runs @> name_runs($1) AND names LIKE ALL ($2::text[])
LIMIT $3

-- name: NamesOfDocument
-- Served by statement_place and the primary keys. Names in the rows of all revisions.
SELECT 1::smallint, speaker FROM statement WHERE document_id = $1 AND speaker <> ''
UNION
SELECT 2::smallint, names FROM entity WHERE document_id = $1 AND names <> ''
UNION
SELECT 3::smallint, participants FROM event WHERE document_id = $1 AND participants <> ''

-- name: NameListForget
-- Drops those of these names that no row has. Served by name_list_names, statement_speaker_names, entity_names and event_participants.
DELETE FROM name_list
USING unnest($1::smallint[], $2::text[]) AS held (kind, names)
WHERE name_list.kind = held.kind
    AND hashtextextended(name_list.names, 0) = hashtextextended(held.names, 0)
    AND name_list.names = held.names
    AND CASE held.kind
        WHEN 1 THEN NOT EXISTS (
            SELECT FROM statement WHERE hashtextextended(speaker, 0) = hashtextextended(held.names, 0) AND speaker = held.names)
        WHEN 2 THEN NOT EXISTS (
            SELECT FROM entity WHERE hashtextextended(entity.names, 0) = hashtextextended(held.names, 0) AND entity.names = held.names)
        ELSE NOT EXISTS (
            SELECT FROM event WHERE hashtextextended(participants, 0) = hashtextextended(held.names, 0) AND participants = held.names)
    END
