-- Pairs that are held apart are few: they are found without a look at those that are the same.
CREATE INDEX unit_link_apart ON unit_link (kind, one, other) WHERE NOT same;

CREATE INDEX unit_link_apart_other ON unit_link (kind, other) WHERE NOT same;
