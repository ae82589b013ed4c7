-- What the article itself says of its publication: place, credits, and all values found for a fact, the best first.
ALTER TABLE document_facts
    ADD COLUMN dateline text NOT NULL DEFAULT '' CONSTRAINT document_facts_dateline_sized CHECK (char_length(dateline) <= 2048),
    ADD COLUMN credits text[] NOT NULL DEFAULT '{}' CONSTRAINT document_facts_credits_few CHECK (cardinality(credits) <= 50);

-- One element a candidate: name of the fact, value as written, where it stands.
ALTER TABLE document_revision
    ADD COLUMN candidate_fields text[] NOT NULL DEFAULT '{}',
    ADD COLUMN candidate_values text[] NOT NULL DEFAULT '{}',
    ADD COLUMN candidate_origins text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT document_revision_candidates_whole CHECK (
        cardinality(candidate_fields) = cardinality(candidate_values) AND cardinality(candidate_fields) = cardinality(candidate_origins)
    );
