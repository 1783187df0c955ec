#!/bin/sh
# Creates Temporal's two databases where they are missing and brings them to this version's schema. Safe to run again.
set -eu

prepare() {
  database=$1 schema=$2
  tool="temporal-sql-tool --plugin postgres12 --ep $POSTGRES_SEEDS -p $DB_PORT -u $POSTGRES_USER --db $database"
  $tool create
  # Fails where version 0.0 is there already, which is what a second run finds; update-schema then tells what is wrong, if anything.
  $tool setup-schema -v 0.0 || true
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
}

prepare temporal temporal
prepare temporal_visibility visibility
