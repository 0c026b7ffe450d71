#!/bin/sh
# Change the code a little in a thousand places and see that a test notices each time:
# sh scripts/mutate.sh [room ...]   (vietnamese, standard/model.py, language, render)
# Tests of time are left out: what is watched is slow. Works on a copy in .cache/mutate; prints the score and the changes that no test noticed.
. "$(dirname "$0")/setup.sh"

ensure_test_tools
"$VENV/bin/python" -c 'import mutmut' 2>/dev/null || pip_install --group mutate
[ $# -gt 0 ] || set -- vietnamese standard/model.py language render

for room in "$@"; do
  copy=$ROOT/.cache/mutate/$(printf '%s' "$room" | tr '/.' '--')
  rm -rf "$copy"
  mkdir -p "$copy"
  tar -cf - docgen tests examples docs scripts pyproject.toml README.md | tar -xf - -C "$copy"
  tests=tests/${room%%/*}
  mutate=docgen/$room
  [ ! -d "$mutate" ] || mutate="$mutate/*"
  cat >>"$copy/pyproject.toml" <<END

[tool.mutmut]
source_paths = ["docgen"]
only_mutate = ["$mutate"]
also_copy = ["examples", "docs", "scripts", "README.md"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "-k", "not quick and not millisecond and not linear and not for_ever"]
pytest_add_cli_args_test_selection = ["$tests", "docgen/${room%%/*}"]
END
  (cd "$copy" && nice -n 19 "$VENV/bin/mutmut" run >run.log 2>&1) || say "xem $copy/run.log"
  say "$room: $(tr '\r' '\n' <"$copy/run.log" | grep -E '^. [0-9]+/[0-9]+' | tail -n 1)"
  (cd "$copy" && "$VENV/bin/mutmut" results) | grep survived || true
done
