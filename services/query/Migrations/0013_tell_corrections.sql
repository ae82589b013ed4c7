-- What people corrected, for those who watch: an entry of the watch log that tells no item but that one statement, known by its print, was corrected, or
-- that a correction of it was taken back. Beside it what held before, so that those are told too whose pattern took the statement then. `claim_units` are
-- some of the propositions of the claim that it belonged to: they lead to what the claim has become. Names stand in the text, so rows go with the document.
CREATE TABLE watch_correction (
    txid xid8 NOT NULL,
    seq bigint NOT NULL,
    document_id uuid NOT NULL,
    print bigint NOT NULL,
    correction_id uuid NOT NULL,
    undone boolean NOT NULL,
    rejected boolean NOT NULL,
    stance smallint NOT NULL,
    certainty smallint NOT NULL,
    speaker text NOT NULL,
    speaker_id uuid,
    claim_units uuid[] NOT NULL,
    PRIMARY KEY (txid, seq),
    CONSTRAINT watch_correction_is_of_an_entry FOREIGN KEY (txid, seq) REFERENCES watch_entry ON DELETE CASCADE
);

-- Serves WatchCorrectionsForget.
CREATE INDEX watch_correction_document ON watch_correction (document_id);
