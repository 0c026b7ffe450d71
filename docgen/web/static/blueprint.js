// A blueprint filled in for one place: its columns as a form in a dialog, then the plan is edited.

import { complete, sayMoney } from "./completing.js";
import { h, uid } from "./dom.js";
import { errorBox } from "./faults.js";
import { callJson } from "./net.js";

const MISSING = "rows/missing";
const WAIT = 250;

// order: {example} or {blueprint, profiles}; done(tree) is called with the plan.
export async function fillBlueprint(title, order, done) {
  const asked = await callJson("columns", order);
  const store = `docgen.mau.${order.example || title}`;
  const row = kept(store);
  const errors = new Map(); // path → its box
  let timer;
  let sent = false;

  const field = (holder, column, path) => {
    const input = control(column);
    input.id = uid("c");
    input.value = holder[column.name] ?? column.default;
    holder[column.name] = input.value;
    const help = column.note ? h("p", { class: "help", id: uid("n") }, column.note) : null;
    if (help) input.dataset.help = help.id;
    describe(input, input.dataset.help);
    if (column.required) input.required = true;
    const words = column.kind === "dong" ? h("output", { class: "words", for: input.id }) : null;
    input.addEventListener("input", () => {
      holder[column.name] = input.value;
      if (words) sayMoney(input.value, words);
      changed();
    });
    const box = errorBox(input);
    errors.set(path, { box, input });
    const made = h("div", { class: "field" },
      h("label", { for: input.id }, column.title, column.required || column.default ? "" : " (không bắt buộc)"), input, words, help, box);
    if (column.kind === "don_vi") complete(input, (commune) => commune.name);
    return made;
  };

  const table = (about) => {
    if (!Array.isArray(row[about.name])) row[about.name] = [];
    const lines = row[about.name];
    const rows = h("div", { class: "rows" });
    const box = errorBox(null);
    const draw = (focus) => {
      [...errors.keys()].filter((path) => path.startsWith(`${about.name}[`)).forEach((path) => errors.delete(path));
      rows.replaceChildren(...lines.map((line, index) => h("fieldset", { class: "card line" },
        h("legend", {}, `${about.title} ${index + 1}`),
        h("div", { class: "fields pair" }, ...about.columns.map((column) => field(line, column, `${about.name}[${index}].${column.name}`))),
        h("button", { type: "button", class: "more", onclick: () => { lines.splice(index, 1); draw(Math.max(0, index - 1)); changed(); } },
          `Xóa ${about.title.toLocaleLowerCase("vi")} ${index + 1}`))));
      if (focus !== undefined) (rows.children[focus]?.querySelector("input,select") || add).focus();
    };
    const add = h("button", { type: "button", class: "add", onclick: () => {
      if (lines.length >= about.most) return;
      lines.push({});
      draw(lines.length - 1);
      changed();
    } }, `+ Thêm ${about.title.toLocaleLowerCase("vi")}`);
    errors.set(about.name, { box, input: add });
    draw();
    return h("section", { class: "part" }, h("h3", {}, about.title), box, rows, add);
  };

  const told = h("p", { class: "status", role: "status" });
  const name = uid("d");
  const form = h("form", { class: "form", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(); } },
    h("h2", { id: name }, title),
    h("p", { class: "help" }, "Chỉ điền những gì riêng của đơn vị; phần còn lại kế hoạch mẫu đã có. Điền xong vẫn sửa được từng câu."),
    h("div", { class: "fields pair" }, ...asked.columns.map((column) => field(row, column, column.name))),
    ...asked.tables.map(table),
    told,
    h("div", { class: "result" },
      h("button", { class: "main" }, "Làm thành kế hoạch"),
      h("button", { type: "button", onclick: () => dialog.close() }, "Thôi")));
  const dialog = h("dialog", { class: "sheet-form", "aria-labelledby": name }, form);
  dialog.addEventListener("close", () => dialog.remove());

  function changed() {
    sessionStorage.setItem(store, JSON.stringify(row));
    clearTimeout(timer);
    timer = setTimeout(() => attempt(false), WAIT);
  }

  // What is still blank is no mistake until the whole is asked for.
  function mark(problems) {
    const shown = sent ? problems : problems.filter((problem) => problem.code !== MISSING);
    for (const { box, input } of errors.values()) {
      box.hidden = true;
      box.textContent = "";
      input.removeAttribute("aria-invalid");
      describe(input, input.dataset.help);
    }
    const loose = [];
    let first;
    for (const problem of shown) {
      const place = errors.get(problem.path);
      if (!place) {
        loose.push(problem.message);
        continue;
      }
      first = first || place.input;
      place.box.hidden = false;
      place.box.textContent = problem.code === MISSING ? "Chưa điền." : problem.message;
      place.input.setAttribute("aria-invalid", "true");
      describe(place.input, place.input.dataset.help, place.box.id);
    }
    told.textContent = loose.join(" ");
    return first;
  }

  async function attempt(last) {
    const before = JSON.stringify(row);
    try {
      const { document: tree } = await callJson("fill", { ...order, row: tidied(row) });
      if (before !== JSON.stringify(row)) return undefined;
      mark([]);
      told.textContent = "Đã đủ.";
      return tree;
    } catch (error) {
      if (before !== JSON.stringify(row)) return undefined;
      const first = mark(error.problems || []);
      if (last && first) first.focus();
      if (!error.problems?.length) told.textContent = error.message;
      return undefined;
    }
  }

  async function submit() {
    sent = true;
    clearTimeout(timer);
    const tree = await attempt(true);
    if (!tree) return;
    dialog.close();
    await done(tree);
  }

  document.body.append(dialog);
  dialog.showModal();
  form.querySelector("input,select").focus();
}

function describe(input, ...ids) {
  const told = ids.filter(Boolean).join(" ");
  if (told) input.setAttribute("aria-describedby", told);
  else input.removeAttribute("aria-describedby");
}

function control(column) {
  const choices = column.kind === "co_khong" ? ["có", "không"] : column.choices;
  if (choices.length) {
    const blank = column.required || column.default ? [] : [h("option", { value: "" }, "(để trống)")];
    const first = column.required ? [h("option", { value: "" }, "(chọn)")] : blank;
    return h("select", {}, ...first, ...choices.map((value) => h("option", { value }, value)));
  }
  const numeric = ["so", "dong", "phan_tram", "thap_phan"].includes(column.kind);
  return h("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: numeric ? "decimal" : null,
    placeholder: column.example ? `Ví dụ: ${column.example}` : null,
  });
}

function tidied(row) {
  return Object.fromEntries(Object.entries(row)
    .map(([key, value]) => [key, Array.isArray(value) ? value.map(tidied) : value])
    .filter(([, value]) => value !== ""));
}

function kept(store) {
  try {
    const found = JSON.parse(sessionStorage.getItem(store) || "{}");
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}
