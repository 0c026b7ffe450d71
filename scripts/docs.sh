#!/bin/sh
# Build the documentation site in both languages: sh scripts/docs.sh [folder]   (out/site)
# The pages need no server and no network: open index.html.
. "$(dirname "$0")/setup.sh"

ensure_package
"$VENV/bin/python" -c 'import mkdocs, material, mkdocstrings_handlers.python' 2>/dev/null || {
  say "Đang cài công cụ dựng trang tài liệu vào .venv"
  pip_install 'pip>=25.1' # the first that reads [dependency-groups]
  pip_install --group docs
}
"$VENV/bin/python" -c 'import starlette' 2>/dev/null || pip_install -e '.[web]' # the HTTP API's own description

case ${1:-out/site} in
  /*) site=$1 ;;
  *) site=$ROOT/${1:-out/site} ;;
esac
export NO_MKDOCS_2_WARNING=1 # an advertisement for what comes after MkDocs
build() { # warnings are errors
  "$VENV/bin/python" -m mkdocs build --strict --quiet --config-file "docs/$1" --site-dir "$2" ||
    fail "Trang tài liệu chưa dựng được, xem ở trên."
}
build mkdocs.yml "$site"
build mkdocs.en.yml "$site/en"
say "Trang tài liệu: $site/index.html (tiếng Việt), $site/en/index.html (English)"
