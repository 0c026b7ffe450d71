// What is wrong, said beside the field that it is about.

import { h, uid } from "./dom.js";

// what is not yet filled in is no mistake of someone who is still typing
export const WAITING = new Set(["key/missing", "text/empty", "signer/missing", "recipients/missing", "recipients/archive", "recipients/addressee", "plan/no-section", "plan/no-text", "section/empty", "item/empty", "list/empty"]);

function stepsOf(path) {
  return [...path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map((found) => found[1] ?? found[2] ?? found[3]);
}

// The element of a path, or of the nearest place above it that the form shows.
export function find(form, path) {
  let at = form;
  for (const step of stepsOf(path)) {
    const next = [...at.querySelectorAll(`[data-key="${CSS.escape(step)}"]`)]
      .find((element) => element.parentElement.closest("[data-key]") === (at === form ? null : at));
    if (!next) break;
    at = next;
  }
  return at === form ? null : at;
}

export function nameOfPlace(place) {
  if (!place) return "";
  const own = place.querySelector(":scope > label, :scope > legend, :scope > .label, :scope > .list-head > .label");
  if (own) return own.textContent;
  const input = place.querySelector("input,textarea,select");
  return (input && input.getAttribute("aria-label")) || "";
}

export function sentence(problem) {
  if (problem.code === "key/missing" || problem.code === "text/empty") return "chưa điền.";
  return problem.message + (problem.path === "so_lieu" && problem.line ? ` (dòng ${problem.line})` : "");
}

export function mark(form, problems) {
  form.querySelectorAll(".error:not([hidden])").forEach((box) => {
    box.hidden = true;
    box.textContent = "";
  });
  form.querySelectorAll("[aria-invalid]").forEach((input) => {
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", (input.getAttribute("aria-describedby") || "").replace(/ ?\berr\d+\b/, ""));
    if (!input.getAttribute("aria-describedby")) input.removeAttribute("aria-describedby");
  });
  for (const problem of problems) {
    const place = find(form, problem.path || "");
    const box = place && (place.querySelector(":scope > .error") || place.querySelector(".error"));
    if (!box) continue;
    const waiting = WAITING.has(problem.code);
    box.hidden = false;
    box.classList.toggle("blank", waiting);
    box.textContent = `${box.textContent ? `${box.textContent} ` : ""}${capital(sentence(problem))}`;
    const input = form.querySelector(`[data-error="${box.id}"]`);
    if (input && !waiting) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${box.id}`.trim());
    }
  }
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

// Room for it below a field.
export function errorBox(input) {
  const id = uid("err");
  if (input) {
    const target = input.matches("input,textarea,select") ? input : input.querySelector("input,textarea,select");
    if (target) target.dataset.error = id;
  }
  return h("p", { class: "error", id, hidden: true });
}
