#!/bin/sh
# Run once by the PostgreSQL image: an ordinary user that owns its database and may make the roles of its own tables.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set "secret=$POSTGRES_PASSWORD" <<'SQL'
create role baton login createrole password :'secret';
create database baton owner baton;
SQL
