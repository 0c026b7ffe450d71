// Soạn một kế hoạch: the form on one side, the paper on the other, the work kept in this browser.

import { fillBlueprint } from "./blueprint.js";
import { fit, fitAll, fitSoon, h, menuButton, onChosen, onDropped, onPress } from "./dom.js";
import { WAITING, errorBox, find, mark, nameOfPlace, sentence } from "./faults.js";
import { Form } from "./form.js";
import { call, callJson, download, patiently } from "./net.js";
import { Paper, tally } from "./paper.js";
import { Schema } from "./schema.js";
import { Steps } from "./steps.js";
import { tidy } from "./values.js";

const STORE = "docgen.soan.1";
const USUAL = "ke_hoach";
// Milliseconds without a key: until the words are judged, and until the page is asked for. The page
// is asked for the later the longer it took last: a crowd of writers slows down by itself.
const JUDGE_WAIT = 120;
const PAGE_WAIT = [180, 1500];
const HEARD = 6000; // milliseconds that what failed stays said, unless someone types
const LATE = 1500; // milliseconds after which the page is shown to be an earlier one
const EDITOR = crypto.getRandomValues(new Uint32Array(4)).join("-"); // of this page alone: its newest request counts
const PARTS = [
  ["Đầu văn bản", ["co_quan", "so", "ky_hieu", "dia_danh", "ngay_ban_hanh", "trich_yeu"]],
  ["Mở đầu", ["mo_dau"]],
  ["Nội dung", ["noi_dung", "cac_muc", "ket_thuc"]],
  ["Người ký, nơi nhận", ["nguoi_ky", "noi_nhan"]],
  ["Phụ lục", ["phu_luc"]],
];

const BLUEPRINT = /^du_lieu\s*:/m; // a file that asks for data

const $ = (id) => document.getElementById(id);
const paper = new Paper($("paper"), () => ask(0));
const steps = new Steps(() => {
  const buttons = [[$("undo"), steps.before], [$("redo"), steps.after]];
  const held = document.activeElement;
  for (const [button, left] of buttons) button.disabled = !left.length;
  if (held?.disabled) buttons.find(([button]) => !button.disabled)?.[0].focus(); // else the keyboard stands nowhere
});
const schemas = new Map(); // type → its schema, once it was asked for
let types = [];
let schema;
let tree = {};
let problems = [];
let timer;
let judgeTimer;
let running;
let took = 0;
let typed = false; // since the last page
let heard = 0; // until then what failed stays said

// --- Keeping ---

function keep() {
  const text = JSON.stringify(tree);
  // of this tab first: two tabs don't take each other's work; the other for another day
  const held = [sessionStorage, localStorage].map((place) => {
    try {
      place.setItem(STORE, text);
      return true;
    } catch {
      return false;
    }
  });
  $("unkept").hidden = held[0];
}

function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(STORE) || localStorage.getItem(STORE) || "null");
    return found && typeof found === "object" && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

function say(text) {
  if ($("status").textContent !== text) $("status").textContent = text;
}

// --- The form ---

// The schema to draw a tree by; a type that is not known is told by docgen and chosen anew.
async function schemaOf(loai = USUAL) {
  const name = types.includes(loai) ? loai : USUAL;
  if (!schemas.has(name)) schemas.set(name, new Schema(await callJson(`schema/${name}`)));
  return schemas.get(name);
}

// From here on this tree is the work: only when all that drawing it needs is here.
function put(made, by) {
  tree = made;
  schema = by;
  const loai = String(tree.loai ?? USUAL);
  $("type").querySelector(".unknown")?.remove();
  if (!types.includes(loai)) $("type").prepend(h("option", { class: "unknown", value: loai }, `${loai} (không có loại này)`));
  $("type").value = loai;
  const at = window.scrollY;
  draw();
  requestAnimationFrame(() => requestAnimationFrame(() => window.scrollTo(0, at))); // texts have their height again
  keep();
}

function starting() {
  return {
    loai: "ke_hoach",
    cac_muc: [
      { muc: "muc_dich_yeu_cau", muc_dich: "", yeu_cau: "" },
      { muc: "muc_tieu", tong_quat: "", cu_the: "" },
      { muc: "noi_dung", noi_dung: "" },
      { muc: "to_chuc_thuc_hien", phan_cong: [{ don_vi: "", nhiem_vu: "" }] },
    ],
    noi_nhan: ["", { luu: "VT" }],
  };
}

function draw() {
  const form = new Form(schema, { changed: edited, before: () => steps.mark() });
  const named = new Set(PARTS.flatMap(([, names]) => names));
  const box = $("form");
  box.replaceChildren();
  const root = { ...schema.root, def: "" };
  for (const [title, names] of PARTS) {
    const present = names.filter((name) => name in root.properties);
    if (!present.length) continue;
    box.append(h("section", { class: `part${names.length === 1 ? " solo" : ""}` },
      h("h2", {}, title), form.group(tree, root, 0, { only: present })));
  }
  const rest = Object.keys(root.properties).filter((name) => !named.has(name) && !["loai", "so_lieu"].includes(name));
  box.append(h("section", { class: "part" }, h("h2", {}, "Phần khác"), form.group(tree, root, 0, { only: rest, strange: true })));
  box.append(figures());
  mark($("form"), problems);
}

function figures() {
  if (typeof tree.so_lieu !== "string") tree.so_lieu = "";
  const area = h("textarea", {
    id: "figures", rows: 3, class: "code", spellcheck: "false", "aria-describedby": "figures-help",
    oninput: () => {
      tree.so_lieu = area.value;
      fit(area);
      edited(false);
    },
  });
  area.value = tree.so_lieu;
  const details = h("details", { class: "part", open: tree.so_lieu.trim() !== "" },
    h("summary", {}, h("h2", {}, "Số liệu dùng chung")),
    h("div", { class: "field", "data-key": "so_lieu" },
      h("label", { for: "figures" }, "Các con số, mỗi dòng một tên"),
      area,
      h("p", { class: "help", id: "figures-help" },
        "Không bắt buộc. Một con số ghi ở đây một lần, lời văn gọi đến bằng hai dấu ngoặc nhọn: ghi tong_ho: 12 ở đây thì {{ tong_ho }} trong lời văn in ra 12."),
      errorBox(area)));
  details.addEventListener("toggle", () => fit(area));
  fitSoon(area);
  return details;
}

function edited(structural) {
  if (structural) steps.now = JSON.stringify(tree);
  else steps.typed(tree, document.activeElement);
  keep();
  typed = true;
  heard = 0;
  clearTimeout(judgeTimer);
  judgeTimer = setTimeout(judge, JUDGE_WAIT);
  ask(Math.min(PAGE_WAIT[1], Math.max(PAGE_WAIT[0], took / 2)));
}

function ask(after) {
  clearTimeout(timer);
  timer = setTimeout(preview, after);
}

// Errors beside the fields don't wait for the page to be drawn.
async function judge() {
  const judged = JSON.stringify(tree);
  try {
    const found = await callJson("validate", tidy(tree));
    if (judged !== JSON.stringify(tree)) return;
    problems = found.problems;
    mark($("form"), problems);
    if (problems.length) tell({ findings: [] });
  } catch {
    // the page that is asked for next says what is wrong
  }
}

// --- The paper ---

async function preview() {
  clearTimeout(timer);
  if (running) running.abort();
  const mine = new AbortController();
  running = mine;
  const start = performance.now();
  const slow = setTimeout(() => paper.late(true), LATE);
  try {
    const dpi = window.devicePixelRatio > 1.3 ? 144 : 96;
    const { known, seen } = paper;
    const asked = { document: tidy(tree), editor: EDITOR, known, seen, dpi };
    const shown = await callJson("preview", asked, { signal: mine.signal });
    took = performance.now() - start;
    problems = shown.problems;
    mark($("form"), problems);
    if (shown.pages.length || shown.no_pages) paper.show(shown);
    paper.late(false);
    if (typed) paper.follow();
    typed = false;
    tell(shown);
    $("paper").dataset.shown = String(Number($("paper").dataset.shown || 0) + 1);
  } catch (error) {
    if (error.name === "AbortError" || error.status === 409) return; // a newer one is on its way
    if (error.problems?.length) {
      problems = error.problems;
      mark($("form"), problems);
    }
    if (error.away) {
      const seconds = error.retry;
      paper.late(true);
      timer = setTimeout(preview, seconds * 1000 * (1 + Math.random() / 2)); // not all at the same moment
      say([429, 503].includes(error.status) ? `Máy chủ đang bận: trang giấy còn là bản trước, tự vẽ lại sau khoảng ${seconds} giây. Bài vẫn được giữ, lỗi vẫn được báo.` : error.message);
    } else say(error.message);
  } finally {
    clearTimeout(slow);
    if (running === mine) running = undefined;
  }
}

function tell(shown) {
  const blanks = problems.filter((problem) => WAITING.has(problem.code)).length;
  const wrong = problems.length - blanks;
  const told = [];
  if (wrong) told.push(`${wrong} chỗ cần sửa`);
  if (blanks) told.push(`${blanks} chỗ chưa điền`);
  if (performance.now() > heard) say(told.length ? `Còn ${told.join(", ")}.` : `Đã đủ. Kiểm tra thể thức: ${tally(shown.findings)}.`);
  const list = $("problems");
  list.replaceChildren();
  for (const problem of problems.slice(0, 100)) {
    const place = find($("form"), problem.path || "");
    list.append(h("li", { class: WAITING.has(problem.code) ? "blank" : "wrong" },
      h("button", { type: "button", onclick: () => go(place) },
        h("b", {}, nameOfPlace(place) || "Cả văn bản"), ": ", sentence(problem))));
  }
  $("problems-box").hidden = !problems.length;
}

// --- Going to a place ---

function go(place) {
  look("soan");
  const target = place || $("form");
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const input = target.querySelector("input,textarea,select,button");
  if (input) input.focus();
  target.scrollIntoView({ block: "center" });
}

// --- Actions ---

async function attempt(work, doing, done) {
  if (doing) say(doing);
  try {
    await work();
    if (done) say(done);
  } catch (error) {
    const told = error.problems || [];
    if (told.length) {
      problems = told;
      mark($("form"), problems);
      tell({ findings: [] });
      go(find($("form"), problems[0].path || ""));
    }
    say(error.message);
    heard = performance.now() + HEARD; // a page that is drawn meanwhile doesn't speak over it
  }
}

async function open(fresh) {
  const by = await schemaOf(fresh.loai);
  steps.mark();
  put(fresh, by);
  steps.now = JSON.stringify(tree);
  await preview();
}

function openFile(file) {
  return attempt(async () => {
    let text;
    try {
      text = await file.text();
    } catch {
      throw new Error("Không đọc được tệp ấy: chọn lại.");
    }
    if (BLUEPRINT.test(text)) await ownBlueprint([file]);
    else await open(await callJson("tree", new Blob([text]), { kind: "application/yaml" }));
  }, "Đang mở tệp…");
}

onPress($("docx"), () => attempt(() => download("render", tidy(tree)), "Đang làm tệp Word…", "Đã tải tệp Word."));
onPress($("pdf"), () => attempt(() => download("pdf", tidy(tree)), "Đang làm PDF…", "Đã tải PDF."));
onPress($("save"), () => attempt(() => download("yaml", tidy(tree)), "Đang lưu tệp YAML…", "Đã lưu tệp YAML."));
$("open").addEventListener("click", () => $("file").click());
onChosen($("file"), ([file]) => openFile(file));
onChosen($("own"), (files) => attempt(() => ownBlueprint(files)));
onDropped(([file]) => openFile(file));

// Of the files chosen together the one that asks for data is the blueprint, the other its profiles.
async function ownBlueprint(files) {
  const texts = await Promise.all(files.map((file) => file.text()));
  const at = Math.max(0, texts.findIndex((text) => BLUEPRINT.test(text)));
  const profiles = texts.find((_, index) => index !== at);
  await fillBlueprint(files[at].name, { blueprint: texts[at], ...(profiles === undefined ? {} : { profiles }) }, open);
}

async function step(made, done) {
  if (!made) return;
  put(made, await schemaOf(made.loai));
  preview();
  say(done);
}
const back = () => attempt(() => step(steps.back(), "Đã hoàn tác."));
const forth = () => attempt(() => step(steps.forth(), "Đã làm lại."));
$("undo").addEventListener("click", back);
$("redo").addEventListener("click", forth);
document.addEventListener("keydown", (event) => {
  // in a field the browser takes back what was typed there
  if (!event.ctrlKey || event.altKey || event.target.closest("input:not([type=checkbox]),textarea,dialog")) return;
  const key = event.key.toLowerCase();
  const work = key === "z" && !event.shiftKey ? back : key === "y" || key === "z" ? forth : undefined;
  if (!work) return;
  event.preventDefault();
  work();
});
$("type").addEventListener("change", () => attempt(async () => {
  const loai = $("type").value;
  $("type").value = tree.loai ?? USUAL; // until it is here
  const by = await schemaOf(loai);
  steps.mark();
  const made = { ...tree, loai };
  if (!made.ky_hieu) delete made.ky_hieu;
  put(made, by);
  edited(true);
}));

function look(which) {
  document.body.dataset.look = which;
  $("look-soan").setAttribute("aria-pressed", String(which === "soan"));
  $("look-xem").setAttribute("aria-pressed", String(which === "xem"));
  if (which === "soan") fitAll([...$("form").querySelectorAll("textarea")]);
  else paper.look();
}
$("look-soan").addEventListener("click", () => look("soan"));
$("look-xem").addEventListener("click", () => look("xem"));

async function start() {
  const [known, examples, blueprints] = await Promise.all([callJson("types"), callJson("examples"), callJson("blueprints")]);
  types = known.map((entry) => entry.type);
  const work = kept() || starting();
  const by = await schemaOf(work.loai);
  $("type").append(...known.map((entry) => h("option", { value: entry.type }, entry.title)));
  $("begin").replaceWith(menuButton("Bắt đầu từ…", "Bắt đầu từ một kế hoạch có sẵn", () => [
    { label: "Kế hoạch trống", run: () => attempt(() => open(starting())) },
    ...examples.map((entry) => ({
      label: entry.title,
      hint: "Ví dụ kèm theo docgen",
      run: () => attempt(async () => {
        const text = await (await call(`examples/${entry.name}`)).text();
        await open(await callJson("tree", text, { kind: "application/yaml" }));
      }, "Đang mở ví dụ…"),
    })),
    ...blueprints.map((entry) => ({
      label: entry.title,
      hint: "Kế hoạch mẫu: chỉ điền phần riêng của đơn vị",
      run: () => attempt(() => fillBlueprint(entry.title, { example: entry.name }, open)),
    })),
    { label: "Kế hoạch mẫu của tôi…", hint: "Chọn tệp mẫu .yaml, cùng tệp hồ sơ nếu mẫu gọi đến", run: () => $("own").click() },
  ]));
  look("soan");
  put(work, by);
  steps.now = JSON.stringify(tree);
  await preview();
}

patiently(start, say).catch((error) => say(error.message));
