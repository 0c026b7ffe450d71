// The form's own words, where those of the schema are for who writes files.

const ADD = {
  ten: "dòng", chu_quan: "dòng", quyen_han: "dòng", trich_yeu: "dòng", dia_chi: "dòng", luu: "nơi lưu",
  mo_dau: "căn cứ, câu mở đầu", cac_muc: "mục", noi_nhan: "nơi nhận", phu_luc: "phụ lục",
  phan_cong: "đơn vị", don_vi: "đơn vị cùng làm", nhiem_vu: "nhiệm vụ", nguon: "nguồn", moc: "mốc", gom: "dòng con",
  dieu: "điều", khoan: "khoản", khoan_con: "khoản con", diem: "điểm", gach: "gạch đầu dòng", cong: "dấu cộng",
  kinh_gui: "nơi gửi", cot_con: "cột con",
};

// Which list an item is added to is said by its name: nested lists end side by side.
export function addName(key, title) {
  return `+ Thêm ${ADD[key] || `đoạn, khoản, bảng… vào “${title}”`}`;
}

export function hint(about) {
  const example = about.examples && about.examples[0];
  return typeof example === "string" || typeof example === "number" ? `Ví dụ: ${example}` : null;
}

// Help that lists keys is for those who write files; here the choice itself is seen.
export function plainHelp(shape) {
  return shape.help.replace(/[^.;]*\b(ghi muc:|luu: VT)[^.]*\.?/g, "").replace(/;\s*$/, ".").replace(/^[a-z_, ]+ hoặc [a-z_]+ ?/, "").trim();
}

// A line of a file is a field here.
export function fieldHelp(shape) {
  return shape.help.replace(/bỏ dòng này/g, "để trống");
}
