"""A small right plan to spoil: each test of wrong input changes one thing in it."""

from __future__ import annotations

__all__ = ["RIGHT", "spoil"]

RIGHT = """\
loai: ke_hoach
co_quan:
  ten: Ủy ban nhân dân xã Đồng Tâm
ky_hieu: KH-UBND
dia_danh: Đồng Tâm
ngay_ban_hanh: 6/2026
trich_yeu: Trồng cây năm 2026 trên địa bàn xã Đồng Tâm
mo_dau:
  - can_cu: Kế hoạch số 12/KH-UBND ngày 05/6/2026 của Ủy ban nhân dân tỉnh về việc trồng cây
  - "Ủy ban nhân dân xã ban hành Kế hoạch, cụ thể như sau:"
cac_muc:
  - muc: muc_tieu
    tong_quat: Trồng 1.000 cây xanh.
  - muc: kinh_phi
    noi_dung: Kinh phí do ngân sách xã và xã hội hóa.
    tong: 3.000.000
    nguon:
      - ten: Ngân sách xã
        so_tien: 1.000.000
      - ten: Xã hội hóa
        so_tien: 2.000.000
  - muc: to_chuc_thuc_hien
    phan_cong:
      - don_vi: Phòng Kinh tế
        nhiem_vu: Chủ trì, phối hợp với các thôn tổ chức thực hiện.
ket_thuc: Trên đây là Kế hoạch trồng cây năm 2026 của Ủy ban nhân dân xã.
nguoi_ky:
  quyen_han: TM. ỦY BAN NHÂN DÂN
  chuc_vu: CHỦ TỊCH
noi_nhan:
  - Các thôn
  - luu: VT
"""


def spoil(old: str, new: str) -> str:
    """The right plan with one thing changed; what is changed stands in it once."""
    assert RIGHT.count(old) == 1, old
    return RIGHT.replace(old, new)
