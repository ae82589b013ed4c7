-- What people decided about entities. No rebuild touches these tables. A decision speaks of names: their ids are hashes of the names, so a decision
-- holds for whatever document names them, now or later.
CREATE TABLE entity_decision (
    decision_id uuid PRIMARY KEY,
    request_id uuid NOT NULL UNIQUE,
    kind smallint NOT NULL CONSTRAINT entity_decision_kind_known CHECK (kind BETWEEN 1 AND 2),
    request_sha256 text NOT NULL,
    decided_by text NOT NULL,
    reason text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    undone_by text NOT NULL DEFAULT '',
    undone_at timestamptz,
    CONSTRAINT entity_decision_undone_by_somebody CHECK ((undone_at IS NULL) = (undone_by = ''))
);

-- Serves EntityDecisionList.
CREATE INDEX entity_decision_latest ON entity_decision (decided_at DESC, decision_id);

-- Side 0 and side 1 of a merge become one, those of a split stay two.
CREATE TABLE entity_decision_name (
    decision_id uuid NOT NULL REFERENCES entity_decision,
    name_id uuid NOT NULL,
    side smallint NOT NULL CONSTRAINT entity_decision_side_known CHECK (side BETWEEN 0 AND 1),
    name text NOT NULL,
    PRIMARY KEY (decision_id, name_id)
);

-- Serves the decisions about a name.
CREATE INDEX entity_decision_name_name ON entity_decision_name (name_id);
