"""The commands and their options, in Vietnamese, with suggestions for what is mistyped."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import docgen
from docgen.cli.console import say_error
from docgen.suggest import nearest

__all__ = ["build_parser"]


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse that speaks Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in phần giúp đỡ này")

    def error(self, message: str) -> NoReturn:
        """Say in Vietnamese what is wrong with the command; exit 2."""
        say_error(f"{self._sentence(message)} Xem: {self.prog} --help")
        sys.exit(2)

    def _sentence(self, message: str) -> str:
        for pattern, make in _SENTENCES:
            if found := re.search(pattern, message):
                return make(self, found)
        return f"Lệnh chưa đúng: {message}."

    def option_names(self) -> list[str]:
        """Every option and command that this parser knows."""
        names = list(self._option_string_actions)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                names += action.choices
        return names


def _unknown(parser: Parser, found: re.Match[str]) -> str:
    word = found[1].split()[0]
    hint = nearest(word.split("=")[0], parser.option_names())
    return f"Không có tùy chọn {word}" + (f": có phải {hint}?" if hint else ".")


def _choice(parser: Parser, found: re.Match[str]) -> str:
    choices = [choice.strip(" '") for choice in found[3].split(",")]
    hint = nearest(found[2], choices)
    where = "" if found[1] in ("lệnh", "command") else f" cho {found[1]}"
    return f"Không có “{found[2]}”{where}" + (
        f": có phải {hint}?" if hint else f"; chọn một trong {', '.join(choices)}."
    )


_SENTENCES: list[tuple[str, Callable[[Parser, re.Match[str]], str]]] = [
    (r"unrecognized arguments: (.+)", _unknown),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        _choice,
    ),
    (
        r"the following arguments are required: (.+)",
        lambda parser, found: f"Thiếu {found[1]}.",
    ),
    (
        r"argument (\S+): expected (?:one|at least one) argument",
        lambda parser, found: f"Tùy chọn {found[1]} cần một giá trị đi sau.",
    ),
    (
        r"argument (\S+): invalid int value: '(.*)'",
        lambda parser, found: f"Tùy chọn {found[1]} cần một số nguyên, không phải “{found[2]}”.",
    ),
]


def build_parser() -> Parser:
    """The whole command line."""
    parser = Parser(
        prog="docgen",
        description="Soạn và kiểm tra văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
        epilog=(
            "Ví dụ:\n"
            "  docgen make ke_hoach.yaml -o ke_hoach.docx\n"
            "  docgen batch ke_hoach_mau.yaml so_lieu.xlsx -o ket_qua\n"
            "  docgen check ke_hoach.docx\n"
            "  docgen schema > ke_hoach.schema.json"
        ),
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
    _add_make(commands)
    _add_batch(commands)
    _add_row_sheet(commands)
    _add_check(commands)
    _add_template(commands)
    _add_rules(commands)
    _add_schema(commands)
    _add_serve(commands)
    return parser


def _add_make(commands: Any) -> None:
    make = commands.add_parser(
        "make",
        help="làm văn bản Word từ tệp kế hoạch",
        description="Làm văn bản Word từ một tệp .yaml, .yml hoặc .json.",
        epilog="Ví dụ:\n  docgen make ke_hoach.yaml -o ke_hoach.docx",
    )
    make.add_argument("plan", metavar="KE_HOACH.yaml", help="tệp kế hoạch")
    make.add_argument(
        "-o", "--output", metavar="TEP.docx", help="tệp Word; bỏ trống thì cùng tên, đuôi .docx"
    )
    make.add_argument("--template", metavar="MAU.docx", help="mẫu Word khác mẫu của docgen")
    make.add_argument(
        "--trusted", action="store_true", help="tin mẫu Word ấy: cho dùng mọi lệnh của docxtpl"
    )
    make.add_argument(
        "--no-check", action="store_true", help="không kiểm tra thể thức văn bản vừa làm"
    )
    make.set_defaults(run=_lazy("docgen.cli.make", "make"))


def _add_batch(commands: Any) -> None:
    batch = commands.add_parser(
        "batch",
        help="làm văn bản hàng loạt từ kế hoạch mẫu và bảng số liệu",
        description=(
            "Làm mỗi dòng của bảng một văn bản. Cả bảng được kiểm tra trước; còn một dòng sai thì "
            "không ghi gì, trừ khi có --keep-going."
        ),
        epilog=(
            "Ví dụ:\n"
            "  docgen batch mau.yaml so_lieu.xlsx -o ket_qua --dry-run\n"
            "  docgen batch mau.yaml so_lieu.xlsx -o ket_qua.zip\n"
            "  docgen batch mau.yaml so_lieu.csv -o s3://kho/2026 --on dask://10.0.0.5:8786\n"
            "Chạy dở vì bất cứ lý do gì thì chạy lại đúng lệnh ấy, thêm --resume."
        ),
    )
    batch.add_argument("blueprint", metavar="MAU.yaml", help="kế hoạch mẫu")
    batch.add_argument(
        "rows", metavar="SO_LIEU.xlsx", help="bảng số liệu: .xlsx .csv .jsonl .json .yaml"
    )
    batch.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="NOI_GHI",
        help="thư mục, tệp .zip, hoặc địa chỉ kho (s3://…)",
    )
    for option, told in {
        "--resume": "làm tiếp lần chạy trước, không làm lại văn bản đã xong",
        "--keep-going": "có dòng sai vẫn làm các dòng đúng",
        "--dry-run": "chỉ kiểm tra bảng, không ghi gì",
        "--overwrite": "ghi đè kết quả và tệp cùng tên đã có",
        "--quiet": "không vẽ tiến độ, không in câu kết khi mọi dòng đều xong",
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
    batch.add_argument("--on", metavar="DIA_CHI", help="chạy trên cụm máy: dask://máy:cổng")
    batch.add_argument("--errors", metavar="LOI.xlsx", help="ghi bản sao bảng, đánh dấu ô sai")
    batch.set_defaults(run=_lazy("docgen.cli.batch", "batch"))


def _add_row_sheet(commands: Any) -> None:
    rows = commands.add_parser(
        "rows",
        help="làm bảng số liệu trống để gửi các xã điền",
        description="Làm bảng Excel trống theo các cột mà kế hoạch mẫu khai báo.",
        epilog='Ví dụ:\n  docgen rows mau.yaml -o so_lieu.xlsx --communes "Đồng Nai"',
    )
    rows.add_argument("blueprint", metavar="MAU.yaml", help="kế hoạch mẫu")
    rows.add_argument("-o", "--output", required=True, metavar="SO_LIEU.xlsx", help="bảng cần ghi")
    rows.add_argument("--communes", metavar="TINH", help="điền sẵn mã và tên các xã của một tỉnh")
    rows.add_argument("--overwrite", action="store_true", help="ghi đè bảng cùng tên đã có")
    rows.set_defaults(run=_lazy("docgen.cli.rows", "rows"))


def _add_check(commands: Any) -> None:
    check = commands.add_parser(
        "check",
        help="kiểm tra thể thức tệp .docx",
        description="Kiểm tra thể thức của tệp .docx theo Nghị định 30/2020/NĐ-CP.",
        epilog=(
            "Ví dụ:\n"
            "  docgen check ke_hoach.docx\n"
            "  docgen check *.docx --format json\n"
            "  docgen check ke_hoach.docx --fix -o ke_hoach_da_sua.docx"
        ),
    )
    check.add_argument("files", nargs="+", metavar="TEP.docx", help="các tệp cần kiểm tra")
    check.add_argument(
        "--format",
        choices=("text", "json", "sarif"),
        default="text",
        help="dạng kết quả: text, json hoặc sarif",
    )
    check.add_argument(
        "--annotate", metavar="TEP.docx", help="ghi bản sao có lời bình Word ở mỗi chỗ sai"
    )
    check.add_argument(
        "--fix", action="store_true", help="sửa những lỗi hình thức sửa được an toàn, ghi vào -o"
    )
    check.add_argument("-o", "--output", metavar="TEP.docx", help="tệp đã sửa")
    check.set_defaults(run=_lazy("docgen.cli.check", "check"))


def _add_template(commands: Any) -> None:
    template = commands.add_parser(
        "template",
        help="xem xét mẫu Word trước khi dùng",
        description="Xem xét mẫu Word từ nơi khác trước khi dùng.",
        epilog="Ví dụ:\n  docgen template check mau.docx",
    )
    inner = template.add_subparsers(
        title="Các lệnh", dest="lệnh", required=True, metavar="lệnh", parser_class=Parser
    )
    check = inner.add_parser(
        "check",
        help="dữ liệu mẫu dùng, thứ mẫu không được có, thể thức của văn bản điền thử",
        description=(
            "Nói mọi điều cần biết về mẫu Word: dữ liệu mà mẫu dùng, thẻ và thành phần không được "
            "có, chữ sẽ mất khi điền, và thể thức của văn bản điền thử."
        ),
        epilog=(
            "Ví dụ:\n  docgen template check mau.docx\n  docgen template check *.docx --format json"
        ),
    )
    check.add_argument("files", nargs="+", metavar="MAU.docx", help="các mẫu cần xem xét")
    check.add_argument(
        "--format", choices=("text", "json"), default="text", help="dạng kết quả: text hoặc json"
    )
    check.set_defaults(run=_lazy("docgen.cli.template", "check"))


def _add_rules(commands: Any) -> None:
    rules = commands.add_parser(
        "rules",
        help="in mọi quy tắc kèm điểm, khoản",
        description="In mọi quy tắc mà docgen kiểm tra, kèm điểm, khoản của nghị định.",
    )
    rules.add_argument(
        "--format", choices=("text", "json"), default="text", help="dạng kết quả: text hoặc json"
    )
    rules.set_defaults(run=_lazy("docgen.cli.rules", "rules"))


def _add_schema(commands: Any) -> None:
    schema = commands.add_parser(
        "schema",
        help="in JSON Schema của tệp kế hoạch",
        description="In JSON Schema để trình soạn thảo gợi ý khóa khi gõ tệp .yaml.",
        epilog="Ví dụ:\n  docgen schema > ke_hoach.schema.json",
    )
    schema.add_argument(
        "type_name", nargs="?", default="ke_hoach", metavar="LOAI", help="loại văn bản"
    )
    schema.set_defaults(run=_lazy("docgen.cli.schema", "schema"))


def _add_serve(commands: Any) -> None:
    serve = commands.add_parser(
        "serve",
        help="mở trang soạn, kiểm tra văn bản và HTTP API",
        description="Mở trang soạn, kiểm tra văn bản và HTTP API trên máy này.",
        epilog="Ví dụ:\n  docgen serve\n  docgen serve --port 8080",
    )
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="DIA_CHI", help="địa chỉ nghe; mặc định 127.0.0.1"
    )
    serve.add_argument("--port", type=int, default=8030, metavar="CONG", help="cổng; mặc định 8030")
    serve.add_argument(
        "--host-name",
        action="append",
        metavar="TEN",
        help="tên mà trình duyệt gọi máy này, khi khác địa chỉ nghe; ghi được nhiều lần",
    )
    serve.set_defaults(run=_lazy("docgen.cli.serve", "serve"))


def _lazy(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A command whose room is loaded when it runs, so that the others start quickly."""

    def run(options: argparse.Namespace) -> int:
        from importlib import import_module

        code: int = getattr(import_module(module), name)(options)
        return code

    return run
