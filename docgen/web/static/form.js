// The form: a tree of plain values drawn by its schema, edited in place.

import { COMPLETED, complete, sayMoney } from "./completing.js";
import { fit, fitSoon, h, menuButton, uid } from "./dom.js";
import { errorBox } from "./faults.js";
import { cleaned, lines, unmarked } from "./pasting.js";
import { blank, blankGroup, marker, nameOf, usual, valueName } from "./schema.js";
import { drawTable } from "./table.js";
import { empty, misfit, shown } from "./values.js";
import { addName, fieldHelp, hint, plainHelp } from "./wording.js";

const FOCUSED = "input,textarea,select,button";
const EXPRESSION = /^\s*\{\{.*\}\}\s*$/s;

export class Form {
  // changed(structural): called after every edit; before(): called before a structural one.
  constructor(schema, { changed, before }) {
    this.schema = schema;
    this.changed = changed;
    this.before = before;
  }

  // A place in the tree: holder[key], with what redraws it.
  text(place, about, { long, label, marks }) {
    const { holder, key, name = key } = place;
    const value = holder[key];
    const formatted = marks && value && typeof value === "object";
    const id = uid("t");
    const described = about.help ? `${id}-help` : null;
    const area = h(long ? "textarea" : "input", {
      id,
      rows: long ? 1 : null,
      type: long ? null : "text",
      placeholder: hint(about),
      "aria-label": label || null,
      "aria-describedby": described,
      autocomplete: "off",
      spellcheck: "false",
      lang: "vi",
      oninput: () => {
        const typed = long ? area.value.replace(/\s*\n\s*/g, " ") : area.value;
        if (formatted) holder[key].dinh_dang = typed;
        else holder[key] = typed;
        if (long) fit(area);
        this.changed(false);
      },
    });
    if (COMPLETED[name] && !long) complete(area, COMPLETED[name]);
    area.value = formatted ? value.dinh_dang || "" : shown(value);
    cleaned(area);
    if (long) fitSoon(area);
    return { input: area, id, described };
  }

  // One field of a group: label, help, control, room for errors.
  field(place, node, depth) {
    const shape = this.schema.shape(node);
    const { holder, key } = place;
    if (shape.kind === "const") return null;
    if (typeof holder[key] === "string" && EXPRESSION.test(holder[key]) && ["list", "group"].includes(shape.kind)) {
      return this.labelled(place, { ...shape, help: "Lấy từ số liệu của kế hoạch." }, (id, about) =>
        this.text(place, about, { long: true }));
    }
    switch (shape.kind) {
      case "text": return this.labelled(place, shape, () => this.text(place, shape, { long: shape.long, marks: shape.rich }));
      case "number": return this.number(place, shape);
      case "flag": return this.flag(place, shape);
      case "choice": return this.choice(place, shape);
      case "list": return this.list(place, shape, depth);
      case "group":
        if (shape.def.def === "Table") return drawTable(this, place, shape, depth);
        return this.groupField(place, shape, depth);
      case "union": return this.unionField(place, shape, depth);
      default: return null;
    }
  }

  labelled(place, shape, make) {
    const { input, id, described } = make(null, shape);
    return h("div", { class: "field", "data-key": place.key },
      h("label", { for: id }, shape.title),
      input,
      described ? h("p", { class: "help", id: described }, fieldHelp(shape)) : null,
      errorBox(input));
  }

  number(place, shape) {
    return this.labelled(place, shape, () => {
      const made = this.text(place, shape, { long: false });
      made.input.setAttribute("inputmode", "numeric");
      if (!shape.money) return made;
      const words = h("output", { class: "words", for: made.id });
      const { input } = made;
      const say = () => sayMoney(input.value, words);
      input.addEventListener("input", say);
      say();
      return { ...made, input: h("div", {}, input, words) };
    });
  }

  flag(place, shape) {
    const { holder, key } = place;
    const id = uid("f");
    const on = [true, "có", "co", "true"].includes(holder[key] ?? shape.initial);
    const box = h("input", {
      type: "checkbox",
      id,
      checked: on,
      "aria-describedby": shape.help ? `${id}-help` : null,
      onchange: () => {
        holder[key] = box.checked ? "có" : "không";
        this.changed(false);
      },
    });
    return h("div", { class: "field check", "data-key": key },
      box,
      h("label", { for: id }, shape.title),
      shape.help ? h("p", { class: "help", id: `${id}-help` }, shape.help) : null,
      errorBox(box));
  }

  choice(place, shape) {
    const { holder, key } = place;
    const id = uid("s");
    const required = shape.initial === undefined;
    const select = h("select", {
      id,
      "aria-describedby": shape.help ? `${id}-help` : null,
      onchange: () => {
        if (select.value) holder[key] = select.value;
        else delete holder[key];
        this.changed(false);
      },
    },
    required ? null : h("option", { value: "" }, "(không ghi)"),
    ...shape.values.map((value) => h("option", { value }, valueName(value, key))));
    select.value = holder[key] ?? "";
    return h("div", { class: "field", "data-key": key },
      h("label", { for: id }, shape.title), select,
      shape.help ? h("p", { class: "help", id: `${id}-help` }, plainHelp(shape)) : null,
      errorBox(select));
  }

  groupField(place, shape, depth) {
    const { holder, key } = place;
    if (misfit(holder[key])) return this.misfit(place, shape.title || nameOf(shape.def));
    holder[key] ??= {};
    return h("fieldset", { class: "group", "data-key": key },
      h("legend", {}, shape.title || nameOf(shape.def)),
      errorBox(null),
      this.group(holder[key], shape.def, depth + 1));
  }

  // The fields of a group; those seldom used wait behind one button.
  group(value, def, depth, { only, skip = [], strange = !only && !skip.length } = {}) {
    const box = h("div", { class: "fields" });
    const draw = () => {
      box.replaceChildren();
      const names = Object.keys(def.properties).filter((name) => (!only || only.includes(name)) && !skip.includes(name));
      const hidden = [];
      for (const name of names) {
        const node = def.properties[name];
        const shape = this.schema.shape(node);
        if (shape.kind === "const" || shape.kind === "raw") continue;
        const needed = (def.required || []).includes(name);
        if (!needed && !(name in value) && !usual(def, name, value)) {
          hidden.push([name, shape]);
          continue;
        }
        if (!(name in value)) this.prepare(value, name, shape);
        const drawn = this.field({ holder: value, key: name, redraw: draw }, node, depth);
        if (!drawn) continue;
        drawn.classList.toggle("deep", depth >= 2);
        if (!needed && !usual(def, name, value)) {
          drawn.append(this.dropButton(value, name, shape.title, draw, box));
          drawn.classList.add("optional");
        }
        box.append(drawn);
      }
      if (strange) {
        for (const name of Object.keys(value)) if (!(name in def.properties)) box.append(this.strange(value, name, draw, box));
      }
      if (hidden.length) {
        box.append(menuButton("+ Tùy chọn", "Thêm phần tùy chọn", () => hidden.map(([name, shape]) => ({
          label: shape.title,
          hint: shape.help,
          run: () => this.change(() => { value[name] = blank(this.schema, shape); }, draw, `[data-key="${name}"]`, box),
        })), "more"));
      }
    };
    draw();
    return box;
  }

  dropButton(value, name, title, draw, box) {
    const drop = () => this.change(() => delete value[name], draw, ":scope > .more", box);
    return h("button", { type: "button", class: "drop", "aria-label": `Bỏ ${title}`, title: `Bỏ ${title}`, onclick: drop }, "✕");
  }

  // A key of an opened file that the form has no field for: seen, so that it can be mended or dropped.
  strange(value, name, draw, box) {
    const made = this.text({ holder: value, key: name }, { help: "", examples: [] }, { long: true });
    return h("div", { class: "field optional", "data-key": name },
      h("label", { for: made.id }, name), made.input,
      h("p", { class: "help" }, "Khóa trong tệp mà trang này không có ô để điền."),
      errorBox(made.input), this.dropButton(value, name, name, draw, box));
  }

  // Room for a usual field that holds nothing yet; what stays empty is not sent.
  prepare(value, name, shape) {
    if (["list", "group", "union", "text", "number"].includes(shape.kind)) value[name] = blank(this.schema, shape);
    if (shape.kind === "list" && !shape.single) value[name] = [];
  }

  // An edit that is drawn anew; who works by keyboard stays where it was, or goes where told.
  change(edit, redraw, focus, within = document) {
    const around = [];
    for (let at = document.activeElement; at && at !== document.body; at = at.parentElement) around.push(at);
    this.before();
    edit();
    redraw();
    this.changed(true);
    const wanted = focus && within.querySelector(focus);
    if (wanted) (wanted.matches(FOCUSED) ? wanted : wanted.querySelector(FOCUSED))?.focus();
    else if (document.activeElement === document.body) {
      around.find((element) => element.isConnected)?.querySelector(FOCUSED)?.focus();
    }
  }

  // What an opened file has here is no group: it is kept before the eyes until its place is filled in.
  misfit(place, title) {
    const { holder, key, redraw } = place;
    const made = this.text(place, { help: "", examples: [] }, { long: true });
    return h("div", { class: "field", "data-key": key },
      h("label", { for: made.id }, title),
      made.input,
      h("p", { class: "help" }, "Tệp ghi chỗ này thành một câu; nó gồm nhiều ô."),
      errorBox(made.input),
      h("button", { type: "button", class: "more", onclick: () => this.change(() => { holder[key] = {}; }, redraw) }, "Bỏ câu này, điền từng ô"));
  }

  unionField(place, shape, depth) {
    const box = h("div", { class: "field", "data-key": place.key });
    const draw = () => box.replaceChildren(
      h("span", { class: "label" }, shape.title), errorBox(null),
      this.entry({ ...place, redraw: draw }, shape, depth, shape.title).body);
    draw();
    return box;
  }

  // --- Lists ---

  list(place, shape, depth) {
    const { holder, key } = place;
    const box = h("div", { class: `list list-${key}`, "data-key": key, role: "group", "aria-label": shape.title });
    const items = this.schema.shape(shape.items);
    const draw = (focus) => {
      const value = holder[key];
      const single = !Array.isArray(value);
      box.replaceChildren(
        h("div", { class: "list-head" }, h("span", { class: "label" }, shape.title)),
        shape.help && depth < 2 && plainHelp(shape) ? h("p", { class: "help" }, plainHelp(shape)) : "",
        errorBox(null));
      if (single) {
        box.append(this.row(holder, key, { shape: items, depth, draw, listKey: key, index: 0, title: shape.title, alone: true }));
      } else {
        const rows = h("div", { class: "rows", role: "list" });
        value.forEach((_, index) => rows.append(
          this.row(value, index, { shape: items, depth, draw, listKey: key, index, title: shape.title })));
        if (value.length) box.append(rows);
      }
      box.append(this.adder(holder, key, items, draw, shape));
      if (focus !== undefined) focusRow(box, focus);
    };
    draw();
    return box;
  }

  row(holder, key, { shape, depth, draw, listKey, index, title, alone }) {
    const mark = alone ? "" : marker(listKey, index);
    const label = `${title} ${index + 1}`;
    const redraw = () => draw(index);
    const { body, kind } = this.entry({ holder, key, redraw }, shape, depth + 1, label, listKey);
    const plain = kind === "text";
    const attributes = { class: `row row-${kind}${mark ? " marked" : ""}${plain ? "" : " tall"}`, role: alone ? null : "listitem" };
    if (!alone) attributes["data-key"] = index;
    const row = h("div", attributes,
      mark ? h("span", { class: "mark", "aria-hidden": "true" }, mark) : null,
      body,
      alone ? null : this.rowMenu(holder, index, shape, draw, label),
      alone ? null : errorBox(body.querySelector?.("input,textarea") || (body.matches?.("input,textarea") ? body : null)));
    if (plain && !WHOLE.has(listKey)) this.takeLines(row, { holder, key, draw, listKey, index, alone, marked: Boolean(mark) });
    if (!alone) {
      row.addEventListener("keydown", (event) => {
        if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
          event.preventDefault();
          event.stopPropagation();
          this.move(holder, index, event.key === "ArrowUp" ? -1 : 1, draw);
        } else if (event.ctrlKey && event.key === "Enter") {
          event.preventDefault();
          event.stopPropagation();
          this.change(() => holder.splice(index + 1, 0, this.alike(holder[index], shape)), () => draw(index + 1));
        }
      });
    }
    return row;
  }

  // Several paragraphs pasted (from Word, say) are several rows.
  takeLines(row, { holder, key, draw, listKey, index, alone, marked }) {
    row.addEventListener("paste", (event) => {
      const area = event.target;
      const found = lines(event);
      const texts = marked && !area.value.trim() ? found.map(unmarked) : found;
      if (typeof holder[key] !== "string" || (found.length < 2 && texts[0] === found[0])) return;
      event.preventDefault();
      texts[0] = area.value.slice(0, area.selectionStart) + texts[0];
      texts[texts.length - 1] += area.value.slice(area.selectionEnd);
      this.change(() => {
        if (alone) holder[listKey] = texts;
        else holder.splice(index, 1, ...texts);
      }, () => draw((alone ? 0 : index) + texts.length - 1));
    }, true);
  }

  alike(value, shape) {
    if (typeof value !== "object") return "";
    if (shape.kind === "group") return blankGroup(this.schema, shape.def);
    if (shape.kind === "union") {
      const variant = this.schema.variantOf(shape, value);
      return variant ? blankGroup(this.schema, variant) : "";
    }
    return "";
  }

  move(holder, index, by, draw) {
    const to = index + by;
    if (to < 0 || to >= holder.length) return;
    this.change(() => {
      const [moved] = holder.splice(index, 1);
      holder.splice(to, 0, moved);
    }, () => draw(to));
  }

  rowMenu(holder, index, shape, draw, label) {
    return menuButton("⋯", `Sửa danh sách: ${label}`, () => {
      const value = holder[index];
      const entries = [];
      if (index > 0) entries.push({ label: "Chuyển lên", hint: "Alt + ↑", run: () => this.move(holder, index, -1, draw) });
      if (index < holder.length - 1) entries.push({ label: "Chuyển xuống", hint: "Alt + ↓", run: () => this.move(holder, index, 1, draw) });
      entries.push({ label: "Thêm một mục bên dưới", hint: "Ctrl + Enter", run: () => this.change(
        () => holder.splice(index + 1, 0, this.alike(value, shape)), () => draw(index + 1)) });
      const item = shape.kind === "union" && shape.variants.find((variant) => variant.def === "Item");
      if (item && typeof value !== "object") {
        entries.push({ label: "Thêm tiêu đề hoặc cấp con", run: () => this.change(
          () => { holder[index] = { noi_dung: [value] }; }, () => draw(index)) });
      }
      const rich = shape.rich || shape.formatted;
      if (rich && typeof value !== "object") {
        entries.push({ label: "Dùng dấu **đậm**, *nghiêng*", run: () => this.change(
          () => { holder[index] = { dinh_dang: value }; }, () => draw(index)) });
      }
      entries.push({ label: "Xóa", run: () => this.change(() => holder.splice(index, 1), () => draw(Math.max(0, index - 1))) });
      return entries;
    }, "row-menu");
  }

  adder(holder, key, items, draw, shape) {
    const add = (made) => {
      let index = 0;
      this.change(() => {
        let value = holder[key];
        if (!Array.isArray(value)) value = holder[key] = empty(value) ? [] : [value];
        value.push(made);
        index = value.length - 1;
      }, () => draw(index));
    };
    if (items.kind !== "union") {
      return h("button", { type: "button", class: "add", onclick: () => add(blank(this.schema, items)) }, addName(key, shape.title));
    }
    const label = addName(key, shape.title);
    return menuButton(label, `${label.slice(2)} (${shape.title})`, () => {
      const entries = items.text ? [{ label: key === "noi_nhan" ? "Nơi nhận" : "Đoạn văn", run: () => add("") }] : [];
      for (const variant of items.variants) {
        entries.push({ label: nameOf(variant), run: () => add(blankGroup(this.schema, variant)) });
      }
      return entries;
    }, "add");
  }

  // What stands in one row: its element, and its kind for the looks.
  entry(place, shape, depth, label, listKey) {
    const { holder, key } = place;
    const value = holder[key];
    if (shape.kind === "group") {
      if (misfit(value)) return { body: this.misfit(place, label), kind: "raw" };
      if (!value || typeof value !== "object") holder[key] = {};
      return { body: this.group(holder[key], shape.def, depth), kind: shape.def.def };
    }
    if (shape.kind === "union" && value && typeof value === "object" && !("dinh_dang" in value)) {
      const variant = this.schema.variantOf(shape, value);
      if (!variant) return { body: h("p", { class: "help" }, "Phần này trang chưa sửa được; tệp vẫn giữ nguyên."), kind: "raw" };
      return { body: this.variant(value, variant, depth, place), kind: variant.def };
    }
    if (shape.kind === "union" || shape.kind === "text") {
      if (value === undefined || value === null) holder[key] = "";
      const long = shape.kind === "union" || shape.long;
      const marks = shape.kind === "union" || shape.rich;
      const { input } = this.text({ ...place, name: listKey === "ten" ? "co_quan.ten" : "" }, { help: "", examples: shape.examples }, { long, label, marks });
      if (marks && value && typeof value === "object") {
        return { body: h("div", { class: "formatted" }, input, h("small", { class: "help" }, "**đậm**  *nghiêng*  ^trên^  ~dưới~  [^chú thích]")), kind: "text" };
      }
      return { body: input, kind: "text" };
    }
    const drawn = this.field(place, shape.node, depth);
    return { body: drawn || h("span", {}), kind: shape.kind };
  }

  variant(value, def, depth, place) {
    const names = Object.keys(def.properties);
    if (def.def === "TableBlock") return this.group(value, def, depth);
    if (names.length === 1) {
      const node = def.properties[names[0]];
      const shape = this.schema.shape(node);
      const drawn = this.field({ holder: value, key: names[0], redraw: place.redraw }, node, depth);
      if (shape.kind === "list") drawn.classList.add("bare");
      return drawn;
    }
    const section = names.includes("muc") || def.def === "Section" || def.def === "Division" || def.def === "Appendix";
    if (!section) return this.group(value, def, depth);
    return this.section(value, def, depth);
  }

  section(value, def, depth) {
    const title = h("span", { class: "section-title" });
    const name = () => {
      const given = value.tieu_de && typeof value.tieu_de === "object" ? value.tieu_de.dinh_dang : value.tieu_de;
      title.textContent = (given || nameOf(def)).toLocaleUpperCase("vi");
    };
    name();
    const details = h("details", { class: "card", open: true },
      h("summary", {}, title),
      this.group(value, def, depth));
    details.addEventListener("input", name);
    return details;
  }
}

// --- Small things ---

// What is one name or one sentence, on however many lines it was pasted.
const WHOLE = new Set(["ten", "chu_quan", "quyen_han", "trich_yeu", "dia_chi"]);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest?.(".deep")?.classList.add("quiet");
});
document.addEventListener("focusout", (event) => event.target.closest?.(".deep")?.classList.remove("quiet"));

function focusRow(box, index) {
  const row = box.querySelector(`:scope > .rows > [data-key="${index}"]`) || box;
  const input = row.querySelector("input,textarea,select");
  if (input) input.focus();
}
