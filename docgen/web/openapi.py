"""What the API is, as OpenAPI 3.1 with examples that work."""

from __future__ import annotations

from typing import Any

import docgen

__all__ = ["EXAMPLE_PLAN", "describe"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

EXAMPLE_PLAN: dict[str, Any] = {
    "loai": "ke_hoach",
    "co_quan": {"ten": "Ủy ban nhân dân xã Đồng Tâm"},
    "ky_hieu": "KH-UBND",
    "dia_danh": "Đồng Tâm",
    "ngay_ban_hanh": "6/2026",
    "trich_yeu": "Trồng cây năm 2026",
    "cac_muc": [{"muc": "muc_tieu", "tong_quat": "Trồng 1.000 cây xanh."}],
    "nguoi_ky": {"quyen_han": "TM. ỦY BAN NHÂN DÂN", "chuc_vu": "CHỦ TỊCH"},
    "noi_nhan": ["Các thôn", {"luu": "VT"}],
}
EXAMPLE_YAML = """\
co_quan: {ten: Ủy ban nhân dân xã Đồng Tâm}
ky_hieu: KH-UBND
dia_danh: Đồng Tâm
ngay_ban_hanh: 6/2026
trich_yeu: Trồng cây năm 2026
cac_muc:
  - {muc: muc_tieu, tong_quat: Trồng 1.000 cây xanh.}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}
noi_nhan: [Các thôn, {luu: VT}]
"""
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_PLAN_YAML = {"schema": {"type": "string"}, "example": EXAMPLE_YAML}
_PLAN_KINDS: dict[str, Any] = {
    "application/json": {"schema": {"type": "object"}, "example": EXAMPLE_PLAN},
    "application/yaml": _PLAN_YAML,
}
_PLAN = {"required": True, "content": _PLAN_KINDS}
_WORD = {"required": True, "content": {DOCX: _BINARY}}
_NAME = {
    "name": "name",
    "in": "query",
    "description": "Tên tệp, để gọi trong báo cáo.",
    "schema": {"type": "string"},
    "example": "ke_hoach.docx",
}
_REPORT_EXAMPLE: dict[str, Any] = {
    "standard": "nd30-2020",
    "files": [
        {
            "file": "ke_hoach.docx",
            "ok": False,
            "findings": [
                {
                    "rule": "quoc-hieu/text",
                    "clause": "điểm a khoản 1 Mục II Phần I Phụ lục I",
                    "level": "error",
                    "message": "Quốc hiệu viết chưa đúng.",
                    "expected": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "actual": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "where": {"part": "word/document.xml", "paragraph": 1},
                    "fix": "safe",
                }
            ],
        }
    ],
}
_PREVIEW = {
    "type": "object",
    "required": ["document"],
    "properties": {
        "document": {"type": "object", "description": "Kế hoạch, còn dở cũng được."},
        "known": {
            "type": "array",
            "items": {"type": "string"},
            "description": "name của những ảnh đã có: không gửi lại.",
        },
        "seen": {
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "description": "Những trang đang nhìn, từ 0: chỉ vẽ các trang ấy. Thiếu: vẽ mọi trang.",
        },
        "editor": {
            "type": "string",
            "maxLength": 64,
            "description": "Tên tự đặt của một phiên soạn: yêu cầu mới thay yêu cầu cũ, "
            "yêu cầu cũ nhận 409.",
        },
        "dpi": {"type": "integer", "minimum": 48, "maximum": 192, "default": 96},
    },
}
_MENDED_EXAMPLE = {
    "file": "ke_hoach (đã sửa).docx",
    "docx": "UEsDBBQ…",
    "done": [_REPORT_EXAMPLE["files"][0]["findings"][0]],
    "left": [],
}
_COLUMN_EXAMPLE = {
    "name": "don_vi",
    "title": "Đơn vị",
    "kind": "don_vi",
    "required": True,
    "default": "",
    "choices": [],
    "note": "Loại và tên",
    "example": "Xã An Bình",
}
_ROW_EXAMPLE = {
    "ma": "90001",
    "don_vi": "Xã Mẫu Một",
    "tinh": "Tỉnh Bình Mẫu",
    "cap_tren": "Tỉnh Bình Mẫu",
    "van_ban_cap_tren": "88/KH-UBND",
    "ngay_cap_tren": "05/6/2026",
    "nam": "2026",
    "ngay_ban_hanh": "7/2026",
    "khu_pho": [{"ten": "Thôn 1", "so_ho": 2}],
    "nhu_cau": [
        {"ten": "Ti vi", "goi": "ti vi", "so_luong": 2, "kinh_phi": "8.000.000"},
    ],
}
_REFUSALS = {
    "400": "Yêu cầu chưa đúng.",
    "403": "Yêu cầu đến từ trang khác, hoặc tên máy chủ không được nhận.",
    "408": "Phần gửi lên đến quá chậm.",
    "409": "Cùng phiên soạn ấy đã gửi yêu cầu mới hơn.",
    "413": "Phần gửi lên lớn quá mức.",
    "415": "Loại nội dung không nhận.",
    "422": "Nội dung chưa đúng: problems kể mọi chỗ, mỗi chỗ một câu.",
    "429": "Một máy gửi quá nhiều yêu cầu cùng lúc.",
    "500": "docgen có lỗi.",
    "501": "Máy chủ thiếu LibreOffice hoặc phông chữ.",
    "503": "Máy chủ đang bận, hoặc văn bản làm quá lâu.",
}


def _answers(description: str, content: dict[str, Any], *refusals: str) -> dict[str, Any]:
    answers: dict[str, Any] = {"200": {"description": description, "content": content}}
    for status in refusals:
        answers[status] = {"$ref": f"#/components/responses/p{status}"}
    return answers


def _post(
    summary: str, body: dict[str, Any], description: str, content: dict[str, Any], *more: str
) -> dict[str, Any]:
    refusals = ("400", "403", "408", "413", "415", "422", "429", "500", *more, "503")
    return {
        "summary": summary,
        "requestBody": body,
        "responses": _answers(description, content, *refusals),
    }


def _get(summary: str, content: dict[str, Any], *refusals: str, **more: Any) -> dict[str, Any]:
    return {"summary": summary, **more, "responses": _answers(summary, content, *refusals)}


def _json(example: Any, kind: str = "object") -> dict[str, Any]:
    return {"application/json": {"schema": {"type": kind}, "example": example}}


def _path_parameter(name: str, example: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
        "example": example,
    }


def _paths() -> dict[str, Any]:
    preview_body = {
        "required": True,
        "content": {
            "application/json": {
                "schema": _PREVIEW,
                "example": {"document": EXAMPLE_PLAN, "known": [], "seen": [0, 1], "dpi": 96},
            }
        },
    }
    pages = {"ok": True, "problems": [], "findings": [], "pages": [{"name": "3f…", "width": 794}]}
    check = _post("Kiểm tra thể thức một tệp .docx", _WORD, "Báo cáo", _json(_REPORT_EXAMPLE))
    check["parameters"] = [
        _NAME,
        {
            "name": "pages",
            "in": "query",
            "description": "true: kèm ảnh từng trang và chỗ của mỗi nhận xét trên trang; "
            "more_pages: số trang sau đó không vẽ.",
            "schema": {"type": "string", "enum": ["true", "false"]},
        },
        {
            "name": "dpi",
            "in": "query",
            "schema": {"type": "integer", "minimum": 48, "maximum": 192, "default": 96},
        },
    ]
    pdf_body = {"required": True, "content": {**_PLAN_KINDS, DOCX: _BINARY}}
    return {
        "/render": {"post": _post("Làm văn bản Word", _PLAN, "Tệp .docx", {DOCX: _BINARY})},
        "/pdf": {
            "post": _post(
                "Làm PDF từ kế hoạch hoặc từ tệp .docx",
                pdf_body,
                "Tệp .pdf",
                {"application/pdf": _BINARY},
                "501",
            )
        },
        "/preview": {
            "post": _post(
                "Xem trước khi đang soạn: lỗi, ảnh trang, nhận xét",
                preview_body,
                "Những gì thấy được",
                _json(pages),
                "409",
            )
        },
        "/validate": {
            "post": _post(
                "Mọi chỗ sai của một kế hoạch, không làm văn bản",
                _PLAN,
                "Các chỗ sai",
                _json({"ok": True, "problems": []}),
            )
        },
        "/check": {"post": check},
        "/check/annotated": {
            "post": _post("Bản có lời bình ở mỗi chỗ sai", _WORD, "Tệp .docx", {DOCX: _BINARY})
            | {"parameters": [_NAME]}
        },
        "/check/fixed": {
            "post": _post(
                "Bản đã sửa những lỗi hình thức; Accept: application/json thì kèm done (đã sửa "
                "những gì) và left (để lại những gì, why vì sao)",
                _WORD,
                "Tệp .docx, hoặc JSON có tệp ở dạng base64",
                {DOCX: _BINARY, **_json(_MENDED_EXAMPLE)},
            )
            | {"parameters": [_NAME]}
        },
        "/tree": {
            "post": _post(
                "Tệp kế hoạch YAML thành JSON",
                {"required": True, "content": {"application/yaml": _PLAN_YAML}},
                "Kế hoạch, số liệu giữ dạng YAML",
                _json(EXAMPLE_PLAN),
            )
        },
        "/yaml": {
            "post": _post(
                "Kế hoạch thành tệp YAML",
                {"required": True, "content": _json(EXAMPLE_PLAN)},
                "Tệp .yaml",
                {"application/yaml": _PLAN_YAML},
            )
        },
        "/schema/{type_name}": {
            "get": _get(
                "JSON Schema của một loại văn bản",
                _json({"type": "object"}),
                "422",
                parameters=[_path_parameter("type_name", "ke_hoach")],
            )
        },
        "/types": {
            "get": _get(
                "Các loại văn bản", _json([{"type": "ke_hoach", "title": "Kế hoạch"}], "array")
            )
        },
        "/rules": {
            "get": _get(
                "Mọi quy tắc, kèm điểm khoản", _json({"standard": "nd30-2020", "rules": []})
            )
        },
        "/money": {
            "get": _get(
                "Số tiền viết thành số và chữ",
                _json({"text": "4.500.000 đồng", "words": "Bốn triệu năm trăm nghìn đồng"}),
                "422",
                parameters=[
                    {
                        "name": "amount",
                        "in": "query",
                        "required": True,
                        "schema": {"type": "string"},
                        "example": "4.500.000",
                    }
                ],
            )
        },
        "/communes": {
            "get": _get(
                "Các xã, phường có tên bắt đầu như thế",
                _json([{"name": "Xã Tân Khai", "place": "Tân Khai", "province": "…"}], "array"),
                parameters=[_NAME | {"description": "Đầu tên.", "example": "tan kh"}],
            )
        },
        "/examples": {
            "get": _get("Các ví dụ", _json([{"name": "tan_khai", "title": "…"}], "array"))
        },
        "/examples/{name}": {
            "get": _get(
                "Một ví dụ",
                {"application/yaml": _PLAN_YAML},
                "404",
                parameters=[_path_parameter("name", "tan_khai")],
            )
        },
    }


def _batch_paths() -> dict[str, Any]:
    order = {
        "example": "giam_ngheo",
        "rows": [],
        "check": "sample",
        "keep_going": True,
    }
    schema = {
        "type": "object",
        "properties": {
            "example": {"type": "string", "description": "Tên một kế hoạch mẫu kèm theo docgen."},
            "blueprint": {"type": "string", "description": "Hoặc: kế hoạch mẫu, dạng YAML."},
            "profiles": {"type": "string", "description": "Tệp hồ sơ mà kế hoạch mẫu gọi."},
            "rows": {"type": "array", "description": "Các dòng dữ liệu."},
            "sheet": {
                "type": "string",
                "contentEncoding": "base64",
                "description": "Hoặc: bảng tính .xlsx, .csv, .jsonl.",
            },
            "sheet_name": {"type": "string"},
            "check": {"enum": ["all", "sample", "none"]},
            "keep_going": {"type": "boolean", "description": "Làm những dòng đúng, bỏ dòng sai."},
        },
    }
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    example = {
        "required": True,
        "content": {"application/json": {"schema": schema, "example": order}},
    }
    sheet = {"required": True, "content": _json({"example": "giam_ngheo"})}
    events = 'event: progress\ndata: {"made": 12, "failed": 0, "rows": 3321}\n\n'
    archive = {
        "application/zip": _BINARY,
        "text/event-stream": {"schema": {"type": "string"}, "example": events},
    }
    blueprints = [{"name": "giam_ngheo", "title": "…"}]
    return {
        "/blueprints": {"get": _get("Các kế hoạch mẫu", _json(blueprints, "array"))},
        "/blueprints/{name}/{file}": {
            "get": _get(
                "Tệp của một kế hoạch mẫu",
                {"application/yaml": {"schema": {"type": "string"}}},
                "404",
                parameters=[
                    _path_parameter("name", "giam_ngheo"),
                    _path_parameter("file", "blueprint.yaml"),
                ],
            )
        },
        "/columns": {
            "post": _post(
                "Các cột và bảng con mà một kế hoạch mẫu hỏi",
                sheet,
                "Để làm thành biểu mẫu",
                _json({"columns": [_COLUMN_EXAMPLE], "tables": []}),
            )
        },
        "/fill": {
            "post": _post(
                "Điền kế hoạch mẫu cho một đơn vị: thành kế hoạch để sửa tiếp",
                {
                    "required": True,
                    "content": _json({"example": "giam_ngheo", "row": _ROW_EXAMPLE}),
                },
                "Kế hoạch; 422 thì path của mỗi chỗ sai là tên cột",
                _json({"document": EXAMPLE_PLAN}),
            )
        },
        "/rows": {"post": _post("Bảng tính trống để điền", sheet, "Tệp .xlsx", {XLSX: _BINARY})},
        "/batch/check": {
            "post": _post(
                "Xem mọi dòng, chưa làm gì",
                example,
                "Số dòng và mọi lỗi theo ô",
                _json({"rows": 0, "problems": []}),
            )
        },
        "/batch/marked": {
            "post": _post("Bảng tính có đánh dấu lỗi", body, "Tệp .xlsx", {XLSX: _BINARY})
        },
        "/batch": {
            "post": _post(
                "Mỗi dòng một văn bản; Accept: text/event-stream thì kể tiến độ",
                body,
                "Tệp .zip, hoặc các sự kiện survey, progress, row, file (base64), done, failed",
                archive,
            )
        },
    }


def describe() -> dict[str, Any]:
    """The OpenAPI document."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses = {
        f"p{status}": {"description": sentence, "content": problem}
        for status, sentence in {**_REFUSALS, "404": "Không có."}.items()
    }
    entry = {
        "type": "object",
        "required": ["code", "message"],
        "properties": {
            "code": {"type": "string", "examples": ["text/empty"]},
            "message": {"type": "string"},
            "path": {"type": "string", "examples": ["to_chuc_thuc_hien[3].don_vi"]},
            "line": {"type": "integer"},
            "column": {"type": "integer"},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docgen",
            "version": docgen.__version__,
            "summary": "Soạn và kiểm tra văn bản hành chính theo Nghị định 30/2020/NĐ-CP",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths() | _batch_paths(),
        "components": {
            "responses": responses,
            "schemas": {
                "Problem": {
                    "type": "object",
                    "description": "RFC 9457",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                        "problems": {"type": "array", "items": entry},
                    },
                }
            },
        },
    }
