// A table as a table: columns above, cells below, rows that come and go.

import { h, menuButton, uid } from "./dom.js";
import { errorBox } from "./faults.js";
import { cells as pasted } from "./pasting.js";
import { valueName } from "./schema.js";

const ROWS_SHOWN = 200;

export function drawTable(form, place, shape, depth) {
  const { holder, key } = place;
  const table = holder[key];
  const box = h("fieldset", { class: "group table", "data-key": key });
  const draw = (focus) => {
    box.replaceChildren(
      h("legend", {}, shape.title || "Bảng"),
      errorBox(null),
      form.group(table, shape.def, depth + 1, { only: ["tieu_de", "don_vi_tinh"] }),
      columns(form, table, shape, draw),
      rows(form, table, draw),
      Array.isArray(table.cot) ? total(form, table, draw) : "",
      form.group(table, shape.def, depth + 1, { skip: ["tieu_de", "don_vi_tinh", "cot", "hang", "tong_cong", "bo_qua"] }),
    );
    if (focus) (box.querySelector(focus) || box.querySelector(".grid-box > .add"))?.focus();
  };
  draw();
  return box;
}

// Where to go on after a change, by keyboard, too.
const columnAt = (index) => `.columns > [data-key="${index}"] input`;
const rowAt = (index) => `.grid tr[data-key="${index}"] input`;

const KINDS = ["chu", "so", "dong", "phan_tram", "ngay", "stt"];

function leaves(columns) {
  return columns.flatMap((column) => (column.cot_con && column.cot_con.length ? leaves(column.cot_con) : [column]));
}

function columns(form, table, shape, draw) {
  if (!Array.isArray(table.cot)) return h("p", { class: "help" }, `Các cột lấy từ số liệu: ${table.cot}`);
  if (table.cot.some((column) => column.cot_con && column.cot_con.length)) {
    return form.field({ holder: table, key: "cot", redraw: draw }, shape.def.properties.cot, 2);
  }
  const list = h("div", { class: "columns", "data-key": "cot", role: "group", "aria-label": "Các cột" },
    h("span", { class: "label" }, "Các cột"), errorBox(null));
  table.cot.forEach((column, index) => {
    const name = input(form, column, "ten", `Tên cột ${index + 1}`);
    const kind = h("select", {
      "aria-label": `Kiểu của cột ${index + 1}`,
      onchange: () => {
        column.kieu = kind.value;
        form.changed(false);
      },
    }, ...KINDS.map((value) => h("option", { value }, valueName(value))));
    kind.value = column.kieu || "chu";
    list.append(h("div", { class: "column", "data-key": index }, name, kind,
      menuButton("⋯", `Sửa cột ${index + 1}`, () => [
        { label: "Thêm cột bên phải", run: () => form.change(() => addColumn(table, index + 1), () => draw(columnAt(index + 1))) },
        ...(table.cot.length > 1 ? [{ label: "Xóa cột", run: () => form.change(() => dropColumn(table, index), () => draw(columnAt(Math.max(0, index - 1)))) }] : []),
      ], "row-menu"),
      errorBox(name)));
  });
  list.append(h("button", { type: "button", class: "add", onclick: () => form.change(() => addColumn(table, table.cot.length), () => draw(columnAt(table.cot.length - 1))) },
    "+ Thêm cột"));
  return list;
}

function addColumn(table, at) {
  table.cot.splice(at, 0, { ten: "" });
  each(table, (cells) => cells.splice(at, 0, ""));
}

function dropColumn(table, at) {
  const [gone] = table.cot.splice(at, 1);
  each(table, (cells) => cells.splice(at, 1));
  if (Array.isArray(table.hang)) {
    for (const row of table.hang) if (!Array.isArray(row) && row && gone.khoa) delete row[gone.khoa];
  }
}

// Rows are lists of cells that leave out the running number, or groups of cells by key.
function each(table, edit) {
  if (!Array.isArray(table.hang)) return;
  for (const row of table.hang) {
    if (Array.isArray(row)) edit(row);
    else if (row && Array.isArray(row.o)) edit(row.o);
  }
}

function rows(form, table, draw) {
  if (table.hang === undefined) table.hang = [];
  if (!Array.isArray(table.hang)) {
    const made = form.text({ holder: table, key: "hang" }, { help: "", examples: [] }, { long: false });
    return h("div", { class: "field", "data-key": "hang" },
      h("label", { for: made.id }, "Các hàng lấy từ số liệu"), made.input, errorBox(made.input));
  }
  const found = Array.isArray(table.cot) ? leaves(table.cot) : [];
  const caption = uid("c");
  const body = h("tbody", {});
  table.hang.slice(0, ROWS_SHOWN).forEach((row, index) => body.append(tableRow(form, table, found, row, index, draw)));
  const more = table.hang.length - ROWS_SHOWN;
  return h("div", { class: "grid-box", "data-key": "hang" },
    h("span", { class: "label", id: caption }, "Các hàng"), errorBox(null),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": caption },
      h("table", { class: "grid" },
        h("thead", {}, h("tr", {}, ...found.map((column) => h("th", { scope: "col" }, words(column.ten) || "(chưa đặt tên)")), h("td", {}))),
        body)),
    more > 0 ? h("p", { class: "help" }, `Còn ${more} hàng nữa, giữ nguyên trong tệp.`) : null,
    menuButton("+ Thêm hàng", "Thêm hàng vào bảng", () => [
      { label: "Hàng thường", run: () => form.change(() => table.hang.push(fresh(table, found)), () => draw(rowAt(table.hang.length - 1))) },
      { label: "Hàng tên nhóm", hint: "Chạy hết bề ngang", run: () => form.change(() => table.hang.push({ nhom: "" }), () => draw(rowAt(table.hang.length - 1))) },
    ], "add"));
}

function words(value) {
  return value && typeof value === "object" ? value.dinh_dang || "" : String(value ?? "");
}

function fresh(table, found) {
  const keyed = table.hang.find((row) => row && !Array.isArray(row) && !("nhom" in row) && !("o" in row));
  if (!keyed) return found.map(() => "");
  return Object.fromEntries(found.filter((column) => column.khoa).map((column) => [column.khoa, ""]));
}

function tableRow(form, table, found, row, index, draw) {
  const line = h("tr", { "data-key": index });
  const label = (column) => `Hàng ${index + 1}, ${words(column.ten)}`;
  if (row && !Array.isArray(row) && "nhom" in row) {
    line.append(h("td", { colspan: found.length }, input(form, row, "nhom", `Tên nhóm, hàng ${index + 1}`)));
  } else if (Array.isArray(row) || (row && Array.isArray(row.o))) {
    const cells = Array.isArray(row) ? row : row.o;
    let at = 0; // the column that a cell begins at; a merged cell takes several
    cells.forEach((value, number) => {
      const column = found[at] || { ten: "" };
      const across = (value && Number(value.gop_ngang)) || 1;
      line.append(h("td", { colspan: across > 1 ? across : null, class: column.kieu === "stt" ? "auto" : null },
        column.kieu === "stt" && value === "" ? "(tự đánh)" : cell(form, cells, number, label(column), column.kieu === "dong")));
      at += across;
    });
  } else {
    for (const column of found) {
      if (column.khoa) line.append(h("td", {}, cell(form, row, column.khoa, label(column), column.kieu === "dong")));
      else line.append(h("td", { class: "auto" }, "(tự đánh)"));
    }
  }
  line.addEventListener("paste", (event) => takeCells(form, table, event, index, draw), true);
  line.append(h("td", { class: "tools" }, menuButton("⋯", `Sửa hàng ${index + 1}`, () => [
    ...(index ? [{ label: "Chuyển lên", run: () => form.change(() => swap(table.hang, index, index - 1), () => draw(rowAt(index - 1))) }] : []),
    ...(index < table.hang.length - 1 ? [{ label: "Chuyển xuống", run: () => form.change(() => swap(table.hang, index, index + 1), () => draw(rowAt(index + 1))) }] : []),
    { label: "Thêm hàng bên dưới", run: () => form.change(() => table.hang.splice(index + 1, 0, fresh(table, found)), () => draw(rowAt(index + 1))) },
    { label: "Xóa hàng", run: () => form.change(() => table.hang.splice(index, 1), () => draw(rowAt(Math.max(0, index - 1)))) },
  ], "row-menu")));
  return line;
}

// Cells pasted from a table of Word or Excel fill the cells from here on; rows and columns that are
// lacking come with them.
function takeCells(form, table, event, row, draw) {
  const grid = pasted(event);
  const wide = Math.max(...grid.map((texts) => texts.length));
  const start = event.target.closest("td").cellIndex;
  const simple = Array.isArray(table.cot) && table.cot.every((column) => !column.cot_con);
  if (!simple || (grid.length < 2 && wide < 2) || event.target.closest("tr").querySelector("[colspan]")) return;
  event.preventDefault();
  form.change(() => {
    while (table.cot.length < start + wide) addColumn(table, table.cot.length);
    grid.forEach((texts, down) => {
      const at = row + down;
      if (at >= table.hang.length) table.hang.push(fresh(table, table.cot));
      texts.forEach((text, right) => putCell(table, table.hang[at], start + right, text));
    });
  }, () => draw(rowAt(row + grid.length - 1)));
}

function putCell(table, row, at, text) {
  const holder = Array.isArray(row) ? row : row.o || row;
  const name = Array.isArray(holder) ? at : table.cot[at].khoa;
  if (name === undefined || "nhom" in row || table.cot[at].kieu === "stt" || (holder[name] && typeof holder[name] === "object")) return;
  holder[name] = text;
}

function swap(list, a, b) {
  [list[a], list[b]] = [list[b], list[a]];
}

// A cell's words, wherever they stand: plain, marked, or in a merged cell.
function cell(form, holder, key, label, money) {
  let at = holder;
  let name = key;
  for (;;) {
    const value = at[name];
    if (!value || typeof value !== "object") break;
    if (Array.isArray(value)) return h("span", {}, value.map(words).join(" / "));
    at = value;
    name = "dinh_dang" in value ? "dinh_dang" : "noi_dung";
  }
  const made = input(form, at, name, label);
  // money is read by its dots: what was typed without them gets them, before the eyes of who typed
  if (money) {
    made.addEventListener("change", () => {
      if (!/^\d{4,}$/.test(made.value.trim())) return;
      made.value = made.value.trim().replace(/\B(?=(\d{3})+$)/g, ".");
      made.dispatchEvent(new Event("input"));
    });
  }
  return made;
}

function input(form, holder, key, label) {
  const made = form.text({ holder, key }, { help: "", examples: [] }, { long: false, label, marks: true });
  return made.input;
}

function total(form, table, draw) {
  const id = uid("f");
  const box = h("input", {
    type: "checkbox",
    id,
    checked: Boolean(table.tong_cong),
    onchange: () => form.change(() => {
      if (!box.checked) {
        delete table.tong_cong;
        return;
      }
      const summed = leaves(table.cot).filter((column) => ["so", "dong"].includes(column.kieu));
      summed.forEach((column, index) => { column.khoa = column.khoa || `cot_${index + 1}`; });
      table.tong_cong = { cot: summed.map((column) => column.khoa) };
    }, () => draw('[data-key="tong_cong"] input')),
  });
  return h("div", { class: "field check", "data-key": "tong_cong" }, box,
    h("label", { for: id }, "Dòng tổng cộng (docgen tự cộng các cột số)"), errorBox(box));
}
