#!/bin/sh
# Set up what is needed and write the example plan: sh scripts/plan.sh
. "$(dirname "$0")/setup.sh"

ensure_package
mkdir -p out
"$VENV/bin/docgen" make examples/tan_khai/ke_hoach.yaml -o out/ke_hoach.docx
say "Đã tạo kế hoạch mẫu: $ROOT/out/ke_hoach.docx"
