#!/bin/sh
# Look up every locked version among the known vulnerabilities: sh scripts/audit.sh
# With --lock the versions are chosen and their hashes written anew first.
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
print(*groups["test"], *groups["lint"], sep="\n")' | lock requirements-dev.lock -
fi

for file in requirements.lock requirements-dev.lock; do
  # --strict: a version that could not be looked up is no version without faults
  "$VENV/bin/pip-audit" --strict --disable-pip --require-hashes --requirement "$file" ||
    fail "$file: có gói có lỗ hổng đã biết, hoặc không tra được; xem ở trên."
done
say "Không có lỗ hổng đã biết."
