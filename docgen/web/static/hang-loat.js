// Soạn hàng loạt: a blueprint, a filled sheet, a .zip; progress as it happens.

import { h, onChosen, onDropped, onPress } from "./dom.js";
import { call, callJson, download, patiently, rest, save } from "./net.js";

const OWN = "";
const SPEAK = 1500; // milliseconds between two words about progress
const $ = (id) => document.getElementById(id);
let sheet;
let seen;
let running;
let archive;

async function order() {
  const body = { check: $("check").value };
  if ($("blueprint").value !== OWN) body.example = $("blueprint").value;
  else {
    const [file] = $("own-file").files;
    const [profiles] = $("own-profiles").files;
    if (!file) throw new Error("Chưa chọn tệp kế hoạch mẫu.");
    body.blueprint = await textOf(file);
    if (profiles) body.profiles = await textOf(profiles);
  }
  return body;
}

async function textOf(file) {
  try {
    return await file.text();
  } catch {
    throw new Error(`Không đọc được ${file.name}: tệp đã đổi sau khi chọn; chọn lại.`);
  }
}

async function withSheet(body) {
  return { ...body, sheet: await base64(sheet), sheet_name: sheet.name };
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",", 2)[1] || "");
    reader.onerror = () => reject(new Error("Không đọc được tệp vừa chọn: chọn lại."));
    reader.readAsDataURL(file);
  });
}

async function attempt(place, doing, work) {
  place.textContent = doing;
  try {
    place.textContent = (await work()) || "";
  } catch (error) {
    place.textContent = [error.message, ...(error.problems || []).slice(0, 5).map(told)].join(" ");
  }
}

function told(problem) {
  return `${problem.line ? `Dòng ${problem.line}: ` : ""}${problem.message}`;
}

function table(heads, rows, more) {
  return h("div", {},
    h("table", { class: "cells" },
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell) => h("td", {}, cell || "")))))),
    more > 0 ? h("p", { class: "help" }, `Còn ${more} lỗi nữa: tải bảng có đánh dấu lỗi để xem hết.`) : null);
}

async function look() {
  seen = undefined;
  ready();
  $("faults").hidden = true;
  $("marked").hidden = true;
  if (!sheet) return;
  await attempt($("seen"), "Đang xem bảng tính…", async () => {
    seen = await callJson("batch/check", await withSheet(await order()));
    const { problems } = seen;
    $("faults").hidden = !problems.length;
    $("marked").hidden = !problems.length;
    $("faults").replaceChildren(table(
      ["Ô", "Cột", "Đang ghi", "Cần sửa"],
      problems.slice(0, 200).map((one) => [one.path || (one.line ? `dòng ${one.line}` : ""), one.title, one.value, one.message]),
      problems.length - 200));
    ready();
    return problems.length
      ? `${seen.rows} dòng, ${problems.length} lỗi.`
      : `${seen.rows} dòng, không có lỗi.`;
  });
}

function ready() {
  $("run").disabled = !seen || !seen.rows || Boolean(running);
  $("run").textContent = seen && seen.problems.length ? "Soạn những dòng đúng" : "Soạn tất cả";
}

// The events of a stream, one by one, as they come.
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await rest(reader.read());
    if (done) return;
    text += value;
    const pieces = text.split("\n\n");
    text = pieces.pop();
    for (const piece of pieces) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(piece);
      yield [name, JSON.parse(data)];
    }
  }
}

async function run() {
  const failed = [];
  const parts = [];
  let tally;
  let said = "";
  let spoken = -SPEAK;
  running = new AbortController();
  archive = undefined;
  ready();
  $("stop").hidden = false;
  $("again").hidden = true;
  $("failed").hidden = true;
  $("progress").hidden = false;
  $("progress").removeAttribute("value");
  $("told").textContent = "Đang soạn…";
  try {
    const body = { ...(await withSheet(await order())), keep_going: true };
    const response = await call("batch", body, { signal: running.signal, accept: "text/event-stream" });
    for await (const [name, data] of events(response)) {
      if (name === "progress") {
        $("progress").max = data.rows;
        $("progress").value = data.made + data.failed;
        // a screen reader says each change: not six a second
        if (performance.now() - spoken < SPEAK) continue;
        spoken = performance.now();
        $("told").textContent = `Đã soạn ${data.made} trên ${data.rows} văn bản${data.failed ? `, ${data.failed} dòng lỗi` : ""}.`;
      } else if (name === "row") failed.push(data);
      else if (name === "file") parts.push(Uint8Array.from(atob(data.data), (c) => c.charCodeAt(0)));
      else if (name === "done") tally = data;
      else if (name === "failed") throw Object.assign(new Error("Không soạn được."), { problems: data.problems });
    }
    if (!tally) throw new Error("Máy chủ dừng giữa chừng: thử lại.");
    said = `Đã xong: ${tally.made} văn bản`;
    if (tally.failed) said += `, ${tally.failed} dòng lỗi`;
    if (tally.faulty) said += `, ${tally.faulty} văn bản chưa đạt thể thức (xem tệp manifest trong .zip)`;
    said += ".";
    if (parts.length) {
      archive = new Blob(parts, { type: "application/zip" });
      save(archive, "van-ban.zip");
      $("again").hidden = false;
    }
  } catch (error) {
    said = error.name === "AbortError" ? "Đã dừng; không có gì được giữ lại."
      : [error.message, ...(error.problems || []).slice(0, 5).map(told)].join(" ");
  } finally {
    running = undefined;
    $("stop").hidden = true;
    $("progress").hidden = true;
    $("told").textContent = said;
    $("failed").hidden = !failed.length;
    $("failed").replaceChildren(table(["Dòng", "Đơn vị", "Vì sao"],
      failed.slice(0, 200).map((row) => [String(row.row), row.key, row.problems.map(told).join(" ")]), 0));
    ready();
  }
}

function choose() {
  $("own").hidden = $("blueprint").value !== OWN;
  $("source").hidden = $("blueprint").value === OWN;
  look();
}

$("blueprint").addEventListener("change", choose);
for (const own of [$("own-file"), $("own-profiles")]) {
  own.addEventListener("click", () => { own.value = ""; }); // the same file, mended meanwhile, may be chosen again
  own.addEventListener("change", look);
}
function take([file]) {
  sheet = file;
  $("rows-name").textContent = sheet.name;
  look();
}
onChosen($("rows"), take);
onDropped(take);
window.addEventListener("beforeunload", (event) => {
  if (!running) return;
  event.preventDefault(); // the browser asks whether to leave the work undone
  event.returnValue = true; // before Chromium 119
});
onPress($("sheet"), () => attempt($("seen"), "Đang làm bảng tính…", async () => {
  await download("rows", await order());
  return "Đã tải bảng tính: điền mỗi đơn vị một dòng rồi chọn lại ở đây.";
}));
onPress($("source"), () => attempt($("seen"), "", async () => {
  const name = $("blueprint").value;
  await download(`blueprints/${name}/blueprint.yaml`);
  await download(`blueprints/${name}/ho_so.yaml`);
}));
onPress($("marked"), () => attempt($("seen"), "Đang đánh dấu lỗi…", async () => {
  await download("batch/marked", await withSheet(await order()));
  return "Đã tải bảng có đánh dấu lỗi.";
}));
$("run").addEventListener("click", run);
$("stop").addEventListener("click", () => running && running.abort());
$("again").addEventListener("click", () => archive && save(archive, "van-ban.zip"));

patiently(() => callJson("blueprints"), (text) => { $("seen").textContent = text; }).then((list) => {
  $("seen").textContent = "";
  $("blueprint").append(
    ...list.map((entry) => h("option", { value: entry.name }, entry.title)),
    h("option", { value: OWN }, "Kế hoạch mẫu của tôi…"));
  choose();
}).catch((error) => { $("seen").textContent = error.message; });
