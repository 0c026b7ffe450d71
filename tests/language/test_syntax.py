"""Whatever Jinja stumbles over, a clerk reads Vietnamese alone."""

from __future__ import annotations

import re

import jinja2
import pytest

from docgen.language.syntax import syntax_sentence

WRONG = {
    "{{ a": "Thẻ viết dở: chưa có dấu đóng “}}” hay “%}”.",
    "{{ a }": "Dấu “}” không đúng chỗ hoặc thừa; xem lại biểu thức trong thẻ.",
    "{% if a %}x": "Thẻ “{% if %}” chưa có thẻ đóng “{% endif %}”.",
    "{% for x in a %}{% endif %}": "Gặp thẻ “{% endif %}” khi thẻ “{% for %}” chưa đóng: "
    "thêm “{% endfor %}” trước đó.",
    "{% endif %}": "Thẻ “{% endif %}” không có thẻ mở đứng trước.",
    "{% iff a %}": "Không có thẻ “{% iff %}”.",
    "{% %}": "Thẻ “{% … %}” chưa có tên, ví dụ “{% if … %}”.",
    "{{ “a” }}": "Dấu nháy cong ( “ ) không dùng được trong thẻ; gõ nháy thẳng ' hoặc \".",
    "{{ 'a }}": "Dấu nháy ' chưa có dấu đóng.",
    "{{ a $ }}": "Ký tự “$” không dùng được trong thẻ.",
    "{{ a | khong_co }}": "Không có bộ lọc “khong_co”.",
    "{# a": "Lời chú bắt đầu bằng “{#” chưa có “#}” đóng lại.",
    "{% raw %}a": "Thẻ “{% raw %}” chưa có thẻ đóng “{% endraw %}”.",
    "{% for 1 in a %}{% endfor %}": "Chỉ một cái tên mới nhận được giá trị trong “{% set %}” và "
    "“{% for %}”.",
    "{{ a is b is c }}": "Mỗi lần chỉ hỏi được một “is …”; nối các câu hỏi bằng “and”.",
    "{{ f(a=1, 2) }}": "Biểu thức viết sai; xem lại dấu ngoặc, dấu nháy và dấu phẩy trong thẻ.",
    "{% block a-b %}{% endblock %}": "Biểu thức viết sai; xem lại dấu ngoặc, dấu nháy và dấu phẩy "
    "trong thẻ.",
}
ENGLISH = re.compile(
    r"\b(?:expected|unexpected|got|token|tag|template|char|name|end of)\b", re.IGNORECASE
)


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_a_wrong_tag_is_told_in_vietnamese(text: str, sentence: str) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        jinja2.Environment().compile(text, raw=True)
    told = syntax_sentence(caught.value.message)
    assert told == sentence
    assert not ENGLISH.search(told)
