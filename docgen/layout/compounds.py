"""Words of two syllables that recur in names of bodies and in titles, in alphabetical order.

A centred line that ends in the middle of one reads badly. Any other pair of syllables may part,
so that a word missing here costs beauty, never right.
"""

from __future__ import annotations

__all__ = ["COMPOUNDS", "listed"]


def listed(text: str) -> frozenset[str]:
    """The entries of a list written with bars, on any number of lines.

    >>> sorted(listed("xã hội|y tế"))
    ['xã hội', 'y tế']
    """
    return frozenset(part.strip() for line in text.splitlines() for part in line.split("|"))


COMPOUNDS = listed(
    """an ninh|an sinh|an toàn|ban chỉ|ban hành|ban nhân|bảo đảm|bảo hiểm|bảo vệ|báo cáo|bền vững
    cải cách|cán bộ|căn cước|cận nghèo|cấp xã|chân miệng|chăm sóc|chăn nuôi|chỉ đạo|chỉ huy
    chính phủ|chính quyền|chính sách|chính trị|chủ tịch|chuyển đổi|chương trình|công an|công bố
    công chức|công dân|công khai|công nghệ|công nghiệp|công tác|công thương|công trình|cơ quan|cơ sở
    cứu hộ|cứu nạn|cứu trợ|danh mục|danh sách|dân phòng|dân quân|dân số|dân sự|dân tộc|di sản
    dịch bệnh|dịch vụ|doanh nghiệp|du lịch|duyên hải|dự án|dự toán|đánh giá|đào tạo|đất đai|đầu tư
    đê điều|địa bàn|địa chính|địa phương|đoàn kết|đoàn thể|đô thị|đội ngũ|đồng nhân|động viên
    gia đình|giai đoạn|giảm nghèo|giám sát|giao thông|giáo dục|giáo viên|hạ tầng|hành chính|hậu quả
    hoạt động|học sinh|hỗ trợ|hộ nghèo|hội đồng|hội nghị|hợp nhất|hợp tác|hướng dẫn|hữu hạn|kế hoạch
    kế toán|kết quả|khắc phục|khí tượng|khoa học|khu vực|khuyến học|khuyến nông|kiểm tra|kinh phí
    kinh tế|kỷ niệm|kỹ thuật|lao động|lâm nghiệp|liên hiệp|liên quan|lực lượng|lưu trữ|mặt trận
    mầm non|môi trường|mục tiêu|năng lượng|ngân sách|ngoại vụ|người dân|nhà nước|nhà trường|nhân dân
    nhân lực|nhiệm vụ|nhu cầu|nội dung|nội vụ|nông dân|nông nghiệp|nông thôn|nghìn đồng|pháp luật
    pháp lý|phát triển|phân bổ|phân công|phòng chống|phòng ngừa|phòng thủ|phổ biến|phổ cập|phổ thông
    phụ nữ|phụ trách|phúc lợi|phục vụ|quản lý|quân sự|quốc gia|quốc phòng|quốc việt|quy hoạch
    sản xuất|sự nghiệp|sức khỏe|tài chính|tài nguyên|tái định|tăng cường|tập huấn|tập thể|tây nguyên
    thanh niên|thanh tra|thành lập|thành phố|thành viên|theo dõi|thể dục|thể thao|thi đua|thi hành
    thị trấn|thị xã|thiên tai|thông tin|thủ tục|thủy lợi|thủy văn|thực hiện|thương binh|thương mại
    thường trực|thường xuyên|tiếp công|tiểu học|tìm kiếm|toàn quốc|tổ chức|tổ quốc|tổng hợp|tổng kết
    trách nhiệm|trẻ em|trị sự|triển khai|triệu đồng|trọng tâm|trung học|trung tâm|truyền thanh
    truyền thông|truyền thống|trường học|tuyên truyền|tỷ đồng|tư pháp|uỷ ban|ủy ban|ứng phó|văn bản
    văn hoá|văn hóa|văn phòng|văn thư|vận động|vệ sinh|việc làm|việt nam|xã hội|xây dựng|xóa đói
    xúc tiến|y tế"""
)
