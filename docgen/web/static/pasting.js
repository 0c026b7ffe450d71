// What is pasted, from Word above all: without what nobody sees, and line by line.

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const MARKER = /^(?:[-–—•▪·o*+\uf0a7\uf0b7\uf0d8]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ]\))\s+/u;

function plain(text) {
  return text.replace(UNSEEN, "").replace(/[\v\u2028\u2029]/g, "\n").replace(/\r\n?/g, "\n");
}

// The paragraphs of a paste.
export function lines(event) {
  return plain(event.clipboardData?.getData("text/plain") || "")
    .split("\n").map((line) => line.replace(/[\t ]+/g, " ").trim()).filter(Boolean);
}

// The cells of a paste from a table of Word or Excel.
export function cells(event) {
  const text = plain(event.clipboardData?.getData("text/plain") || "").replace(/\n+$/, "");
  return text.split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
}

// A line of a list without its marker: docgen prints its own.
export function unmarked(line) {
  return line.replace(MARKER, "");
}

// A field into which characters that nobody sees are never pasted.
export function cleaned(field) {
  field.addEventListener("paste", (event) => {
    const given = event.clipboardData?.getData("text/plain") || "";
    const text = plain(given).replace(/\t+/g, " ");
    if (event.defaultPrevented || text === given) return;
    event.preventDefault();
    document.execCommand("insertText", false, text); // the one way that the browser can undo
  });
}
