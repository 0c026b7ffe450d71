"""The seed plan's text, paragraph by paragraph, typing slips included.

It was taken out of a PDF: the lines are joined here into the paragraphs they were set from, and
doubled spaces are single. A test compares it, letter for letter, with the source where that is.
"""

from __future__ import annotations

__all__ = ["BODY", "HEAD", "PARAGRAPHS", "RECIPIENTS", "SIGNER"]

PARAGRAPHS: tuple[str, ...] = (
    "Tân Khai, ngày tháng 6 năm 2024",
    "KẾ HOẠCH",
    (
        "Thực hiện Giảm hộ nghèo người Kinh thuộc Chương trình MTQG giảm nghèo bền vững năm "
        "2024 trên địa bàn thị trấn Tân Khai"
    ),
    (
        "Căn cứ Kế hoạch số 190/KH-UBND ngày 24/6/2024 của UBND huyện về việc thực hiện Giảm "
        "hộ nghèo người Kinh thuộc Chương trình MTQG giảm nghèo bền vững năm 2024 trên địa "
        "bàn huyện Hớn Quản."
    ),
    (
        "Ủy ban nhân dân thị trấn ban hành kế hoạch giảm hộ nghèo người Kinh thuộc Chương "
        "trình MTQG giảm nghèo bền vững năm 2024 trên địa bàn thị trấn, cụ thể như sau:"
    ),
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích:",
    (
        "Nhằm tổ chức triển khai thực hiện hiệu quả chỉ tiêu giảm nghèo trên địa bàn thị trấn "
        "Tân Khai, góp phần cải thiện đời sống, tăng nguồn thu nhập của hộ nghèo người kinh, "
        "tạo điều kiện cho các hộ thoát nghèo bền vững."
    ),
    "2. Yêu cầu:",
    (
        "Tập trung huy động nguồn lực trong nhân dân, sự tham gia của các tổ chức chính trị - "
        "xã hội, đoàn thể thực hiện các chính sách, dự án góp phần giảm hộ nghèo người kinh "
        "nhanh và bền vững."
    ),
    "II. MỤC TIÊU",
    "1. Mục tiêu tổng quát:",
    (
        "Thực hiện mục tiêu giảm nghèo đa chiều, bao trùm, bền vững; giảm dần khoảng cách "
        "giàu nghèo giữa các khu phố; hạn chế tái nghèo và phát sinh nghèo mới; hỗ trợ người "
        "nghèo vượt lên mức sống tối thiểu, tiếp cận đầy đủ các dịch vụ xã hội cơ bản, nâng "
        "cao chất lượng cuộc sống, đảm bảo hài hòa giữa phát triển kinh tế và an sinh xã hội "
        "bền vững, hoàn thành mục tiêu phát triển kinh tế - xã hội của thị trấn."
    ),
    "2. Mục tiêu cụ thể:",
    (
        "Trong năm 2024 UBND thị trấn đề ra chỉ tiêu giảm 02 hộ nghèo người kinh trên địa bàn "
        "thị trấn. Hỗ trợ các nhu cầu cụ thể như: (1) nước sinh hoạt (bồn chứa nước); (2) nhu "
        "cầu tivi. Cụ thể các khu phố đăng ký như sau:"
    ),
    "- Khu phố 1: 01 hộ.",
    "- Khu phố 3: 01 hộ.",
    "III. NỘI DUNG, ĐỊNH MỨC THỰC HIỆN",
    "Qua rà soát, tổng hợp nhu cầu đăng ký của khu phố, cụ thể như sau:",
    (
        "1. Nhu cầu đăng ký và kinh phí dự kiến thực hiện: Tổng là 04 nhu cầu đăng ký hỗ trợ "
        "thoát nghèo với tổng kinh phí dự kiến là 11 triệu đồng (Kèm Phụ lục 1), trong đó:"
    ),
    "a) Nhu cầu nước sinh hoạt:",
    (
        "- Nhu cầu Bồn chứa nước: 02 nhu cầu với kinh phí 03 triệu đồng, UBND thị trấn phối "
        "hợp với MTTQ thị trấn vận động từ nguồn xã hội hóa."
    ),
    (
        "b) Nhu cầu ti vi: 02 nhu cầu, kinh phí 08 triệu đồng (không vượt quá 4 triệu "
        "đồng/hộ), UBND thị trấn phối hợp với MTTQ thị trấn vận động từ nguồn xã hội hóa."
    ),
    (
        "2. Kinh phí dự kiến thực hiện: Tổng 11 triệu đồng, UBND thị trấn phối hợp với MTTQ "
        "thị trấn vận động từ nguồn xã hội hóa."
    ),
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Công chức VHXH phụ trách công tác Lao động – Thương binh và Xã hội thị trấn:",
    (
        "- Chủ trì, phối hợp với các ban, ngành và khu phố điều tra, quản lý danh sách đối "
        "tượng hộ nghèo, hộ cận nghèo trên địa bàn thị trấn; hướng dẫn các khu phố thực hiện "
        "kế hoạch giảm nghèo bền vững và các mô hình giảm nghèo; lập danh sách tham gia lớp "
        "tập huấn cho cán bộ làm công tác giảm nghèo cấp xã và các ấp, sóc do huyện tổ chức."
    ),
    (
        "- Phúc tra các nhu cầu của hộ nghèo người kinh đăng ký thoát nghèo 2024 đảm bảo đúng "
        "đối tượng, đúng nhu cầu."
    ),
    (
        "- Phối hợp với các ngành chức năng tham mưu UBND thị trấn ban hành cơ chế, chính "
        "sách hỗ trợ hộ nghèo và khen thưởng cho tập thể, cá nhân tích cực tham gia thực hiện "
        "giảm nghèo bền vững. Hàng năm, thực hiện sơ kết kế hoạch giảm nghèo bền vững gắn với "
        "thi đua khen thưởng kịp thời."
    ),
    (
        "- Tổng hợp các kiến nghị về cơ chế, giải pháp bổ sung hoàn chỉnh kế hoạch. Tham mưu "
        "nguồn kinh phí cho các hoạt động của Ban chỉ đạo thực hiện giảm nghèo và việc làm "
        "thị trấn."
    ),
    (
        "- Rà soát nhu cầu học nghề tại các khu phố gửi về Trung Tâm GDNN-GDTX huyện để làm "
        "cơ sở mở các lớp đào tạo nghề góp phần quan trọng trong chính sách lao động – việc "
        "làm và giảm nghèo bền vững của thị trấn."
    ),
    (
        "- Củng cố kiện toàn Ban chỉ đạo thị trấn; thực hiện phân công cho từng cá nhân phụ "
        "trách gắn với một địa chỉ hộ nghèo cụ thể."
    ),
    (
        "- Tổng hợp, báo cáo số lượng hộ nghèo, hộ cận nghèo phát sinh trên địa bàn hàng năm "
        "(nếu có). Định kỳ báo cáo về UBND thị trấn, Phòng LĐTBXH huyện về kết quả thực hiện."
    ),
    (
        "2. Công chức Tài chính – kế toán thị trấn: Chủ trì, phối hợp với các ban, ngành liên "
        "quan tham mưu UBND thị trấn bố trí ngân sách đối ứng và phân bổ nguồn vốn cho các "
        "khu phố để kịp thời triển khai thực hiện theo quy định. Hướng dẫn sử dụng nguồn kinh "
        "phí các chương trình mục tiêu quốc gia đảm bảo đúng mục đích và hiệu quả."
    ),
    (
        "3. Công chức Địa chính – xây dựng – đô thị và môi trường thị trấn: Phối hợp với công "
        "chức VHXH phụ trách công tác Lao động – Thương binh và Xã hội thị trấn, Ủy ban Mặt "
        "trận tổ quốc Việt Nam thị trấn hướng dẫn, theo dõi, giám sát và tổng hợp việc thực "
        "hiện chính sách hỗ trợ về nhà ở cho hộ nghèo, cận nghèo theo quy định."
    ),
    "4. Trạm Y tế thị trấn:",
    (
        "- Chủ trì tổ chức thực hiện chính sách hỗ trợ người nghèo, người cận nghèo trong "
        "khám, chữa bệnh, nâng cao sức khỏe người dân."
    ),
    (
        "- Nâng cao chất lượng khám chữa bệnh cho nhân dân. Đề xuất các giải pháp khuyến "
        "khích các thành phần kinh tế tham gia đầu tư xây dựng các cơ sở y tế ngoài công lập "
        "để phục vụ tốt hơn cho người dân."
    ),
    (
        "5. Các trường học trên địa bàn thị trấn: Chủ trì thực hiện các giải pháp bảo đảm cho "
        "học sinh trong các gia đình hộ nghèo, cận nghèo được đến trường; hướng dẫn thực hiện "
        "chính sách miễn, giảm học phí cho học sinh thuộc hộ nghèo, cận nghèo; phối hợp với "
        "Hội Khuyến học xây dựng cơ chế khuyến học, khuyến tài cho học sinh nghèo."
    ),
    (
        "6. Công chức Tư pháp thị trấn: Chủ trì, triển khai Chương trình trợ giúp pháp lý cho "
        "người nghèo và hỗ trợ pháp lý liên quan đến người nghèo, xây dựng và triển khai kế "
        "hoạch tuyên truyền, phổ biến giáo dục pháp luật trong lĩnh vực giảm nghèo; theo dõi "
        "tình hình thi hành pháp luật trong lĩnh vực giảm nghèo."
    ),
    (
        "7. Công chức VHXH phụ trách công tác văn hóa - Thông tin, Đài Truyền thanh thị trấn: "
        "Thực hiện các nội dung giảm nghèo về thông tin; tổ chức tuyên truyền, nâng cao nhận "
        "thức và tầm quan trọng, ý nghĩa của kế hoạch giảm nghèo bền vững giai đoạn 2021- "
        "2025; tuyên truyền các mô hình điểm, cách làm hay, sáng tạo, có hiệu quả về giảm "
        "nghèo; tuyên truyền kết quả hoạt động của kế hoạch giảm nghèo bền vững của Ủy ban "
        "nhân dân thị trấn và các văn bản liên quan đến công tác giảm nghèo bền vững trên địa "
        "bàn một cách thường xuyên và kịp thời."
    ),
    (
        "8. Tổ vay vôn thị trấn: Chủ trì, phối hợp với các cơ quan liên quan tổ chức quản lý, "
        "điều hành tốt Quỹ quốc gia về việc làm, vốn vay sản xuất kinh doanh, xuất khẩu lao "
        "động, vay vốn ưu đãi cho học sinh - sinh viên nghèo, bảo đảm thực hiện cung cấp "
        "nguồn vốn tín dụng ưu đãi cho hộ nghèo, cận nghèo, mới thoát nghèo và các đối tượng "
        "chính sách theo đúng quy định của Nhà nước, tạo điều kiện thuận lợi cho hộ nghèo, "
        "cận nghèo, mới thoát nghèo… có nhu cầu vay vốn được tiếp cận các nguồn vốn tín dụng "
        "ưu đãi để phục vụ sản xuất, kinh doanh tự tạo việc làm, tăng thu nhập, vươn lên "
        "thoát nghèo bền vững."
    ),
    (
        "9. Các ban, ngành liên quan: Căn cứ chức năng, nhiệm vụ của mình để xây dựng kế "
        "hoạch và tổ chức thực hiện các chính sách giảm nghèo và giải quyết việc làm lồng "
        "ghép vào thực hiện nhiệm vụ chuyên môn thuộc ngành."
    ),
    (
        "10. Đề nghị Ủy ban MTTQ Việt Nam thị trấn và các tổ chức thành viên: Hội Nông dân, "
        "Hội Liên hiệp Phụ nữ, Hội Cựu chiến binh, Đoàn Thanh niên thị trấn… tiếp tục phát "
        "huy vai trò nòng cốt trong việc vận động sự tham gia của xã hội và cộng đồng trong "
        "công tác giảm nghèo; Đặc biệt là công tác tuyên truyền, vận động để hộ nghèo vươn "
        "lên thoát nghèo bằng chính sự nỗ lực của bản thân, không còn tư tưởng trông chờ, ỷ "
        "lại vào sự hỗ trợ của Nhà nước, khơi dậy “Khát vọng thoát nghèo” của các hộ nghèo, "
        "từ đó tạo sự lan tỏa sâu rộng. Chú trọng việc phối hợp, cân đối các nguồn lực huy "
        "động với các chính sách của Nhà nước để tăng hiệu quả của các chính sách giảm nghèo; "
        "các đoàn thể, tổ chức, cộng đồng dân cư quan tâm giúp đỡ cho các hộ nghèo trên địa "
        "bàn, phối hợp với UBND thị trấn hỗ trợ giúp đỡ cho từng hộ nghèo; đồng thời tăng "
        "cường vai trò giám sát, kiểm tra tình hình thực hiện chính sách ở các cấp, các ngành "
        "để đảm bảo tính hiệu quả của các chính sách giảm nghèo, đào tạo nghề và giải quyết "
        "việc làm."
    ),
    "11. Ban quản lý các khu phố:",
    (
        "- Chủ động triển khai thực hiện nhiệm vụ trong lĩnh vực và trên địa bàn, báo cáo "
        "tình hình thực hiện công tác giảm nghèo."
    ),
    (
        "- Đẩy mạnh công tác tuyên truyền về chủ trương, đường lối, các chế độ chính sách "
        "giảm nghèo bền vững thông qua các cuộc họp, giao ban, sinh hoạt khu dân cư, để tạo "
        "sự chuyển biến mạnh mẽ trong nhận thức về công tác giảm nghèo bền vững, từ đó nêu "
        "cao ý thức tự lực, tự cường, phấn đấu, phát triển sản xuất “khát vọng vươn lên thoát "
        "nghèo”."
    ),
    (
        "Trên đây là Kế hoạch của UBND thị trấn về thực hiện Giảm hộ nghèo người Kinh thuộc "
        "Chương trình MTQG giảm nghèo bền vững năm 2024 trên địa bàn thị trấn Tân Khai./."
    ),
    "Nơi nhận:",
    "- Phòng Lao động - TBXH;",
    "- TTĐU, HĐND thị trấn;",
    "- Chủ tịch, các PCT. UBND thị trấn;",
    "- Các ban, ngành, đoàn thể thị trấn;",
    "- Ban quản lý các khu phố;",
    "- Lưu: VT.",
    "CHỦ TỊCH",
)

_FIRST = 3  # after the date, the name of the type and the trích yếu
_AFTER = PARAGRAPHS.index("Nơi nhận:")
HEAD = PARAGRAPHS[:_FIRST]
BODY = PARAGRAPHS[_FIRST:_AFTER]
RECIPIENTS = PARAGRAPHS[_AFTER:-1]
SIGNER = PARAGRAPHS[-1]
