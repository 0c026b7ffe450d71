"""Điều 7 and Mục I, II Phụ lục III: document types, abbreviations, forms."""

from __future__ import annotations

from docgen.standard.model import DocumentType

__all__ = ["COPY_TYPES", "DOCUMENT_TYPES"]

# In the order of Điều 7. A công văn and a thư công have no abbreviation; some have no form.
DOCUMENT_TYPES = (
    DocumentType("nghi-quyet", "Nghị quyết", "NQ", "Mẫu 1.1"),
    DocumentType("quyet-dinh", "Quyết định", "QĐ", "Mẫu 1.2"),
    DocumentType("chi-thi", "Chỉ thị", "CT", "Mẫu 1.4"),
    DocumentType("quy-che", "Quy chế", "QC", "Mẫu 1.4"),
    DocumentType("quy-dinh", "Quy định", "QyĐ", "Mẫu 1.4"),
    DocumentType("thong-cao", "Thông cáo", "TC", "Mẫu 1.4"),
    DocumentType("thong-bao", "Thông báo", "TB", "Mẫu 1.4"),
    DocumentType("huong-dan", "Hướng dẫn", "HD", "Mẫu 1.4"),
    DocumentType("chuong-trinh", "Chương trình", "CTr", "Mẫu 1.4"),
    DocumentType("ke-hoach", "Kế hoạch", "KH", "Mẫu 1.4"),
    DocumentType("phuong-an", "Phương án", "PA", "Mẫu 1.4"),
    DocumentType("de-an", "Đề án", "ĐA", "Mẫu 1.4"),
    DocumentType("du-an", "Dự án", "DA", "Mẫu 1.4"),
    DocumentType("bao-cao", "Báo cáo", "BC", "Mẫu 1.4", "upwards"),
    DocumentType("bien-ban", "Biên bản", "BB", "Mẫu 1.9", dated=False),
    DocumentType("to-trinh", "Tờ trình", "TTr", "Mẫu 1.4", "always"),
    DocumentType("hop-dong", "Hợp đồng", "HĐ", None),
    DocumentType("cong-van", "Công văn", None, "Mẫu 1.5", "always"),
    DocumentType("cong-dien", "Công điện", "CĐ", "Mẫu 1.6"),
    DocumentType("ban-ghi-nho", "Bản ghi nhớ", "BGN", None),
    DocumentType("ban-thoa-thuan", "Bản thỏa thuận", "BTT", None),
    DocumentType("giay-uy-quyen", "Giấy ủy quyền", "GUQ", "Mẫu 1.4"),
    DocumentType("giay-moi", "Giấy mời", "GM", "Mẫu 1.7"),
    DocumentType("giay-gioi-thieu", "Giấy giới thiệu", "GGT", "Mẫu 1.8", summary=False),
    DocumentType("giay-nghi-phep", "Giấy nghỉ phép", "GNP", "Mẫu 1.10", summary=False),
    DocumentType("phieu-gui", "Phiếu gửi", "PG", "Mẫu 1.4"),
    DocumentType("phieu-chuyen", "Phiếu chuyển", "PC", "Mẫu 1.4"),
    DocumentType("phieu-bao", "Phiếu báo", "PB", "Mẫu 1.4"),
    DocumentType("thu-cong", "Thư công", None, None),
)

COPY_TYPES = (
    DocumentType("ban-sao-y", "Bản sao y", "SY", "Mẫu 3.1"),
    DocumentType("ban-trich-sao", "Bản trích sao", "TrS", "Mẫu 3.1"),
    DocumentType("ban-sao-luc", "Bản sao lục", "SL", "Mẫu 3.1"),
)
