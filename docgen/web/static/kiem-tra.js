// Kiểm tra thể thức: any .docx, its findings on the pictures of its pages.

import { h, onChosen, onDropped, onPress } from "./dom.js";
import { bytes, callJson, download, save } from "./net.js";
import { notes, Paper, tally } from "./paper.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const $ = (id) => document.getElementById(id);
const paper = new Paper($("paper"));
let file;
let running;

function say(text) {
  $("status").textContent = text;
}

async function check(chosen, others = 0) {
  if (running) running.abort();
  running = new AbortController();
  $("result").hidden = true;
  $("account").hidden = true;
  paper.clear();
  say(`Đang kiểm tra ${chosen.name}…`);
  try {
    file = await held(chosen);
    const path = `check?pages=true&dpi=110&name=${encodeURIComponent(file.name)}`;
    const report = await callJson(path, file.data, { kind: DOCX, signal: running.signal });
    const [found] = report.files;
    $("verdict").textContent = found.ok ? "Đạt" : "Chưa đạt";
    $("verdict").className = `verdict ${found.ok ? "good" : "bad"}`;
    $("count").textContent = `${file.name}: ${tally(found.findings)}.`;
    $("fixed").disabled = !found.findings.some((finding) => finding.fix === "safe");
    $("annotated").disabled = !found.findings.length;
    $("result").hidden = false;
    paper.show(found);
    say(others ? `Đã kiểm tra xong ${file.name}. Mỗi lần một tệp: còn ${others} tệp chưa kiểm tra.` : "Đã kiểm tra xong.");
  } catch (error) {
    if (error.name !== "AbortError") say(error.message);
  }
}

// The file as it was judged: Word may write it anew while its pages are looked at.
async function held(chosen) {
  try {
    return { name: chosen.name, data: new Blob([await chosen.arrayBuffer()]) };
  } catch {
    throw new Error(`Không đọc được ${chosen.name}: đó là thư mục, hoặc tệp đã đổi sau khi chọn; chọn lại tệp .docx.`);
  }
}

async function fetchFile(path, doing) {
  say(doing);
  try {
    await download(`${path}?name=${encodeURIComponent(file.name)}`, file.data, { kind: DOCX });
    say("Đã tải tệp.");
  } catch (error) {
    say(error.message);
  }
}

// The mended file, and what was done to it: nobody should have to look for that himself.
async function mend() {
  say("Đang sửa hình thức…");
  try {
    const options = { kind: DOCX, accept: "application/json" };
    const mended = await callJson(`check/fixed?name=${encodeURIComponent(file.name)}`, file.data, options);
    save(new Blob([bytes(mended.docx)], { type: DOCX }), mended.file);
    account(mended);
    say("Đã tải bản đã sửa.");
  } catch (error) {
    say(error.message);
  }
}

function account({ done, left }) {
  $("account-title").textContent = `Bản đã sửa: sửa ${done.length} chỗ, để lại ${left.length} chỗ`;
  const part = (title, list) => (list.length ? h("details", { open: list === left }, h("summary", {}, h("b", {}, title)), notes(list)) : "");
  $("account-lists").replaceChildren(
    part(`Đã sửa ${done.length} chỗ, chỉ hình thức`, done),
    part(`Để lại ${left.length} chỗ cho người soạn`, left));
  $("account").hidden = false;
  $("account-title").focus();
}

onPress($("annotated"), () => fetchFile("check/annotated", "Đang ghi lời bình…"));
onPress($("fixed"), mend);
onChosen($("file"), ([chosen]) => check(chosen));
onDropped((files) => check(files[0], files.length - 1), (on) => $("zone").classList.toggle("over", on));
