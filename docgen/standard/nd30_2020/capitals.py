"""Phụ lục II: capital letters, as far as a program can tell without guessing.

A name that is flagged must be wrong however the sentence is meant: fixed names, numbered units,
sentence starts. Names of people, of positions and of ordinary units need a reader.
"""

from __future__ import annotations

from docgen.standard.model import FixedName, Rule, Subject

__all__ = ["FIXED_NAMES", "RULES", "SUBJECTS"]

SUBJECTS = (Subject("viet-hoa", "viết hoa"),)


def _rule(key: str, clause: str, title: str, demand: str) -> Rule:
    return Rule(f"viet-hoa/{key}", clause, title, demand, level="warning", fix="unsafe")


RULES = (
    _rule(
        "sentence",
        "Mục I Phụ lục II",
        "Viết hoa đầu câu",
        "Chữ đầu câu viết hoa: sau dấu chấm, dấu hỏi, dấu chấm than và khi xuống dòng.",
    ),
    _rule(
        "unit-number",
        "điểm b khoản 1 Mục III Phụ lục II",
        "Đơn vị hành chính đặt theo số",
        "Đơn vị hành chính mang tên chữ số viết hoa cả danh từ chung: Phường 1, Quận 3.",
    ),
    _rule(
        "special-place",
        "điểm c khoản 1 Mục III Phụ lục II",
        "Tên địa lý viết hoa đặc biệt",
        "Viết Thủ đô Hà Nội, Thành phố Hồ Chí Minh.",
    ),
    _rule(
        "region",
        "điểm đ khoản 1 Mục III Phụ lục II",
        "Tên vùng, miền",
        "Tên vùng, miền viết hoa chữ đầu mọi âm tiết: Tây Bắc, Đông Bắc, Bắc Bộ.",
    ),
    _rule(
        "organ",
        "điểm a khoản 1 Mục IV Phụ lục II",
        "Tên cơ quan, tổ chức",
        "Tên cơ quan, tổ chức viết hoa đúng chỗ: Ủy ban nhân dân, Mặt trận Tổ quốc Việt Nam.",
    ),
    _rule(
        "special-organ",
        "điểm b khoản 1 Mục IV Phụ lục II",
        "Tên cơ quan viết hoa đặc biệt",
        "Viết Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, Văn phòng Trung ương Đảng.",
    ),
    _rule(
        "people-state",
        "khoản 1 Mục V Phụ lục II",
        "Nhân dân, Nhà nước",
        "Danh từ Nhân dân và Nhà nước viết hoa chữ đầu.",
    ),
    _rule(
        "honour",
        "khoản 2 Mục V Phụ lục II",
        "Huân chương, danh hiệu vinh dự",
        "Tên huân chương, huy chương, danh hiệu vinh dự viết hoa đúng chỗ: Anh hùng Lao động.",
    ),
    _rule(
        "holiday",
        "khoản 5 Mục V Phụ lục II",
        "Ngày lễ, ngày kỷ niệm",
        "Tên ngày lễ, ngày kỷ niệm viết hoa chữ đầu tên gọi: ngày Quốc khánh.",
    ),
    _rule(
        "law",
        "khoản 6 Mục V Phụ lục II",
        "Tên luật, bộ luật cụ thể",
        "Tên loại và chữ đầu tên gọi của văn bản cụ thể viết hoa: Bộ luật Hình sự.",
    ),
    _rule(
        "citation",
        "khoản 7 Mục V Phụ lục II",
        "Viện dẫn phần, chương, mục, điều",
        "Khi viện dẫn, Phần, Chương, Mục, Tiểu mục, Điều viết hoa; khoản, điểm viết thường.",
    ),
    _rule(
        "tet",
        "điểm b khoản 8 Mục V Phụ lục II",
        "Tên ngày tết",
        "Tên ngày tết viết hoa chữ đầu tên gọi: tết Nguyên đán, tết Trung thu.",
    ),
    _rule(
        "history",
        "khoản 9 Mục V Phụ lục II",
        "Sự kiện lịch sử",
        "Tên sự kiện lịch sử viết hoa, mốc thời gian ghi bằng chữ viết hoa: Cách mạng tháng Tám.",
    ),
)


def _names(key: str, *names: str) -> tuple[FixedName, ...]:
    return tuple(FixedName(name, f"viet-hoa/{key}") for name in names)


# "nhân dân" is part of these names and phrases, where it stays as it is.
_PEOPLE_IN = (
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "tòa án nhân dân",
    "viện kiểm sát nhân dân",
    "công an nhân dân",
    "quân đội nhân dân",
    "an ninh nhân dân",
    "cảnh sát nhân dân",
    "lực lượng vũ trang nhân dân",
    "hội thẩm nhân dân",
    "quốc phòng nhân dân",
    "thanh tra nhân dân",
    "quỹ tín dụng nhân dân",
    "nhân dân tệ",
    "báo nhân dân",
    "nghệ sĩ nhân dân",
    "nhà giáo nhân dân",
    "thầy thuốc nhân dân",
    "nghệ nhân nhân dân",
)

FIXED_NAMES = (
    *_names(
        "organ",
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "Tòa án nhân dân",
        "Viện kiểm sát nhân dân",
        "Mặt trận Tổ quốc Việt Nam",
        "Đảng Cộng sản Việt Nam",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Hội Liên hiệp Phụ nữ",
        "Hội Cựu chiến binh",
        "Liên đoàn Lao động",
        "Tổng Liên đoàn Lao động Việt Nam",
        "Thủ tướng Chính phủ",
        "Văn phòng Chính phủ",
        "Văn phòng Quốc hội",
        "Ngân hàng Nhà nước Việt Nam",
        "Bảo hiểm xã hội Việt Nam",
        "Bộ Công an",
        "Bộ Quốc phòng",
        "Bộ Ngoại giao",
        "Bộ Nội vụ",
        "Bộ Tư pháp",
        "Bộ Tài chính",
        "Bộ Công Thương",
        "Bộ Xây dựng",
        "Bộ Y tế",
        "Bộ Giáo dục và Đào tạo",
        "Bộ Khoa học và Công nghệ",
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Bộ Dân tộc và Tôn giáo",
        "Bộ Tài nguyên và Môi trường",
        "Bộ Kế hoạch và Đầu tư",
        "Bộ Thông tin và Truyền thông",
        "Bộ Lao động - Thương binh và Xã hội",
        "Thanh tra Chính phủ",
    ),
    *_names(
        "special-organ",
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "Văn phòng Trung ương Đảng",
    ),
    *_names("special-place", "Thủ đô Hà Nội", "Thành phố Hồ Chí Minh"),
    *_names(
        "region",
        "Bắc Bộ",
        "Trung Bộ",
        "Nam Bộ",
        "Bắc Trung Bộ",
        "Nam Trung Bộ",
        "Đông Nam Bộ",
        "Tây Nam Bộ",
        "Tây Nguyên",
    ),
    *_names(
        "honour",
        "Huân chương Sao vàng",
        "Huân chương Hồ Chí Minh",
        "Huân chương Độc lập",
        "Huân chương Lao động",
        "Huân chương Kháng chiến",
        "Anh hùng Lao động",
        "Nghệ sĩ Nhân dân",
        "Nghệ sĩ Ưu tú",
        "Nhà giáo Nhân dân",
        "Nhà giáo Ưu tú",
        "Thầy thuốc Nhân dân",
        "Thầy thuốc Ưu tú",
    ),
    *_names(
        "holiday",
        "ngày Quốc khánh",
        "ngày Quốc tế Lao động",
        "ngày Quốc tế Phụ nữ",
        "ngày Phụ nữ Việt Nam",
        "ngày Nhà giáo Việt Nam",
        "ngày Thương binh - Liệt sĩ",
    ),
    *_names(
        "law",
        "Bộ luật Hình sự",
        "Bộ luật Dân sự",
        "Bộ luật Lao động",
        "Luật Tổ chức chính quyền địa phương",
        "Luật Tổ chức Quốc hội",
        "Luật Đất đai",
        "Luật Ngân sách nhà nước",
    ),
    *_names("tet", "tết Nguyên đán", "tết Đoan ngọ", "tết Trung thu"),
    *_names("history", "Cách mạng tháng Tám", "Phong trào Xô viết Nghệ Tĩnh"),
    FixedName("Nhân dân", "viet-hoa/people-state", unless=_PEOPLE_IN),
    # The decree itself writes "cơ quan nhà nước", "bí mật nhà nước": only the noun is certain.
    FixedName(
        "Nhà nước",
        "viet-hoa/people-state",
        only=("đảng và nhà nước", "đảng, nhà nước", "nhà nước ta", "nhà nước và nhân dân"),
    ),
)
