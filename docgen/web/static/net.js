// Requests to this server alone, and files that go to the person's own disk.

const API = new URL("../api/v1/", import.meta.url); // wherever a web server before docgen has put it

// What a web server before docgen says in its own words, in ours.
const SENTENCES = {
  413: "Tệp lớn quá mức máy chủ web nhận.",
  429: "Máy chủ đang bận: chờ vài giây rồi thử lại.",
  502: "Máy chủ web không gọi được docgen: docgen có thể đang khởi động lại.",
  503: "Máy chủ đang bận: chờ vài giây rồi thử lại.",
  504: "docgen trả lời quá chậm: thử lại.",
};
const AWAY = new Set([0, 429, 502, 503, 504]);
const AGAIN = 2; // seconds until docgen is called again where it did not say when

export class Refusal extends Error {
  constructor(status, problem, retry) {
    super(problem.detail || SENTENCES[status] || "Máy chủ không trả lời được.");
    this.status = status;
    this.away = AWAY.has(status); // the same request may be answered later
    this.retry = Number(retry) || AGAIN; // seconds until it is worth asking again
    this.problems = problem.problems || [];
  }
}

export async function call(path, body, { kind = "application/json", signal, accept } = {}) {
  const options = { signal };
  if (body !== undefined) {
    options.method = "POST";
    options.headers = { "Content-Type": kind };
    if (accept) options.headers.Accept = accept;
    options.body = kind === "application/json" ? JSON.stringify(body) : body;
  }
  let response;
  try {
    response = await fetch(new URL(path, API), options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "Không gọi được docgen: chương trình docgen serve còn chạy không?" });
  }
  if (!response.ok) {
    let problem = {};
    try {
      problem = await response.json();
    } catch {
      // the body is no problem details: the status alone is known
    }
    throw new Refusal(response.status, problem, response.headers.get("Retry-After"));
  }
  return response;
}

// What is left of an answer; the connection may break while it comes.
export async function rest(reading) {
  try {
    return await reading;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "Mất kết nối với máy chủ giữa chừng: thử lại." });
  }
}

export async function callJson(path, body, options) {
  return rest((await call(path, body, options)).json());
}

export async function download(path, body, options) {
  const response = await call(path, body, options);
  save(await rest(response.blob()), nameIn(response.headers.get("Content-Disposition")));
}

// Done as soon as docgen answers: a page that is opened while it restarts waits for it.
export async function patiently(work, say) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!error.away) throw error;
      say(error.message);
      await new Promise((done) => setTimeout(done, error.retry * 1000));
    }
  }
}

function nameIn(disposition) {
  const found = /filename\*=UTF-8''([^;]+)/.exec(disposition || "");
  return found ? decodeURIComponent(found[1]) : "van-ban";
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// What base64 says.
export function bytes(text) {
  const raw = atob(text);
  const data = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) data[i] = raw.charCodeAt(i);
  return data;
}
