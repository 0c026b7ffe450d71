# Read by plan.sh and test.sh with ".": everything a fresh Debian or Ubuntu needs, step by step.
# Plain sh: on a fresh machine neither make nor bash is certain. Nothing is done twice: a step
# leaves a stamp in .venv that holds what it was made from.
# shellcheck shell=sh

set -eu
cd "$(dirname "$0")/.."
ROOT=$(pwd)
VENV=$ROOT/.venv

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 2
}

# --- Packages of the system -------------------------------------------------------------------

may_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null 2>&1 || return 1
  sudo -n true 2>/dev/null || [ -t 0 ] # without a terminal nobody can type a password
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_ready=
apt_install() { # quiet; the log is shown only when it fails
  may_install || return 1
  say "Đang cài gói hệ thống: $*"
  log=$(mktemp)
  if [ -z "$apt_ready" ]; then
    as_root apt-get update -q >"$log" 2>&1 </dev/null || true # an old list may still serve
    apt_ready=yes
  fi
  if as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# --- Python -----------------------------------------------------------------------------------

right_python() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() { # the first Python that is new enough, in PYTHON
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
    if right_python "$candidate"; then
      PYTHON=$(command -v "$candidate")
      return 0
    fi
  done
  return 1
}

ensure_python() {
  find_python && return 0
  apt_install python3 python3-venv && find_python && return 0
  fail "Cần Python 3.11 trở lên: hãy cài gói python3 và python3-venv (Debian 12, Ubuntu 24.04 hoặc mới hơn) rồi chạy lại."
}

make_venv() { # a .venv whose Python runs and which has pip
  "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return 0
  ensure_python
  rm -rf "$VENV"
  if ! "$PYTHON" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    apt_install python3-venv || apt_install "$version" ||
      fail "Python trên máy này thiếu mô-đun venv: hãy cài gói python3-venv (sudo apt-get install python3-venv) rồi chạy lại."
  fi
  say "Đang tạo môi trường Python trong .venv"
  "$PYTHON" -m venv "$VENV" ||
    fail "Không tạo được .venv: hãy cài gói python3-venv (sudo apt-get install python3-venv) rồi chạy lại."
}

# A stamp holds the sum of what a step depends on; the place too, for a checkout that moved.
fingerprint() { { cat pyproject.toml && pwd && "$VENV/bin/python" -VV; } | cksum; }
is_done() { [ "$(cat "$VENV/.done-$1" 2>/dev/null)" = "$(fingerprint)" ]; }
mark_done() { fingerprint >"$VENV/.done-$1"; }

pip_install() {
  "$VENV/bin/python" -m pip install -q --disable-pip-version-check "$@" </dev/null ||
    fail "pip không cài được: hãy kiểm tra kết nối mạng tới kho gói Python rồi chạy lại."
}

ensure_package() { # docgen itself, importable and editable, in .venv
  make_venv
  is_done package && return 0
  say "Đang cài docgen vào .venv"
  pip_install -e .
  mark_done package
}

ensure_test_tools() { # what tests and linters need of Python
  ensure_package
  is_done tests && return 0
  say "Đang cài công cụ kiểm thử vào .venv"
  pip_install 'pip>=25.1' # the first that reads [dependency-groups]
  pip_install --group test --group lint --group docs
  mark_done tests
}

# --- LibreOffice, the font, poppler ------------------------------------------------------------

have_font() { ls /usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf >/dev/null 2>&1; }

first_known() { # the first of the names that apt knows
  for name in "$@"; do
    if apt-cache show "$name" >/dev/null 2>&1; then
      printf '%s' "$name"
      return
    fi
  done
  printf '%s' "$1"
}

missing_tools() {
  command -v soffice >/dev/null 2>&1 || printf ' %s' libreoffice-writer
  have_font || printf ' %s' fonts-liberation2
  command -v pdftoppm >/dev/null 2>&1 || printf ' %s' poppler-utils
}

have_browser() {
  for name in chromium chromium-browser google-chrome; do
    "$name" --version >/dev/null 2>&1 && return 0 # Ubuntu's package is a word about a snap
  done
  return 1
}

# For the tests of the web page. Ubuntu's chromium is no apt package: there they are skipped.
ensure_browser() {
  packages=
  have_browser || packages=chromium
  # What drives the browser is a node of its own, which a bare Debian can't start.
  ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || packages="$packages libatomic1"
  [ -z "$packages" ] && return 0
  may_install || return 1
  # shellcheck disable=SC2086 # a list of names
  apt-cache show chromium >/dev/null 2>&1 && apt_install $packages && have_browser
}

ensure_office() { # fails without a word; the caller says what that means
  missing=$(missing_tools)
  [ -z "$missing" ] && return 0
  may_install || return 1
  as_root apt-get update -q >/dev/null 2>&1 </dev/null || true
  apt_ready=yes
  packages=
  for name in $missing; do
    case $name in
      libreoffice-writer) name=$(first_known libreoffice-writer-nogui libreoffice-writer) ;;
      fonts-liberation2) name=$(first_known fonts-liberation2 fonts-liberation) ;;
    esac
    packages="$packages $name"
  done
  # shellcheck disable=SC2086 # a list of names
  apt_install $packages
}
