#!/bin/sh
# Set up what the tests need and run them all: sh scripts/test.sh [options of pytest]
. "$(dirname "$0")/setup.sh"

ensure_test_tools
warning=
if ! ensure_office; then
  warning="Thiếu gói hệ thống nên các phép thử in ra giấy bị bỏ qua: hãy cài bằng lệnh sudo apt-get install$(missing_tools) rồi chạy lại."
  [ -z "${CI:-}" ] || fail "$warning"
  say "$warning" >&2
fi
ensure_browser || say "Không cài được trình duyệt chromium: các phép thử trang web bị bỏ qua." >&2

PATH=$VENV/bin:$PATH
export PATH
failed=
check() {
  say "— $*"
  "$@" || failed="$failed $1"
}
check ruff check .
check ruff format --check .
check mypy
check lint-imports
check pytest -n auto "$@"

[ -z "$warning" ] || say "$warning" >&2
[ -z "$failed" ] || fail "Chưa đạt:$failed"
