"""Small blueprints that tests fill, and a way to spoil one line of them."""

from __future__ import annotations

from docgen.batch.blueprint import Blueprint

DATA = """\
du_lieu:
  khoa: ma
  ten_tep: "{{ ma }} {{ don_vi.ten_day_du }}"
  cot:
    - {ten: ma, tieu_de: Mã xã, so_chu_so: 5}
    - {ten: don_vi, tieu_de: Đơn vị, kieu: don_vi, mang_ten: danh_nhan}
    - {ten: danh_nhan, tieu_de: Mang tên người, kieu: co_khong, mac_dinh: không}
    - {ten: so_cay, tieu_de: Số cây, kieu: so, tu: 0, den: 100.000}
    - {ten: kinh_phi, tieu_de: Kinh phí, kieu: dong, mac_dinh: 4.500.000}
    - {ten: ty_le, tieu_de: Tỷ lệ, kieu: phan_tram, bat_buoc: không}
    - {ten: ngay, tieu_de: Ngày ban hành, kieu: ngay}
    - {ten: mua, tieu_de: Mùa, kieu: lua_chon, chon: [xuân, thu], mac_dinh: xuân}
    - {ten: ghi_chu, tieu_de: Ghi chú, bat_buoc: không, den: 40}
    - {ten: ho_so_rieng, tieu_de: Hồ sơ riêng, bat_buoc: không}
  bang_con:
    - ten: thon
      tieu_de: Thôn
      den: 50
      cot:
        - {ten: ten, tieu_de: Tên thôn}
        - {ten: so_cay, tieu_de: Số cây, kieu: so, tu: 0}
"""
PROFILES = """\
ho_so:
  theo_don_vi: don_vi
  theo_ngay: ngay
  theo_cot: ho_so_rieng
  cac_ho_so:
    cu:
      ap_dung: {loai: [xã, thị trấn], den_ngay: 30/6/2025}
      can_bo: Công chức {{ don_vi.loai }}
      co_van_phong: không
    moi:
      ap_dung: {loai: [xã, phường], tu_ngay: 01/7/2025}
      can_bo: Phòng Kinh tế
      co_van_phong: có
"""
FRAME = """\
co_quan: {ten: "{{ don_vi.uy_ban }}"}
ky_hieu: KH-UBND
dia_danh: "{{ don_vi.dia_danh }}"
ngay_ban_hanh: "{{ ngay }}"
trich_yeu: Trồng cây năm 2026 trên địa bàn {{ don_vi.ten_day_du }}
nguoi_ky: {quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}
noi_nhan: [{luu: VT}]
"""
SECTIONS = """\
cac_muc:
  - muc: muc_tieu
    tong_quat: Trồng {{ so_cay | so }} cây, kinh phí {{ kinh_phi | trieu_dong }}.
"""
SMALL = DATA + FRAME + SECTIONS

ROW = {
    "ma": "01234",
    "don_vi": "Xã Đồng Mẫu",
    "so_cay": "1.500",
    "ngay": "6/2026",
    "thon": [{"ten": "Thôn 1", "so_cay": 1000}, {"ten": "Thôn 2", "so_cay": 500}],
}


def small(sections: str = SECTIONS, *, extra: str = "", profiles: str = "") -> Blueprint:
    """The small blueprint with other sections, and what is added before them."""
    return Blueprint.parse(DATA + profiles + FRAME + extra + sections, "mau.yaml")
