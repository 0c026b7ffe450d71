"""Folding gives the same documents and the same bytes, whatever rows came before."""

from __future__ import annotations

import pickle
import sys
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import render
from docgen.batch import Blueprint
from docgen.batch.compiled import File
from docgen.batch.fold import Fold
from docgen.batch.folding import _Kept, _value
from docgen.batch.nodes import Group, Items
from docgen.batch.rows import Row, read_rows
from docgen.batch.samples import sample_rows
from docgen.errors import InputError
from tests.reference import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*/blueprint.yaml"))

SMALL = """
du_lieu:
  khoa: ma
  cot:
    - {ten: ma, tieu_de: Mã}
    - {ten: xa, tieu_de: Xã, kieu: don_vi}
    - {ten: chu_tich, tieu_de: Chủ tịch}
    - {ten: lon, tieu_de: Lớn, kieu: co_khong}
    - {ten: so_cay, tieu_de: Số cây, kieu: so}
co_quan: {ten: "{{ xa.uy_ban }}"}
ky_hieu: KH-UBND
dia_danh: "{{ xa.dia_danh }}"
ngay_ban_hanh: 6/2026
trich_yeu: Trồng cây trên địa bàn {{ xa.loai }}
cac_muc:
  - muc: muc_tieu
    tong_quat: "Trồng {{ so_cay | so }} cây; {{ chu_tich }} phụ trách."
  - tieu_de: Nội dung
    noi_dung:
      - khoan:
          - "Vận động người dân {{ xa.loai }} cùng làm."
          - {tieu_de: Địa điểm, noi_dung: "Các thôn của {{ xa.loai }}."}
          - {khi: lon, cau: "Tổ chức lễ phát động; {{ chu_tich }} chủ trì."}
      - gach: ["Trồng cây.", "Chăm sóc cây của {{ xa.loai }}."]
  - muc: to_chuc_thuc_hien
    phan_cong:
      - {don_vi: Văn phòng, nhiem_vu: "Theo dõi, {{ xa.loai }} báo cáo {{ chu_tich }}."}
      - don_vi: Công an {{ xa.loai }}
        nhiem_vu: ["Giữ trật tự ở {{ xa.loai }}.", "Báo cáo ủy ban {{ xa.loai }}."]
      - {khi: lon, don_vi: Đoàn Thanh niên, nhiem_vu: ["Trồng cây.", "Giúp {{ xa.loai }}."]}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: "{{ chu_tich }}"}
noi_nhan: [Các thôn, {luu: VT}]
"""


@pytest.fixture(scope="module")
def small() -> Blueprint:
    return Blueprint.parse(SMALL, "mau.yaml")


@pytest.fixture(scope="module")
def fold(small: Blueprint) -> Fold:
    return Fold(small)


def outcome(make: Any, row: Any) -> Any:
    try:
        return make(row)
    except InputError as error:
        return [(one.code, str(one)) for one in error.problems]


WORDS = st.text(st.sampled_from("ab ạĐ&<>\"'%{}.;:,?\u0301\u200b"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    xa=st.sampled_from(["Xã Đồng Tâm", "Phường 1", "Thị trấn Tân Khai", "Xã An Bình"]),
    chu_tich=st.sampled_from(["Ông Mẫu", "Bà Thử"]) | WORDS,
    lon=st.booleans(),
    so_cay=st.integers(-2, 10**7),
)
def test_random_rows_one_after_another(small: Blueprint, fold: Fold, **values: Any) -> None:
    row = {"ma": "1", **values}
    assert outcome(fold, row) == outcome(lambda one: render(small.fill(one)), row)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_twice_over_in_both_orders(path: Path) -> None:
    blueprint = Blueprint.load(path)
    rows = list(read_rows(path.with_name("rows.xlsx"), blueprint))
    assert rows
    assert all(isinstance(row, Row) for row in rows)
    rows += list(sample_rows(blueprint._compiled.data))
    made = Fold(blueprint)
    expected = [outcome(lambda one: render(blueprint.fill(one)), row) for row in rows]
    assert [outcome(made, row) for row in rows] == expected
    assert [outcome(made, row) for row in reversed(rows)] == expected[::-1]


def test_something_is_shared_between_rows(small: Blueprint) -> None:
    made = Fold(small)
    one = made.fill({"ma": "1", "xa": "Xã A", "chu_tich": "Ông B", "lon": True, "so_cay": 1})
    two = made.fill({"ma": "2", "xa": "Xã C", "chu_tich": "Ông D", "lon": True, "so_cay": 2})
    assert one.sections[2].assignments[1] is two.sections[2].assignments[1]
    assert one.sections[2].assignments[0] is not two.sections[2].assignments[0]


def test_values_that_are_equal_but_not_the_same_are_told_apart() -> None:
    def key(value: Any) -> Any:
        return _value({"so_cay": value}, ("so_cay",))

    assert key(1) == key(1)
    assert len({key(1), key(True), key(Decimal(1)), key("1"), key(None), _value({}, ("x",))}) == 6
    with pytest.raises(TypeError):
        _value({"rows": [{"so": 1}]}, ("rows", 0, "so"))


def test_all_parts_together_keep_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[_Kept.__module__], "_ROOM", 3_000)
    small = Blueprint.parse(SMALL, "mau.yaml")
    made = Fold(small)
    parts = _kept_parts(made._blueprint._compiled.body)
    least = 3_000
    for number in range(90):
        kind = ("Xã", "Phường", "Thị trấn")[number % 3]
        row = {"ma": str(number), "xa": f"{kind} Mẫu", "chu_tich": f"Ông {number % 5}", "lon": True}
        row |= {"so_cay": number}
        assert made(row) == render(small.fill(row))
        least = min(least, parts[0]._room.left)
    assert 0 <= least < 600  # all but full at times, and never more


def test_what_never_comes_again_is_not_kept(small: Blueprint) -> None:
    made = Fold(small)
    for number in range(100):
        row = {"ma": str(number), "xa": "Xã A", "chu_tich": f"Ông {number}", "lon": True}
        made.fill(row | {"so_cay": number})
    parts = _kept_parts(made._blueprint._compiled.body)
    assert [len(part._known) for part in parts] == [0] * 2


def _kept_parts(node: Any) -> list[_Kept]:
    if isinstance(node, _Kept):
        return [node]
    inner = [one for _, one in node.parts] if isinstance(node, Group) else []
    inner += node.nodes if isinstance(node, Items) else []
    return [part for one in inner for part in _kept_parts(one)]


def test_it_begins_anew_when_it_holds_enough(small: Blueprint) -> None:
    made = Fold(small)
    made._shared._most = 3
    for number in range(40):
        kind = ("Xã", "Phường", "Thị trấn")[number % 3]
        row = {"ma": str(number), "xa": f"{kind} Mẫu", "chu_tich": f"Ông {number}", "lon": True}
        row |= {"so_cay": number}
        assert made(row) == render(small.fill(row))
        assert len(made._shared._parts) < 20


@pytest.mark.parametrize("mention", ["", " (Kèm theo Phụ lục)"])
def test_an_appendix_that_speaks_of_itself_is_not_mentioned(mention: str) -> None:
    """What stands in an appendix that is the same for all rows is no prose of the main text."""
    text = SMALL.replace("phụ trách.", f"phụ trách{mention}.")
    text += "phu_luc: [{tieu_de: Danh sách, noi_dung: [Danh sách thôn của Phụ lục này.]}]\n"
    # a trial would refuse the first
    blueprint = Blueprint(File("mau.yaml", text.encode()), checked=True)
    row = {"ma": "1", "xa": "Xã A", "chu_tich": "Ông B", "lon": True, "so_cay": 1}
    wanted = outcome(lambda one: render(blueprint.fill(one)), row)
    assert isinstance(wanted, bytes) == bool(mention)
    assert outcome(Fold(blueprint), row) == wanted


def test_two_threads_do_not_mix_their_rows(small: Blueprint, fold: Fold) -> None:
    rows = [
        {"ma": str(n), "xa": f"Xã Mẫu {n % 7}", "chu_tich": f"Ông {n}", "lon": n % 2 == 0}
        | {"so_cay": n}
        for n in range(60)
    ]
    expected = [render(small.fill(row)) for row in rows]
    found: dict[int, list[bytes]] = {}

    def work(number: int) -> None:
        found[number] = [fold(row) for row in rows]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {0: expected, 1: expected}


def test_a_folded_blueprint_travels_as_it_was(small: Blueprint) -> None:
    twin = pickle.loads(pickle.dumps(small))
    row = {"ma": "1", "xa": "Xã A", "chu_tich": "Ông B", "lon": True, "so_cay": 1}
    assert Fold(twin)(row) == Fold(small)(row)


@pytest.mark.parametrize("compressor", ["isal", "zlib-ng"])
def test_other_compressors_give_the_same_parts(small: Blueprint, compressor: Any) -> None:
    pytest.importorskip(compressor.replace("-", "_"))
    from docgen.package import open_package

    row = {"ma": "1", "xa": "Xã A", "chu_tich": "Ông B", "lon": True, "so_cay": 1}
    quick = Fold(small, compressor=compressor)(row)
    assert open_package(quick).parts == open_package(Fold(small)(row)).parts
