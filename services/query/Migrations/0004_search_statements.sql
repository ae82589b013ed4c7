-- What texts are searched as: marks that PostgreSQL takes for letters where the locale is "C" (dashes, quotation marks, bullets) part words here,
-- and a text that is too long for a tsvector is searched by its beginning.
CREATE FUNCTION searchable(text text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(left(text, 100000), U&'\2010\2011\2012\2013\2014\2015\2026\2022\00B7\00AB\00BB\201A\201E\2039\203A\201C\201D\00A0\202F\2009', '                    ');

-- `attribution` holds the folded words of source and cue, `origin` the folded name of the last party of the chain. `said_on` is when it was said, to the
-- day where that is told; null where nothing is.
ALTER TABLE statement
    ADD COLUMN attribution text NOT NULL DEFAULT '',
    ADD COLUMN origin text NOT NULL DEFAULT '',
    ADD COLUMN said_on daterange,
    ADD COLUMN terms tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', searchable(said)), 'A')
        || setweight(to_tsvector('english', searchable(left(speaker, 10000) || E'\n' || outlet)), 'B')
        || setweight(to_tsvector('english', searchable(left(attribution, 10000))), 'C')) STORED;

-- Serves SearchWords.
CREATE INDEX statement_terms ON statement USING gin (terms) WHERE current;

-- `told` is the folded sentence that tells the event, `days` when it was or will be, to the day where that is told.
ALTER TABLE event
    ADD COLUMN told text NOT NULL DEFAULT '',
    ADD COLUMN days daterange,
    ADD COLUMN terms tsvector GENERATED ALWAYS AS (to_tsvector('english', searchable(told))) STORED;

-- Serves TimelineReports where words are asked for.
CREATE INDEX event_terms ON event USING gin (terms) WHERE current;

-- `name` as the document prints it, `folded` the beginning of the same as FoldedText makes it; both empty for a part of a name that does not stand
-- alone there. `type` as of the entity.
ALTER TABLE entity_name
    ADD COLUMN name text NOT NULL DEFAULT '',
    ADD COLUMN folded text COLLATE "C" NOT NULL DEFAULT '' CONSTRAINT entity_name_folded_short CHECK (char_length(folded) <= 200),
    ADD COLUMN type smallint NOT NULL DEFAULT 0;

-- Serves CanonicalGroupsOfName.
CREATE INDEX entity_name_folded ON entity_name (folded, name_id) WHERE current AND folded <> '';

-- `newest_first` as of the statement: the latest statements about an entity come straight from the index.
ALTER TABLE statement_name ADD COLUMN newest_first bigint NOT NULL DEFAULT 0;
DROP INDEX statement_name_name;

-- Serves DossierStatementsAbout.
CREATE INDEX statement_name_name ON statement_name (name_id, newest_first, statement_id);

-- `local_id` is the id by which the event refers to the participant, `newest_first` as of the event.
ALTER TABLE event_name
    ADD COLUMN local_id text NOT NULL DEFAULT '',
    ADD COLUMN newest_first bigint NOT NULL DEFAULT 0;
DROP INDEX event_name_name;

-- Serves TimelineReportsOfEntity.
CREATE INDEX event_name_name ON event_name (name_id, newest_first, document_id, position);
