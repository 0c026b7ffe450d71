// What a field of the JSON Schema is to a person: a text, a number, a choice, a list, a group.

export class Schema {
  constructor(root) {
    this.root = root;
    this.defs = root.$defs || {};
  }

  // The definition behind a reference, with the field's own title and help kept.
  resolve(node) {
    if (!node.$ref) return node;
    const name = node.$ref.split("/").pop();
    return { ...this.defs[name], def: name };
  }

  // Every alternative that a value may be; null and expressions over the figures are left out.
  leaves(node) {
    const found = [];
    const walk = (part) => {
      const here = this.resolve(part);
      const inner = here.anyOf || here.oneOf;
      if (inner) inner.forEach(walk);
      else if (here.type !== "null" && !(here.pattern || "").startsWith("^\\{\\{")) found.push(here);
    };
    walk(node);
    return found;
  }

  // {kind, title, help, examples, …} of a node.
  shape(node) {
    const own = this.resolve(node);
    const leaves = this.leaves(node);
    const about = {
      title: node.title || "",
      help: node.description || "",
      examples: node.examples || own.examples || [],
      initial: node.default,
      node,
    };
    const has = (type) => leaves.some((leaf) => [leaf.type].flat().includes(type));
    const list = leaves.find((leaf) => leaf.type === "array");
    if (leaves.length === 1 && "const" in leaves[0]) return { ...about, kind: "const", value: leaves[0].const };
    if (has("boolean")) return { ...about, kind: "flag" };
    const choice = leaves.find((leaf) => leaf.enum);
    if (choice && leaves.length === 1) return { ...about, kind: "choice", values: choice.enum };
    if (list) {
      const many = leaves.filter((leaf) => leaf.type === "array").length > 1;
      if (!many) return { ...about, kind: "list", items: list.items, single: leaves.length > 1, least: list.minItems || 0 };
    }
    const groups = leaves.filter((leaf) => leaf.type === "object" && leaf.properties);
    const formatted = groups.find((leaf) => leaf.properties.dinh_dang);
    const plain = groups.filter((leaf) => leaf !== formatted);
    const texts = leaves.filter((leaf) => [leaf.type].flat().includes("string"));
    if (plain.length > 1 || (plain.length === 1 && texts.length)) {
      return { ...about, kind: "union", variants: plain, text: texts[0], formatted };
    }
    if (plain.length === 1) return { ...about, kind: "group", def: plain[0] };
    if ((has("integer") || has("number")) && leaves.length > 1 && !texts.some((leaf) => leaf.maxLength)) {
      return { ...about, kind: "number", money: /đồng/.test(about.title) };
    }
    if (texts.length) {
      const most = Math.max(...texts.map((leaf) => leaf.maxLength || 60));
      return { ...about, kind: "text", long: most > 300, rich: Boolean(formatted) };
    }
    return { ...about, kind: "raw" };
  }

  // Which of a union's groups a value is.
  variantOf(shape, value) {
    const keys = Object.keys(value);
    const fits = shape.variants.filter((variant) => {
      const names = variant.properties;
      const fixed = Object.entries(names).filter(([, part]) => "const" in part);
      return keys.every((key) => key in names) && fixed.every(([key, part]) => value[key] === part.const);
    });
    const score = (variant) => (variant.required || []).filter((key) => keys.includes(key)).length;
    return fits.sort((a, b) => score(b) - score(a))[0];
  }
}

// Words for what the schema says by keys alone.
const NAMES = {
  Articles: "Các điều (Điều 1., Điều 2.)",
  Clauses: "Các khoản (1., 2., 3.)",
  Subclauses: "Các khoản con (1.1., 1.2.)",
  Points: "Các điểm (a, b, c)",
  Bullets: "Các gạch đầu dòng (-)",
  Pluses: "Các dấu cộng (+)",
  Note: "Lưu ý",
  Remark: "Ghi chú",
  TableBlock: "Bảng",
  Item: "Ý có tiêu đề hoặc cấp con",
  Recipient: "Nơi nhận có ghi chú",
  Archive: "Dòng Lưu",
  Basis: "Căn cứ",
  Pursuant: "Thực hiện văn bản cấp trên",
  Section: "Mục khác, tự đặt tên",
  Division: "Phần, Chương hoặc A., B.",
  PurposeSection: "Mục đích, yêu cầu",
  GoalsSection: "Mục tiêu",
  ContentSection: "Nội dung, nhiệm vụ, giải pháp",
  BudgetSection: "Kinh phí thực hiện",
  ScheduleSection: "Tiến độ thực hiện",
  ImplementationSection: "Tổ chức thực hiện",
};
const VALUES = {
  khan: "Khẩn", thuong_khan: "Thượng khẩn", hoa_toc: "Hỏa tốc",
  giao: "Giao", de_nghi: "Đề nghị",
  dam: "Đậm", nghieng: "Nghiêng", dam_nghieng: "Đậm nghiêng", thuong: "Thường",
  trai: "Trái", giua: "Giữa", phai: "Phải", deu: "Đều hai bên",
  chu: "Chữ", so: "Số", dong: "Tiền (đồng)", phan_tram: "Phần trăm", ngay: "Ngày", stt: "Số thứ tự",
  phan: "Phần", chuong: "Chương", muc: "Mục", tieu_muc: "Tiểu mục",
};
const DIVISIONS = { chu: "A., B., C." };

export function nameOf(def) {
  return NAMES[def.def] || (def.description || def.title || "").split(/[:.(]/)[0].trim();
}

export function valueName(value, key) {
  return (key === "cap" && DIVISIONS[value]) || VALUES[value] || value;
}

// Optional fields that most plans use: shown without being asked for.
const USUAL = {
  "": ["so", "mo_dau", "ket_thuc", "nguoi_ky", "noi_nhan", "phu_luc", "so_lieu"],
  Signer: ["quyen_han", "ho_ten"],
  Recipient: ["ghi_chu"],
  Assignment: ["nhiem_vu"],
  PurposeSection: ["muc_dich", "yeu_cau"],
  GoalsSection: ["tong_quat", "cu_the"],
  BudgetSection: ["tong", "nguon"],
  FundingSource: ["so_tien"],
  ScheduleSection: ["moc"],
  Milestone: ["don_vi"],
  ImplementationSection: ["phan_cong"],
  Item: ["tieu_de", "noi_dung"],
  Section: ["noi_dung"],
  Division: ["noi_dung", "cac_muc"],
  Appendix: ["tieu_de"],
  Table: ["tieu_de", "don_vi_tinh"],
  Decision: ["so"],
};

export function usual(def, key, value) {
  if (def.def === "Assignment" && key === "nhiem_vu") return !("noi_dung" in value);
  return (USUAL[def.def || ""] || []).includes(key);
}

const ROMAN = [[10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
const LETTERS = "abcdđeghiklmnopqrstuvxy";

export function roman(number) {
  let rest = number;
  let out = "";
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      out += sign;
      rest -= value;
    }
  }
  return out;
}

// The marker that docgen will print before an item, for the eye.
export function marker(key, index) {
  const number = index + 1;
  switch (key) {
    case "cac_muc": return `${roman(number)}.`;
    case "dieu": return `Điều ${number}.`;
    case "khoan": case "phan_cong": return `${number}.`;
    case "khoan_con": return `…${number}.`;
    case "diem": return `${LETTERS[index] || "?"})`;
    case "gach": case "noi_nhan": case "nguon": case "moc": case "nhiem_vu": return "-";
    case "cong": case "gom": return "+";
    default: return "";
  }
}

// What a new value of a shape starts as.
export function blank(schema, shape) {
  switch (shape.kind) {
    case "list": return shape.single ? blank(schema, schema.shape(shape.items)) : [];
    case "group": return blankGroup(schema, shape.def);
    case "union": return shape.text ? "" : blankGroup(schema, shape.variants[0]);
    case "flag": return true;
    case "choice": return shape.values[0];
    case "const": return shape.value;
    case "raw": return {};
    default: return "";
  }
}

export function blankGroup(schema, def) {
  const made = {};
  for (const key of def.required || []) made[key] = blank(schema, schema.shape(def.properties[key]));
  if (def.def === "Item") return { tieu_de: "", noi_dung: "" };
  if (def.def === "Assignment") made.nhiem_vu = "";
  if (def.def === "Archive") made.luu = "VT";
  if (def.def === "Table") return { cot: [{ ten: "STT", kieu: "stt" }, { ten: "Nội dung" }], hang: [["", ""]] };
  for (const key of Object.keys(made)) {
    const shape = schema.shape(def.properties[key]);
    if (shape.kind === "list" && Array.isArray(made[key]) && shape.least) {
      made[key].push(blank(schema, schema.shape(shape.items)));
    }
  }
  return made;
}
