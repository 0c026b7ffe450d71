#!/bin/sh
# Feed every reader with inputs that coverage leads to: sh scripts/fuzz.sh [seconds [target ...]]
# What it finds stands in .cache/fuzz/<target>-crash-... (or -timeout-, -oom-).
. "$(dirname "$0")/setup.sh"

ensure_test_tools
"$VENV/bin/python" -c 'import atheris' 2>/dev/null || pip_install --group fuzz
seconds=${1:-300}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- package check template template_part yaml json csv xlsx xlsx_part text
mkdir -p .cache/fuzz

found=
for target in "$@"; do
  log=.cache/fuzz/$target.log
  nice -n 19 "$VENV/bin/python" -m fuzz "$target" "$seconds" >"$log" 2>&1 || found="$found $target"
  say "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") lần chạy"
done
[ -z "$found" ] || fail "Có lỗi, xem .cache/fuzz:$found"
