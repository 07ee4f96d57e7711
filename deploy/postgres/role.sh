#!/bin/sh
# Run once by PostgreSQL's image, on an empty volume: a database that belongs to a role which may do nothing else.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set password="$BOTHWAYS_PASSWORD" <<'SQL'
CREATE ROLE bothways LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
CREATE DATABASE bothways OWNER bothways;
REVOKE ALL ON DATABASE bothways FROM PUBLIC;
SQL
