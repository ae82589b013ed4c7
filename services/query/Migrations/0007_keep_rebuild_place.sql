-- How far filling the read model from extraction has come, so that a run that was broken off goes on there. No row: none is under way.
CREATE TABLE rebuild_place (
    only_one boolean PRIMARY KEY DEFAULT true CONSTRAINT rebuild_place_only_one CHECK (only_one),
    position bigint NOT NULL CONSTRAINT rebuild_place_position_counted CHECK (position >= 0),
    moved_at timestamptz NOT NULL DEFAULT now()
);
