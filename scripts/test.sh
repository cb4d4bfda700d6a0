#!/bin/sh
# Runs every test on SQLite, then those that touch a database again on a private PostgreSQL. What this machine lacks is
# named and left out; with CI=true that is a failure.
set -eu
cd "$(dirname "$0")/.."
status=0
left_out=""

echo "== Tests on SQLite =="
env -u SELARAS_DATABASE_URL .venv/bin/pytest -n auto tests || status=$?

if reason=$(.venv/bin/python scripts/with_postgres.py --find 2>&1); then
    echo "== Tests on PostgreSQL ($reason) =="
    .venv/bin/python scripts/with_postgres.py .venv/bin/pytest -n auto tests --ignore=tests/engine --ignore=tests/test_house.py \
        --ignore=tests/site/public_check --ignore=tests/cli/test_files.py --ignore=tests/fuzzing || status=$?
else
    left_out="the tests on PostgreSQL: $reason"
fi

if [ -n "$left_out" ]; then
    echo "Left out: $left_out"
    [ "${CI:-}" != true ] || status=1
fi
[ "$status" = 0 ] && echo "All tests passed." || echo "There are failures above." >&2
exit "$status"
