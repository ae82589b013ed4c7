-- Lists of claims that many outlets have, or that somebody denies, go past the many claims that one document makes alone.

-- Serves ClaimList where it asks for two outlets or more.
CREATE INDEX claim_several ON claim (last_first, claim_id) WHERE outlet_count >= 2;

-- Serves ClaimList where it asks for ten or more.
CREATE INDEX claim_many ON claim (last_first, claim_id) WHERE outlet_count >= 10;

-- Serves ClaimList where it asks for those denied.
CREATE INDEX claim_denied ON claim (last_first, claim_id) WHERE denying_id IS NOT NULL;
