#!/bin/sh
# Build a release and prove both of its files as their users get them: sh scripts/release.sh
# Nothing is sent anywhere. What passed stands in dist/, with its sums; how to publish is said at
# the end of docs/CONTRIBUTING.md.
. "$(dirname "$0")/setup.sh"

# --- What is released -------------------------------------------------------------------------

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' docgen/__init__.py)
[ -n "$version" ] || fail "Không đọc được phiên bản trong docgen/__init__.py."
[ -z "$(git status --porcelain)" ] ||
  fail "Còn thay đổi chưa commit: bản phát hành phải đúng là một commit. Xem: git status"
grep -q "^## \[$version\] - [0-9]\{4\}-[0-9]\{2\}-[0-9]\{2\}\$" CHANGELOG.md ||
  fail "CHANGELOG.md chưa có mục “## [$version] - NĂM-THÁNG-NGÀY”: hãy ghi những gì người dùng thấy."
tagged=$(git rev-parse -q --verify "refs/tags/v$version^{commit}" || true)
[ -z "$tagged" ] || [ "$tagged" = "$(git rev-parse HEAD)" ] ||
  fail "Phiên bản $version đã được gắn thẻ ở một commit khác: hãy tăng __version__ trong docgen/__init__.py."

ensure_package
[ -x "$VENV/bin/twine" ] && "$VENV/bin/python" -c 'import build' 2>/dev/null || {
  pip_install 'pip>=25.1' # the first that reads [dependency-groups]
  pip_install --group release
}

# --- The same sources give the same files -----------------------------------------------------

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
desk=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$desk"' EXIT
trap 'exit 130' INT TERM

for time in first second; do
  say "Đang đóng gói docgen-vn $version ($time)"
  # the sdist from a clean export of the commit, the wheel from that sdist, as installers do
  mkdir "$desk/$time"
  git archive --format=tar HEAD | tar -x -C "$desk/$time"
  "$VENV/bin/python" -m build --outdir "$desk/dist-$time" "$desk/$time" >"$desk/log" 2>&1 </dev/null || {
    tail -n 20 "$desk/log" >&2
    fail "Không đóng gói được."
  }
done
for file in "$desk"/dist-first/*; do
  cmp "$file" "$desk/dist-second/${file##*/}" ||
    fail "Đóng gói hai lần ra hai tệp khác nhau: ${file##*/}."
done
"$VENV/bin/twine" check --strict "$desk"/dist-first/* || fail "Thông tin của gói chưa đúng."

# --- As users get them ------------------------------------------------------------------------

run() { # a command of the fresh environment, in its own folder, far from the checkout
  (cd "$desk/here" && env -i PATH="$fresh/bin:/usr/bin:/bin" HOME="$desk/here" LC_ALL=C.UTF-8 "$@")
}

for file in "$desk"/dist-first/*; do
  say "Đang thử ${file##*/} trong môi trường mới"
  fresh=$desk/fresh
  rm -rf "$fresh" "$desk/here"
  mkdir "$desk/here"
  cp -R examples "$desk/here"
  "$VENV/bin/python" -m venv "$fresh"
  install() {
    "$fresh/bin/python" -m pip install -q --disable-pip-version-check "$@" </dev/null ||
      fail "Không cài được ${file##*/}."
  }
  install "$file" # without extras first: nothing of them may be needed
  [ "$(run docgen --version)" = "docgen $version" ] || fail "docgen --version không nói $version."
  run python -W error -c 'import docgen, importlib.metadata as m; assert m.version("docgen-vn") == docgen.__version__' ||
    fail "Phiên bản của gói khác phiên bản của mô-đun."
  run docgen make examples/tan_khai/ke_hoach.yaml -o ke_hoach.docx --quiet || fail "make hỏng."
  run docgen check ke_hoach.docx --quiet || fail "check hỏng."
  run docgen batch examples/giam_ngheo/blueprint.yaml examples/giam_ngheo/rows.xlsx -o out --json >"$desk/batch" ||
    fail "batch hỏng."
  "$VENV/bin/docgen" make examples/tan_khai/ke_hoach.yaml -o "$desk/checkout.docx" --quiet
  cmp "$desk/checkout.docx" "$desk/here/ke_hoach.docx" || fail "Gói làm ra văn bản khác mã nguồn."

  install "$file[web,excel]"
  "$fresh/bin/python" -m pip check --disable-pip-version-check >/dev/null || fail "Các gói đi kèm không hợp nhau."
  run docgen rows examples/giam_ngheo/blueprint.yaml -o trong.xlsx --quiet || fail "rows hỏng."
  (cd "$desk/here" && exec "$fresh/bin/docgen" serve --port 0 2>"$desk/served" </dev/null) &
  server=$!
  "$fresh/bin/python" - "$desk/served" <<'PYTHON' || fail "serve không mở được trang: $(cat "$desk/served")"
import pathlib, re, sys, time, urllib.request

for _ in range(300):
    told = re.search(r"http://127\.0\.0\.1:\d+/", pathlib.Path(sys.argv[1]).read_text("utf-8"))
    if told:
        break
    time.sleep(0.1)
for page in ("health", "", "hang-loat", "kiem-tra", "api/v1/openapi.json"):
    with urllib.request.urlopen(told[0] + page, timeout=30) as answer:
        assert answer.status == 200 and answer.read(), page
PYTHON
  kill "$server"
  wait "$server" || fail "serve không dừng êm."
  server=
done

rm -rf dist
mkdir dist
cp "$desk"/dist-first/* dist/
say "Đạt. Chưa gửi đi đâu; các tệp ở $ROOT/dist, làm từ commit $(git rev-parse --short HEAD):"
(cd dist && sha256sum ./*)
