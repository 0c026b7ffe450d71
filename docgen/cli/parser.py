"""The commands and what each takes, in Vietnamese, with examples that run."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import docgen
from docgen.cli.arguments import Parser, said

__all__ = ["build_parser"]

PLANS = (".yaml", ".yml", ".json")
SHEETS = (".xlsx", ".xls", ".ods", ".csv", ".jsonl", ".json", ".yaml")
ENDINGS = (
    "Mã kết thúc: 0 mọi việc tốt; 1 việc đã làm và thấy lỗi (văn bản chưa đạt, có dòng sai); "
    "2 lệnh, đầu vào hoặc nơi ghi sai, chưa ghi gì; 70 lỗi của chính docgen; 130 dừng bằng "
    "Ctrl+C; 141 bên nhận kết quả đã đóng.\n"
    "Biến môi trường: NO_COLOR=1 không tô màu; DOCGEN_DEBUG=1 in cả vết lỗi của docgen."
)


def build_parser(command: str | None = None) -> Parser:
    """The whole command line; where the command is known, that one alone: a start needs no more."""
    parser = Parser(
        prog="docgen",
        description="Soạn và kiểm tra văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
        epilog=_examples(
            "docgen make ke_hoach.yaml -o ke_hoach.docx",
            "docgen check ke_hoach.docx",
            "docgen batch mau.yaml so_lieu.xlsx -o ket_qua",
            "docgen make --help",
        )
        + f"\n\n{ENDINGS}",
    )
    parser.add_argument(
        "--version", action="version", version=f"docgen {docgen.__version__}", help="in phiên bản"
    )
    commands = parser.add_subparsers(
        prog="docgen",
        title="Các lệnh",
        dest="lệnh",
        required=True,
        metavar="lệnh",
        parser_class=Parser,
    )
    for name in [command] if command in _COMMANDS else _COMMANDS:
        told, description, examples, fill = _COMMANDS[name]
        commands.add_parser(
            name, help=told, description=description, epilog=_examples(*examples), fill=fill
        )
    return parser


def _examples(*lines: str) -> str:
    return "\n  ".join(("Ví dụ:", *lines))


def _add_json(parser: Parser) -> None:
    parser.add_argument(
        "--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc"
    )


def _add_format(parser: Parser, *forms: str) -> None:
    parser.add_argument(
        "--format",
        choices=forms,
        default=forms[0],
        help=f"dạng kết quả: {', '.join(forms[:-1])} hoặc {forms[-1]}",
    )
    parser.add_argument(
        "--json", dest="format", action="store_const", const="json", help="như --format json"
    )


def _add_quiet(parser: Parser, told: str) -> None:
    parser.add_argument("-q", "--quiet", action="store_true", help=told)


def _fill_make(make: Parser) -> None:
    make.add_file(
        "plan",
        suffixes=PLANS,
        read=True,
        metavar="KE_HOACH.yaml",
        help="tệp kế hoạch; “-” là đọc từ đầu vào chuẩn",
    )
    make.add_file(
        "-o",
        "--output",
        suffixes=(".docx", ".pdf", ".png"),
        metavar="TEP.docx",
        help="tệp cần ghi: .docx, .pdf hoặc .png; bỏ trống thì cùng tên, đuôi .docx; “-” là ghi "
        "tệp Word ra đầu ra chuẩn",
    )
    make.add_file(
        "--template",
        suffixes=(".docx",),
        read=True,
        metavar="MAU.docx",
        help="mẫu Word khác mẫu của docgen",
    )
    make.add_argument(
        "--trusted", action="store_true", help="tin mẫu Word ấy: cho dùng mọi lệnh của docxtpl"
    )
    make.add_argument(
        "--no-check", action="store_true", help="không kiểm tra thể thức văn bản vừa làm"
    )
    _add_quiet(make, "không in câu báo xong và cảnh báo, chỉ in lỗi")
    _add_json(make)
    make.set_defaults(run=_lazy("docgen.cli.make", "make"))


def _fill_batch(batch: Parser) -> None:
    batch.add_file(
        "blueprint", suffixes=PLANS[:2], read=True, metavar="MAU.yaml", help="kế hoạch mẫu"
    )
    batch.add_file(
        "rows",
        suffixes=SHEETS,
        read=True,
        metavar="SO_LIEU.xlsx",
        help="bảng số liệu: .xlsx .xls .ods .csv .txt .jsonl .json .yaml",
    )
    batch.add_file(
        "-o",
        "--output",
        suffixes=("/", ".zip"),
        required=True,
        metavar="NOI_GHI",
        help="thư mục, tệp .zip, hoặc địa chỉ kho (s3://…)",
    )
    for option, told in {
        "--resume": "làm tiếp lần chạy trước, không làm lại văn bản đã xong",
        "--keep-going": "có dòng sai vẫn làm các dòng đúng",
        "--dry-run": "chỉ kiểm tra bảng, không ghi gì",
        "--overwrite": "ghi đè kết quả và tệp cùng tên đã có",
    }.items():
        batch.add_argument(option, action="store_true", help=told)
    batch.add_argument(
        "--check",
        choices=("all", "sample", "none"),
        default="all",
        help="kiểm tra thể thức: all mọi văn bản, sample một phần, none không",
    )
    batch.add_argument(
        "--workers", type=int, metavar="N", help="số tiến trình; 0 là chạy trong một tiến trình"
    )
    batch.add_argument(
        "--on", type=said, metavar="DIA_CHI", help="chạy trên cụm máy: dask://máy:cổng"
    )
    batch.add_file(
        "--errors",
        suffixes=(".xlsx",),
        metavar="LOI.xlsx",
        help="ghi bản sao bảng, đánh dấu ô sai",
    )
    _add_quiet(batch, "không vẽ tiến độ, không in câu kết khi mọi dòng đều xong")
    _add_json(batch)
    batch.set_defaults(run=_lazy("docgen.cli.batch", "batch"))


def _fill_row_sheet(rows: Parser) -> None:
    rows.add_file(
        "blueprint", suffixes=PLANS[:2], read=True, metavar="MAU.yaml", help="kế hoạch mẫu"
    )
    rows.add_file(
        "-o",
        "--output",
        suffixes=(".xlsx",),
        required=True,
        metavar="SO_LIEU.xlsx",
        help="bảng cần ghi",
    )
    rows.add_argument(
        "--communes", type=said, metavar="TINH", help="điền sẵn mã và tên các xã của một tỉnh"
    )
    rows.add_argument("--overwrite", action="store_true", help="ghi đè bảng cùng tên đã có")
    _add_quiet(rows, "không in câu báo xong")
    _add_json(rows)
    rows.set_defaults(run=_lazy("docgen.cli.rows", "rows"))


def _fill_check(check: Parser) -> None:
    check.add_file(
        "files",
        suffixes=(".docx",),
        read=True,
        nargs="+",
        metavar="TEP.docx",
        help="các tệp cần kiểm tra; “-” là đọc từ đầu vào chuẩn",
    )
    _add_format(check, "text", "json", "sarif")
    check.add_file(
        "--annotate",
        suffixes=(".docx",),
        metavar="TEP.docx",
        help="ghi bản sao có lời bình Word ở mỗi chỗ sai; “-” là ghi ra đầu ra chuẩn",
    )
    check.add_argument(
        "--fix", action="store_true", help="sửa những lỗi hình thức sửa được an toàn, ghi vào -o"
    )
    check.add_file(
        "-o",
        "--output",
        suffixes=(".docx",),
        metavar="TEP.docx",
        help="tệp đã sửa; “-” là ghi ra đầu ra chuẩn",
    )
    _add_quiet(check, "chỉ in tệp chưa đạt và lỗi của chúng")
    check.set_defaults(run=_lazy("docgen.cli.check", "check"))


def _fill_template(template: Parser) -> None:
    inner = template.add_subparsers(
        title="Các lệnh", dest="lệnh", required=True, metavar="lệnh", parser_class=Parser
    )
    inner.add_parser(
        "check",
        help="dữ liệu mẫu dùng, thứ mẫu không được có, thể thức của văn bản điền thử",
        description=(
            "Nói mọi điều cần biết về mẫu Word: dữ liệu mà mẫu dùng, thẻ và thành phần không được "
            "có, chữ sẽ mất khi điền, và thể thức của văn bản điền thử."
        ),
        epilog=_examples("docgen template check mau.docx", "docgen template check *.docx --json"),
        fill=_fill_template_check,
    )


def _fill_template_check(check: Parser) -> None:
    check.add_file(
        "files",
        suffixes=(".docx",),
        read=True,
        nargs="+",
        metavar="MAU.docx",
        help="các mẫu cần xem xét",
    )
    _add_format(check, "text", "json")
    _add_quiet(check, "chỉ in mẫu chưa dùng được")
    check.set_defaults(run=_lazy("docgen.cli.template", "check"))


def _fill_rules(rules: Parser) -> None:
    _add_format(rules, "text", "json")
    rules.set_defaults(run=_lazy("docgen.cli.rules", "rules"))


def _fill_schema(schema: Parser) -> None:
    schema.add_argument(
        "type_name", type=said, nargs="?", default="ke_hoach", metavar="LOAI", help="loại văn bản"
    )
    schema.set_defaults(run=_lazy("docgen.cli.schema", "schema"))


def _fill_serve(serve: Parser) -> None:
    serve.add_argument(
        "--host",
        type=said,
        default="127.0.0.1",
        metavar="DIA_CHI",
        help="địa chỉ nghe; mặc định 127.0.0.1",
    )
    serve.add_argument("--port", type=int, default=8030, metavar="CONG", help="cổng; mặc định 8030")
    serve.add_argument(
        "--host-name",
        type=said,
        action="append",
        metavar="TEN",
        help="tên mà trình duyệt gọi máy này, khi khác địa chỉ nghe; ghi được nhiều lần",
    )
    serve.add_argument(
        "--root-path",
        type=said,
        metavar="DUONG_DAN",
        help="phần đứng trước mọi địa chỉ khi một máy chủ web khác đứng trước và chỉ dành một "
        "đường dẫn, ví dụ /docgen",
    )
    serve.set_defaults(run=_lazy("docgen.cli.serve", "serve"))


def _fill_completion(completion: Parser) -> None:
    completion.add_argument(
        "shell", choices=("bash", "zsh", "fish"), metavar="VO", help="bash, zsh hoặc fish"
    )
    completion.set_defaults(run=_lazy("docgen.cli.completion", "completion"))


# What stands in the list of commands, what stands at the head of a command's own help, examples
# that run as they stand (the tests run them), and what adds the arguments.
_COMMANDS: dict[str, tuple[str, str, tuple[str, ...], Callable[[Parser], None]]] = {
    "make": (
        "làm văn bản Word từ tệp kế hoạch",
        "Làm văn bản Word, hoặc PDF, hoặc ảnh từng trang, từ một tệp .yaml, .yml hoặc .json.",
        (
            "docgen make ke_hoach.yaml",
            "docgen make ke_hoach.yaml -o ke_hoach.docx --template mau.docx",
            "docgen make ke_hoach.yaml -o ke_hoach.pdf",
            "docgen make - -o ke_hoach.docx --json < ke_hoach.yaml",
        ),
        _fill_make,
    ),
    "batch": (
        "làm văn bản hàng loạt từ kế hoạch mẫu và bảng số liệu",
        "Làm mỗi dòng của bảng một văn bản. Cả bảng được kiểm tra trước; còn một dòng sai thì "
        "không ghi gì, trừ khi có --keep-going. Chạy dở vì bất cứ lý do gì thì chạy lại đúng lệnh "
        "ấy, thêm --resume. Ghi thẳng vào kho và chạy trên cụm máy: -o s3://kho/2026 "
        "--on dask://10.0.0.5:8786.",
        (
            "docgen batch mau.yaml so_lieu.xlsx -o ket_qua --dry-run",
            "docgen batch mau.yaml so_lieu.xlsx -o ket_qua --keep-going --errors loi.xlsx",
            "docgen batch mau.yaml so_lieu.xlsx -o ket_qua.zip --json",
        ),
        _fill_batch,
    ),
    "rows": (
        "làm bảng số liệu trống để gửi các xã điền",
        "Làm bảng Excel trống theo các cột mà kế hoạch mẫu khai báo.",
        (
            "docgen rows mau.yaml -o bang_trong.xlsx",
            'docgen rows mau.yaml -o bang_dong_nai.xlsx --communes "Đồng Nai"',
        ),
        _fill_row_sheet,
    ),
    "check": (
        "kiểm tra thể thức tệp .docx",
        "Kiểm tra thể thức của tệp .docx theo Nghị định 30/2020/NĐ-CP.",
        (
            "docgen check ke_hoach.docx",
            "docgen check *.docx --json > ket_qua.json",
            "docgen check ke_hoach.docx --annotate ke_hoach_co_loi_binh.docx",
            "docgen check ke_hoach.docx --fix -o ke_hoach_da_sua.docx",
            "docgen check - < ke_hoach.docx",
        ),
        _fill_check,
    ),
    "template": (
        "xem xét mẫu Word trước khi dùng",
        "Xem xét mẫu Word từ nơi khác trước khi dùng.",
        ("docgen template check mau.docx",),
        _fill_template,
    ),
    "rules": (
        "in mọi quy tắc kèm điểm, khoản",
        "In mọi quy tắc mà docgen kiểm tra, kèm điểm, khoản của nghị định.",
        ("docgen rules", "docgen rules --json > quy_tac.json"),
        _fill_rules,
    ),
    "schema": (
        "in JSON Schema của tệp kế hoạch",
        "In JSON Schema để trình soạn thảo gợi ý khóa khi gõ tệp .yaml.",
        ("docgen schema > ke_hoach.schema.json", "docgen schema thong_bao"),
        _fill_schema,
    ),
    "serve": (
        "mở trang soạn, kiểm tra văn bản và HTTP API",
        "Mở trang soạn, kiểm tra văn bản và HTTP API trên máy này.",
        (
            "docgen serve",
            "docgen serve --port 8080",
            "docgen serve --host-name vanban.example.vn --root-path /docgen",
        ),
        _fill_serve,
    ),
    "completion": (
        "in lệnh để phím Tab điền nốt lệnh, tùy chọn và tên tệp",
        "In một đoạn lệnh cho bash, zsh hoặc fish: phím Tab điền nốt lệnh, tùy chọn, giá trị và "
        "tệp đúng đuôi. Ghi dòng ví dụ vào ~/.bashrc hoặc ~/.zshrc; với fish thì ghi ra tệp "
        "~/.config/fish/completions/docgen.fish.",
        (
            'eval "$(docgen completion bash)"',
            'eval "$(docgen completion zsh)"',
            "docgen completion fish > docgen.fish",
        ),
        _fill_completion,
    ),
}


def _lazy(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command whose room is loaded when it runs, so that the others start quickly."""

    def run(options: argparse.Namespace) -> int:
        from importlib import import_module

        code: int = getattr(import_module(module), name)(options)
        return code

    return run
