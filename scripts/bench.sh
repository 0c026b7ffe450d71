#!/bin/sh
# How fast docgen is beside what people use, in ratios from one run: sh scripts/bench.sh [--quick] [--full]
# Engines of other languages are put in .cache/bench; what can't be installed is skipped with a word.
. "$(dirname "$0")/setup.sh"

ensure_test_tools
"$VENV/bin/python" -c 'import mailmerge, isal' 2>/dev/null || pip_install --group bench
exec "$VENV/bin/python" -m benchmarks "$@"
