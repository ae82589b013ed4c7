#!/usr/bin/env bash
# Run once, by the image, when the database is made: the role of the exporter, which may look at statistics and nothing else.
set -euo pipefail
psql --quiet --set ON_ERROR_STOP=1 --set password="$MONITOR_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE monitor LOGIN PASSWORD :'password' CONNECTION LIMIT 5 IN ROLE pg_monitor;
SQL
