-- Of two decisions about one pair the later holds, so no two are of one time. `answer` is what the request was answered with: it gets the same again.
ALTER TABLE entity_decision
    ADD COLUMN answer bytea NOT NULL DEFAULT '',
    ADD CONSTRAINT entity_decision_decided_once UNIQUE (decided_at);

-- The constraint serves EntityDecisionList.
DROP INDEX entity_decision_latest;

-- A surname, "the ministry" or an acronym is compared by what its document tells beside it, so its id may change when the document is read anew. Such a
-- name is kept with the documents that it was decided for as well: there it is what the document prints so.
CREATE TABLE entity_decision_place (
    decision_id uuid NOT NULL REFERENCES entity_decision,
    document_id uuid NOT NULL,
    folded text COLLATE "C" NOT NULL CONSTRAINT entity_decision_place_folded_short CHECK (char_length(folded) BETWEEN 1 AND 200),
    type smallint NOT NULL,
    side smallint NOT NULL CONSTRAINT entity_decision_place_side_known CHECK (side BETWEEN 0 AND 1),
    name text NOT NULL,
    PRIMARY KEY (decision_id, document_id, folded, type)
);

-- Serves the decisions about a name of a document.
CREATE INDEX entity_decision_place_document ON entity_decision_place (document_id, folded, type);

-- What decisions hold about now.
CREATE VIEW entity_decision_bearer AS
SELECT decision_id, name_id, side, name, false AS placed
FROM entity_decision_name
UNION ALL
SELECT place.decision_id, bearer.name_id, place.side, place.name, true
FROM entity_decision_place AS place
JOIN entity_name AS bearer
    ON bearer.document_id = place.document_id AND bearer.folded = place.folded AND bearer.type = place.type AND bearer.current;
