// Pages as pictures, with what the checker found in their margin.

import { h } from "./dom.js";
import { bytes } from "./net.js";

const LEVELS = { error: "Lỗi", warning: "Cảnh báo", note: "Lưu ý" };
const FIXES = { safe: "docgen sửa tự động được", unsafe: "người soạn tự sửa", none: "người soạn tự sửa" };
const ORDER = { error: 0, warning: 1, note: 2 };

// On paper nothing can be opened: each finding says where it stands and what it asks for.
let closed = [];
window.addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll(".notes details:not([open])")];
  closed.forEach((details) => { details.open = true; });
});
window.addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));

export class Paper {
  // want(): called when a page comes into view whose picture is not here yet.
  constructor(box, want = () => {}) {
    this.box = box;
    this.want = want;
    this.urls = new Map(); // name of a page's looks → its picture
    this.watch = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting && entry.target.classList.contains("waiting"))) this.want();
    }, { rootMargin: "50%" });
    window.addEventListener("resize", () => box.querySelectorAll(".sheet").forEach((sheet) => this.align(sheet)));
  }

  get known() {
    return [...this.urls.keys()];
  }

  // The pages in view and one on either side: the others are drawn when they come near.
  get seen() {
    const sheets = [...this.box.querySelectorAll(":scope > .sheet")];
    if (!sheets.length) return [0, 1];
    const near = sheets.flatMap((sheet, index) => {
      const { top, bottom, height } = sheet.getBoundingClientRect();
      return height && bottom > -height && top < window.innerHeight + height ? [index] : [];
    });
    return near.at(-1) === sheets.length - 1 ? [...near, sheets.length] : near;
  }

  // Bring the first page that changed into view, where the paper scrolls beside the form. Where all
  // pages look otherwise (a letter that was not used before) nothing says which one was meant.
  follow() {
    const sheets = [...this.box.querySelectorAll(":scope > .sheet")];
    const first = sheets.findIndex((sheet) => sheet.dataset.changed);
    const pane = this.box.closest(".view");
    if (first < 0 || !pane || getComputedStyle(pane).overflowY !== "auto") return;
    if (first === 0 && sheets.every((sheet) => sheet.dataset.changed)) return;
    const page = sheets[first].querySelector(".page").getBoundingClientRect();
    const box = pane.getBoundingClientRect();
    if (page.bottom < box.top + 40 || page.top > box.bottom - 40) pane.scrollTop += page.top - box.top - 8;
  }

  // Is a picture lacking where someone looks?
  look() {
    const sheets = [...this.box.querySelectorAll(":scope > .sheet")];
    if (this.seen.some((index) => sheets[index]?.classList.contains("waiting"))) this.want();
  }

  // The pages are those of an earlier version.
  late(on) {
    this.box.classList.toggle("late", on);
    if (on) this.box.setAttribute("aria-busy", "true");
    else this.box.removeAttribute("aria-busy");
  }

  show({ pages, findings = [], no_pages: none, more_pages: more }) {
    const lacking = none || (more ? `Văn bản còn ${more} trang nữa, không vẽ ở đây; nhận xét về các trang ấy ở ngay dưới.` : "");
    for (const page of pages) {
      if (page.png && !this.urls.has(page.name)) {
        this.urls.set(page.name, URL.createObjectURL(new Blob([bytes(page.png)], { type: "image/png" })));
      }
    }
    const used = new Set(pages.map((page) => page.name));
    for (const [name, url] of this.urls) {
      if (!used.has(name)) {
        URL.revokeObjectURL(url);
        this.urls.delete(name);
      }
    }
    const sheets = [...this.box.querySelectorAll(":scope > .sheet")];
    sheets.slice(pages.length).forEach((sheet) => {
      this.watch.unobserve(sheet);
      sheet.remove();
    });
    pages.forEach((page, index) => {
      const sheet = sheets[index] || this.sheet();
      this.fill(sheet, page, index, pages.length, findings.filter((finding) => finding.place && finding.place.page === index));
    });
    this.box.querySelector(":scope > .unplaced")?.remove();
    const loose = findings.filter((finding) => !finding.place);
    if (lacking || loose.length) {
      this.box.append(h("div", { class: "unplaced" },
        lacking ? h("p", { class: "lacking" }, lacking) : null,
        loose.length ? h("h2", {}, "Nhận xét về cả văn bản") : null,
        loose.length ? notes(loose) : null));
    }
    this.look();
  }

  sheet() {
    const sheet = h("section", { class: "sheet" }, h("div", { class: "page" }, h("img", { alt: "" })), h("div", { class: "margin" }));
    this.watch.observe(sheet);
    this.box.insertBefore(sheet, this.box.querySelector(":scope > .unplaced"));
    return sheet;
  }

  fill(sheet, page, index, count, findings) {
    const label = `Trang ${index + 1} trên ${count}`;
    sheet.setAttribute("aria-label", label);
    const image = sheet.querySelector("img");
    const url = this.urls.get(page.name);
    sheet.dataset.changed = sheet.dataset.name && sheet.dataset.name !== page.name ? "1" : "";
    sheet.dataset.name = page.name;
    image.width = page.width;
    image.height = page.height;
    if (url && image.getAttribute("src") !== url) image.src = url;
    sheet.classList.toggle("waiting", !url); // an earlier picture, or none yet
    image.alt = label;
    const paper = sheet.querySelector(".page");
    paper.querySelectorAll(".mark-box").forEach((box) => box.remove());
    const margin = sheet.querySelector(".margin");
    const list = notes(findings);
    margin.replaceChildren(...(findings.length ? [list] : []));
    sheet.classList.toggle("noted", findings.length > 0);
    const drawn = new Set(); // several findings on the same words: one tint
    ordered(findings).forEach((finding, number) => {
      const item = list.children[number];
      const boxes = finding.place.boxes.map(([left, top, width, height]) => {
        const spot = [left, top, width, height].join();
        const again = drawn.has(spot) ? " again" : "";
        drawn.add(spot);
        const box = h("div", { class: `mark-box ${finding.level}${again}`, "aria-hidden": "true", title: `${finding.message} (${finding.clause})` });
        box.style.left = `${left * 100 - 0.3}%`;
        box.style.top = `${top * 100 - 0.15}%`;
        box.style.width = `${width * 100 + 0.6}%`;
        box.style.height = `${height * 100 + 0.3}%`;
        box.addEventListener("click", () => item.querySelector("summary").focus());
        return box;
      });
      paper.append(...boxes);
      item.dataset.top = String(top(finding));
      item.querySelector("details").addEventListener("toggle", () => this.align(sheet));
      const light = (on) => boxes.forEach((box) => box.classList.toggle("lit", on));
      item.addEventListener("pointerenter", () => light(true));
      item.addEventListener("pointerleave", () => light(false));
      item.addEventListener("focusin", () => light(true));
      item.addEventListener("focusout", () => light(false));
    });
    if (image.complete) this.align(sheet);
    image.onload = () => this.align(sheet);
  }

  // Each note beside its place, where the margin stands beside the page.
  align(sheet) {
    const list = sheet.querySelector(".notes");
    const paper = sheet.querySelector(".page");
    if (!list) return;
    const beside = list.getBoundingClientRect().left >= paper.getBoundingClientRect().right;
    let below = 0;
    const height = paper.clientHeight;
    const base = paper.offsetTop - list.offsetTop;
    for (const item of list.children) item.style.marginTop = "0";
    if (!beside || !height) return;
    for (const item of list.children) {
      const wish = base + Number(item.dataset.top) * height;
      const gap = Math.max(0, wish - below);
      item.style.marginTop = `${gap}px`;
      below += gap + item.offsetHeight + 6;
    }
  }

  clear() {
    this.urls.forEach((url) => URL.revokeObjectURL(url));
    this.urls.clear();
    this.watch.disconnect();
    this.box.replaceChildren();
  }
}

function top(finding) {
  return finding.place && finding.place.boxes.length ? finding.place.boxes[0][1] : 0;
}

function ordered(findings) {
  return [...findings].sort((a, b) => top(a) - top(b) || ORDER[a.level] - ORDER[b.level]);
}

// Findings as a list; each opens to what is asked, what stands there, and the clause.
export function notes(findings) {
  const list = h("ul", { class: "notes" });
  for (const finding of ordered(findings)) {
    list.append(h("li", { class: finding.level },
      h("details", {},
        h("summary", {}, h("b", {}, `${LEVELS[finding.level]}: `), finding.message),
        finding.where && finding.where.words ? h("p", {}, `Ở: “${finding.where.words}”`) : null,
        finding.expected ? h("p", {}, h("b", {}, "Phải là: "), finding.expected) : null,
        finding.actual ? h("p", {}, h("b", {}, "Đang là: "), finding.actual) : null,
        h("p", {}, h("b", {}, "Cách sửa: "), FIXES[finding.fix] || FIXES.none),
      ),
      finding.why ? h("p", {}, h("b", {}, "Vì sao để lại: "), finding.why) : null,
      h("p", { class: "clause" }, finding.clause)));
  }
  return list;
}

export function tally(findings) {
  const count = (level) => findings.filter((finding) => finding.level === level).length;
  const told = [["error", "lỗi"], ["warning", "cảnh báo"], ["note", "lưu ý"]]
    .filter(([level]) => count(level)).map(([level, word]) => `${count(level)} ${word}`);
  return told.length ? told.join(", ") : "không có nhận xét nào";
}
