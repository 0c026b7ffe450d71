#!/bin/sh
# Look up every locked version among the known vulnerabilities: sh scripts/audit.sh
# With --lock the versions are chosen and their hashes written anew first.
# Exit codes: 0 none is known; 1 some are; 2 they could not be looked up.
. "$(dirname "$0")/setup.sh"

ensure_package
[ -x "$VENV/bin/pip-audit" ] && [ -x "$VENV/bin/pip-compile" ] || {
  pip_install 'pip>=25.1' # the first that reads [dependency-groups]
  pip_install --group audit
}

lock() { # file, options: nothing of this machine or its mirrors goes into the file
  file=$1
  shift
  "$VENV/bin/pip-compile" --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
    --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
    --no-emit-options --output-file "$file" "$@"
}
if [ "${1:-}" = --lock ]; then
  lock requirements.lock --all-extras pyproject.toml
  "$VENV/bin/python" -c '
import tomllib
groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]
print(*groups["test"], *groups["lint"], *groups["docs"], sep="\n")' | lock requirements-dev.lock -
fi

report=$(mktemp)
trap 'rm -f "$report"' EXIT
look_up() { # file: by PyPI's own list, or by OSV's, which holds the same and more
  for service in pypi osv; do
    : >"$report"
    "$VENV/bin/pip-audit" --vulnerability-service "$service" --disable-pip --require-hashes \
      --progress-spinner off --format json --output "$report" --requirement "$1" \
      >/dev/null 2>&1 || true
    code=0
    "$VENV/bin/python" scripts/audit.py "$report" "$1" || code=$?
    [ "$code" = 3 ] || return "$code"
  done
  return 3
}

found=
for file in requirements.lock requirements-dev.lock; do
  code=0
  look_up "$file" || code=$?
  case $code in
    0) ;;
    1) found=yes ;;
    *) fail "Không tra được $file trong các danh sách lỗ hổng (của PyPI và OSV): hãy kiểm tra kết nối mạng rồi chạy lại." ;;
  esac
done
if [ -n "$found" ]; then
  say "Hãy nâng các gói trên lên bản đã sửa (sh scripts/audit.sh --lock) rồi chạy lại." >&2
  exit 1
fi
say "Không có lỗ hổng đã biết."
