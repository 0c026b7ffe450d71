"""What a clause's lines look like, and why no program can judge some of them."""

from __future__ import annotations

__all__ = ["ALLOWED", "MEANING", "POINTER", "REGISTER", "SIGNING", "STAMP", "WORLD"]
__all__ += ["Clause", "Line"]

Line = tuple[str, str] | tuple[str, str, str]
"""A sentence in our words, the rules that judge it, and the reason where there are none."""

Clause = tuple[str, tuple[Line, ...]]

WORLD = "Phải biết tổ chức ngoài đời: trong tệp không có gì để đối chiếu."
STAMP = "Con dấu và chữ ký đóng, ký sau khi in: trong tệp chưa có."
SIGNING = "Chữ ký số nằm ngoài tệp Word: do hệ thống quản lý văn bản đặt khi phát hành."
REGISTER = "Thuộc sổ đăng ký văn bản của cơ quan, không thuộc một văn bản."
MEANING = "Phải hiểu nội dung mới xét được."
ALLOWED = "Chỉ cho phép, không bắt buộc."
POINTER = "Chỉ dẫn đến mục khác; xét theo mục ấy."
