"""A template from elsewhere: what is told of it, to a clerk and to a program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from docgen.errors import PackageError
from docgen.template_check import TemplateReport, check_template
from docgen.templates import read_template
from tests.hostile.files import field, run, with_body, with_relationship
from tests.support.cli import docgen

HEAD = ("{{ van_ban.co_quan.ten[0] }}", "{{ title.name }} {{ van_ban.trich_yeu[0] }}")
BODY = ("{%p for b in blocks %}", "{{ b.text }}", "{%p endfor %}")
END = ("{{ signature.name }}", "{%p for r in recipients %}", "{{ r.text }}", "{%p endfor %}")
WHOLE = (*HEAD, *BODY, *END)


def template(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p>{run(text)}</w:p>" for text in paragraphs)
    made = with_body(read_template(), body)
    from tests.hostile.files import W, with_parts

    bare = {
        "word/header_first.xml": f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>',
        "word/footer_first.xml": f'<w:ftr xmlns:w="{W}"><w:p/></w:ftr>',
    }
    return with_parts(made, bare)


def told(report: TemplateReport, code: str) -> list[str]:
    return [remark.message for remark in report.remarks if remark.code == code]


def test_the_shipped_template_is_fit_and_right() -> None:
    report = check_template(read_template())
    assert report.ok
    assert report.remarks == ()
    assert "blocks[*].runs" in report.names


def test_a_plain_template_is_fit_and_its_document_is_judged() -> None:
    report = check_template(template(*WHOLE))
    assert report.remarks == (), report.remarks
    assert report.trial is not None
    assert not report.trial.ok  # no Quốc hiệu
    assert not report.ok
    assert "quoc-hieu" in str(report)


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{{ title.nane }}", "Không có title.nane; có phải là title.name?"),
        ("{{ titel.name }}", "Không có titel; có phải là title?"),
        ("{{ van_ban.trich_yue }}", "Không có van_ban.trich_yue; có phải là van_ban.trich_yeu?"),
        (
            "{{ van_ban.nguoi_ky.ho_tem }}",
            "Không có van_ban.nguoi_ky.ho_tem; có phải là van_ban.nguoi_ky.ho_ten?",
        ),
        ("{{ trich_yeu }}", "Không có trich_yeu; có phải là van_ban.trich_yeu?"),
        ("{%p for b in title %}", "title không phải là danh sách"),
        ("{{ title.name.x }}", "title.name là một câu, không có mục con"),
        ("{{ blocks[0].txet }}", "có phải là blocks[0].text?"),
    ],
)
def test_a_name_that_is_not_offered_is_told_with_the_nearest(tag: str, sentence: str) -> None:
    more = ("{{ b.x }}", "{%p endfor %}") if "for" in tag else ()
    report = check_template(template(*WHOLE, tag, *more))
    found = told(report, "template/unknown-name")
    assert any(sentence in message for message in found), found
    assert report.trial is None


def test_deep_names_of_the_input_are_known() -> None:
    tags = (
        "{% for m in van_ban.cac_muc %}{% for k in m.noi_dung %}{{ k.bang.cot[0].ten }}"
        "{% endfor %}{% endfor %}",
        "{{ van_ban.phu_luc[0].tieu_de | mac_dinh('') }}",
        "{{ van_ban.noi_nhan[0].ten | mac_dinh('') }}",
    )
    report = check_template(template(*WHOLE, *tags))
    assert told(report, "template/unknown-name") == []


def test_everything_wrong_is_told_at_once() -> None:
    data = with_relationship(
        template(*WHOLE, "{{ x.__class__ }}", "{{ title.nane }}", "{{ range(3) }}"),
        "attachedTemplate",
        "http://127.0.0.1:9/a.dotm",
        external=True,
    )
    codes = {remark.code for remark in check_template(data).remarks}
    assert codes >= {
        "template/active-content",
        "template/underscore",
        "template/construct",
        "template/unknown-name",
    }


def test_an_active_field_is_told() -> None:
    body = "".join(f"<w:p>{run(text)}</w:p>" for text in WHOLE) + field(" DDEAUTO x ")
    assert told(check_template(with_body(read_template(), body)), "template/active-content")


def test_words_that_would_be_lost_are_told() -> None:
    report = check_template(template(*WHOLE, "Kính gửi {%p if drafter %}", "x", "{%p endif %}"))
    (message,) = told(report, "template/lost-text")
    assert "Kính gửi" in message


def test_a_component_that_is_never_printed_is_told() -> None:
    found = told(check_template(template(*HEAD, *BODY)), "template/unprinted")
    assert len(found) == 2
    assert "chữ ký" in found[0]
    assert "nơi nhận" in found[1]


def test_data_that_may_be_absent_is_told_by_the_trial() -> None:
    report = check_template(template(*WHOLE, "{{ van_ban.mo_dau[0].can_cu }}"))
    (message,) = {m for m in told(report, "template/undefined") if "ngắn nhất" in m}
    assert message.startswith("Khi điền thử kế hoạch ngắn nhất: ")
    assert report.trial is None


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(PackageError):
        check_template(b"hello")


# --- the command ---


def _run(folder: Path, data: bytes, *options: str) -> tuple[int, str, str]:
    (folder / "mau.docx").write_bytes(data)
    done = docgen("template", "check", "mau.docx", *options, cwd=folder)
    assert [path.name for path in folder.iterdir()] == ["mau.docx"]
    return done.code, done.out, done.err


def test_a_clerk_reads_it(tmp_path: Path) -> None:
    code, out, err = _run(tmp_path, template(*WHOLE, "{{ title.nane }}"))
    assert (code, err) == (1, "")
    assert out.startswith("mau.docx: CHƯA DÙNG ĐƯỢC\n")
    assert "LỖI  Không có title.nane; có phải là title.name?" in out
    assert not re.search(r"Traceback|[a-z]Error", out)


def test_a_good_template_exits_0(tmp_path: Path) -> None:
    code, out, _ = _run(tmp_path, read_template())
    assert code == 0
    assert "DÙNG ĐƯỢC" in out
    assert "ĐẠT" in out


def test_a_program_reads_it(tmp_path: Path) -> None:
    code, out, _ = _run(tmp_path, template(*WHOLE), "--format", "json")
    (entry,) = json.loads(out)["templates"]
    assert code == 1
    assert entry["file"] == "mau.docx"
    assert entry["remarks"] == []
    assert entry["trial"]["ok"] is False
    assert "van_ban.trich_yeu[0]" in entry["names"]


def test_what_is_no_template_exits_2(tmp_path: Path) -> None:
    code, out, err = _run(tmp_path, b"PK\3\4")
    assert (code, out) == (2, "")
    assert "mau.docx" in err
