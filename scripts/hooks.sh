#!/bin/sh
# Installs the git hook that runs `make check` before every commit; a hook of somebody else's is left alone.
set -eu
cd "$(dirname "$0")/.."
hook=$(git rev-parse --git-path hooks)/pre-commit
if [ -e "$hook" ] && ! cmp -s scripts/pre-commit "$hook"; then
    echo "$hook exists and is not ours; add 'make check' to it by hand." >&2
    exit 1
fi
mkdir -p "$(dirname "$hook")"
cp scripts/pre-commit "$hook"
chmod +x "$hook"
echo "make check now runs before every commit ($hook)"
