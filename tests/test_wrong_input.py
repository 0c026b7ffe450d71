"""Wrong input gets every problem at once, each with its place and a sentence that says what to do.

Exit 2, nothing written, no traceback; the table is read as: what is wrong, what the answer names.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import render
from tests.reference import ROOT
from tests.support.cli import Outcome, docgen
from tests.support.plans import RIGHT, spoil

EXAMPLES = ROOT / "examples"


def _line(text: str, piece: str) -> str:
    """``dòng N`` of the first line that holds ``piece``."""
    number = next(i for i, line in enumerate(text.splitlines(), 1) if piece in line)
    return f"dòng {number}"


def _make(content: str | bytes, folder: Path, name: str = "ke_hoach.yaml") -> Outcome:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    done = docgen("make", name, "-o", "ke_hoach.docx", cwd=folder)
    assert sorted(path.name for path in folder.iterdir()) == [name], "something was written"
    return done


def _refused(done: Outcome, *words: str) -> None:
    assert done.code == 2, done.err
    assert done.out == ""
    assert "Traceback" not in done.err
    for word in words:
        assert word in done.err, f"{word!r} is not in: {done.err}"


def test_the_plan_to_spoil_is_right(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RIGHT, encoding="utf-8")
    done = docgen("make", "a.yaml", "-o", "a.docx", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")


SECTIONS = RIGHT[RIGHT.index("cac_muc:") : RIGHT.index("ket_thuc:")]
POINTS = "".join(f"          - Việc {number}.\n" for number in range(24))
MANY_POINTS = (
    "        nhiem_vu: Chủ trì, phối hợp với các thôn tổ chức thực hiện.\n",
    f"        noi_dung:\n        - diem:\n{POINTS}",
)

# What was spoilt; the text it was and is; words of the answer besides the line and the file.
SPOILT = [
    pytest.param("trich_yeu:", "trich_yue:", "trich_yue", ["trich_yeu"], id="a key mistyped"),
    pytest.param("  ten: Ủy", "  tenn: Ủy", "tenn", ["ten", "co_quan"], id="a key inside mistyped"),
    pytest.param(
        "ngay_ban_hanh: 6/2026", "ngay_ban_hanh: 31/6/2026", "31/6", ["ngay_ban_hanh"], id="31 June"
    ),
    pytest.param(
        "ngay_ban_hanh: 6/2026",
        "ngay_ban_hanh: 13/2026",
        "13/2026",
        ["ngay_ban_hanh"],
        id="month 13",
    ),
    pytest.param(
        "ngay_ban_hanh: 6/2026",
        "ngay_ban_hanh: hôm nay",
        "hôm nay",
        ["ngay_ban_hanh"],
        id="no date",
    ),
    pytest.param(
        "so_tien: 2.000.000", "so_tien: -2.000.000", "-2.000.000", ["âm"], id="negative đồng"
    ),
    pytest.param(
        "so_tien: 2.000.000", "so_tien: 2.000.000,5", "000,5", ["lẻ"], id="fractional đồng"
    ),
    pytest.param(
        "so_tien: 2.000.000", "so_tien: 2 triệu rưỡi", "rưỡi", ["so_tien"], id="money in words"
    ),
    pytest.param(
        "tong: 3.000.000",
        "tong: 4.000.000",
        "muc: kinh_phi",
        ["3.000.000", "4.000.000"],
        id="total that contradicts its rows",
    ),
    pytest.param("\n  - luu: VT\n", "\n", "- Các thôn", ["luu", "VT"], id="recipients without Lưu"),
    pytest.param(
        "trich_yeu: Trồng cây",
        "trich_yeu: Trồng cây #1",
        "#1",
        ["ngoặc kép"],
        id="a hash swallows text",
    ),
    pytest.param(
        "Trồng 1.000 cây xanh.",
        "Mục tiêu: trồng 1.000 cây.",
        "Mục tiêu:",
        ["ngoặc kép"],
        id="a colon inside a text",
    ),
    pytest.param(
        "dia_danh: Đồng Tâm",
        "dia_danh: {{ ten }}",
        "{{ ten }}",
        ["ngoặc kép"],
        id="braces without quotes",
    ),
    pytest.param(
        "tong_quat: Trồng 1.000 cây xanh.",
        'tong_quat: "Trồng {{ so_cay }} cây."',
        "so_cay",
        ["so_cay"],
        id="a figure that is not said",
    ),
    pytest.param(
        "tong_quat: Trồng 1.000 cây xanh.",
        'tong_quat: "{{ [].append(1) }}"',
        "append",
        ["tong_quat"],
        id="a call in a text",
    ),
    pytest.param(
        "ky_hieu: KH-UBND",
        "ky_hieu: KH-UBND\nky_hieu: KH-HĐND",
        "KH-HĐND",
        ["ky_hieu"],
        id="a key twice",
    ),
    pytest.param("  - Các thôn", "\t- Các thôn", "\t-", ["Tab"], id="a tab for indentation"),
    pytest.param(
        "muc: muc_tieu",
        "muc: muc_tieuu",
        "muc_tieuu",
        ["muc_tieu"],
        id="a section of no known kind",
    ),
    pytest.param(
        "trich_yeu: Trồng cây năm 2026",
        "trich_yeu: Trồng\x07 cây năm 2026",
        "\x07",
        ["U+0007"],
        id="a bell",
    ),
    pytest.param(
        "trich_yeu: Trồng", "trich_yeu: Trồng\u202e", "\u202e", ["U+202E"], id="text turned round"
    ),
    pytest.param("dia_danh: Đồng Tâm", 'dia_danh: ""', '""', ["dia_danh"], id="an empty text"),
    pytest.param("dia_danh: Đồng Tâm\n", "", "", ["dia_danh"], id="no place"),
    pytest.param(SECTIONS, "", "", ["cac_muc"], id="no section"),
    pytest.param(*MANY_POINTS, "", ["24"], id="a 24th lettered point"),
    pytest.param(
        "loai: ke_hoach",
        "loai: ke_hoach\nbi_danh: &a [x]\nkhac: *a",
        "",
        ["ke_hoach.yaml"],
        id="an alias of YAML",
    ),
    pytest.param(
        "dia_danh: Đồng Tâm",
        "dia_danh: !!python/name:os.system",
        "python",
        ["ke_hoach.yaml"],
        id="a tag of YAML",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "words"), SPOILT)
def test_a_spoilt_plan_says_where_and_what(
    old: str, new: str, where: str, words: list[str], tmp_path: Path
) -> None:
    text = spoil(old, new)
    place = [_line(text, where)] if where else []
    _refused(_make(text, tmp_path), "ke_hoach.yaml", *place, *words)


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    text = spoil("trich_yeu:", "trich_yue:")
    text = text.replace("6/2026\n", "31/6/2026\n", 1).replace("so_tien: 2.000.000", "so_tien: -5")
    text = text.replace("  - luu: VT\n", "")
    done = _make(text, tmp_path)
    _refused(done, "trich_yue", "31 tháng 6", "-5", "luu")
    assert len(done.err.strip().splitlines()) >= 4


FILES = [
    pytest.param(b"", "ke_hoach.yaml", ["trống"], id="an empty file"),
    pytest.param(b"\n\n# ghi ch\xc3\xba\n", "ke_hoach.yaml", ["trống"], id="only a comment"),
    pytest.param("loai: kế hoạch".encode("utf-16"), "ke_hoach.yaml", ["UTF-8"], id="UTF-16"),
    pytest.param(b"trich_yeu: Gi\xb6m ngh\xcco\n", "ke_hoach.yaml", ["UTF-8"], id="not UTF-8"),
    pytest.param(b"a: [1, 2\nb: 3\n", "ke_hoach.yaml", ["dòng"], id="YAML that does not parse"),
    pytest.param(b"- a\n- b\n", "ke_hoach.yaml", ["ke_hoach.yaml"], id="a list"),
    pytest.param(b"chi la mot cau\n", "ke_hoach.yaml", ["ke_hoach.yaml"], id="a sentence"),
    pytest.param(
        b'{"loai": "ke_hoach",}', "ke_hoach.json", ["dòng 1"], id="JSON that does not parse"
    ),
    pytest.param(b"loai: ke_hoach\n", "ke_hoach.txt", [".yaml"], id="a suffix that is none"),
    pytest.param(
        b"a: " + b"[" * 5000 + b"]" * 5000, "ke_hoach.yaml", ["ke_hoach.yaml"], id="nested deep"
    ),
    pytest.param(b"PK\x03\x04" + b"\0" * 100, "ke_hoach.yaml", ["ke_hoach.yaml"], id="a zip"),
]


@pytest.mark.parametrize(("content", "name", "words"), FILES)
def test_a_file_that_is_no_plan(
    content: bytes, name: str, words: list[str], tmp_path: Path
) -> None:
    _refused(_make(content, tmp_path, name), name, *words)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = docgen("make", "khong_co.yaml", "-o", "a.docx", cwd=tmp_path)
    _refused(done, "khong_co.yaml")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "ke_hoach.yaml").mkdir()
    done = docgen("make", "ke_hoach.yaml", "-o", "a.docx", cwd=tmp_path)
    _refused(done, "ke_hoach.yaml")


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("a.yaml/ra.docx", id="a file stands for a folder"),
        pytest.param("thu_muc.docx", id="a folder stands there"),
        pytest.param("x" * 300 + ".docx", id="a name too long"),
    ],
)
def test_a_place_that_cannot_be_written(target: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "thu_muc.docx").mkdir()
    done = docgen("make", "a.yaml", "-o", target, cwd=tmp_path)
    _refused(done, target[:40])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "thu_muc.docx"]
    assert list((tmp_path / "thu_muc.docx").iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    (tmp_path / "a.yaml").write_text(RIGHT, encoding="utf-8")
    first = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
import sys
sys.dont_write_bytecode = True
"""
    done = docgen("make", "a.yaml", "-o", "a.docx", cwd=tmp_path, first=first)
    _refused(done, "a.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_blueprint_is_told_in_one_sentence(tmp_path: Path) -> None:
    blueprint = (EXAMPLES / "giam_ngheo" / "blueprint.yaml").read_text(encoding="utf-8")
    done = _make(blueprint, tmp_path)
    _refused(done, "docgen batch", _line(blueprint, "khoa: ma"))
    assert len(done.err.strip().splitlines()) == 1


def test_a_key_with_nothing_after_it_is_told_where_it_stands(tmp_path: Path) -> None:
    """“Add the line dia_danh” would have it written twice."""
    done = _make(spoil("dia_danh: Đồng Tâm", "dia_danh:"), tmp_path)
    _refused(done, "Sau khóa dia_danh chưa có gì", _line(RIGHT, "dia_danh:"))
    assert "Thiếu" not in done.err


@pytest.mark.parametrize("given", [{}, {"loai": "ke_hoach"}, None, "ke_hoach.yaml", b"PK"])
def test_what_is_no_document_is_not_rendered(given: object) -> None:
    with pytest.raises(TypeError, match=r"docgen\.Plan\.model_validate"):
        render(given)  # type: ignore[arg-type]
