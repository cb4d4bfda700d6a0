#!/bin/sh
# Makes .venv from the locked, hashed requirements: `setup.sh runtime`, then `setup.sh tools` for what tests and checks need.
set -eu
cd "$(dirname "$0")/.."
part=${1:?runtime or tools}
export PIP_DISABLE_PIP_VERSION_CHECK=1

fits() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Selaras needs Python 3.11, 3.12 or 3.13; found: $("${PYTHON:-python3}" --version 2>&1 || true)" >&2
    echo "Debian 12 or Ubuntu 24.04: apt install python3 python3-venv. Elsewhere: https://www.python.org/downloads/" >&2
    echo "If it is there under another name: make setup PYTHON=/path/to/python3.12" >&2
    exit 1
}

make_venv() {
    python=$(find_python)
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "$python has no module venv. Debian and Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
    echo "Making .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
}

if ! fits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_venv
fi
case $part in
    runtime)
        echo "Installing what Selaras runs on ..."
        .venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/runtime.txt
        .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
        ;;
    tools)
        echo "Installing what tests and checks need ..."
        .venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/dev.txt
        ;;
    *)
        echo "setup.sh: runtime or tools, not $part" >&2
        exit 2
        ;;
esac
touch ".venv/$part.stamp"
