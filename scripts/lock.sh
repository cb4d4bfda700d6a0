#!/bin/sh
# Writes requirements/*.txt with hashes for Python 3.11 to 3.13 on every platform. uv is fetched for this alone, into .venv/lock.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/lock/bin/uv ] || { .venv/bin/python -m venv .venv/lock && .venv/lock/bin/pip install --quiet "uv>=0.9"; }
for name in runtime dev; do
    # The machine's own mirrors and folders must not enter the files: one index, named here, and no configuration.
    .venv/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --default-index https://pypi.org/simple --no-emit-index-url --custom-compile-command "make lock" \
        "$@" "requirements/$name.in" --output-file "requirements/$name.txt"
    echo "requirements/$name.txt: $(grep -c '^[a-z].*==' "requirements/$name.txt") packages"
done
