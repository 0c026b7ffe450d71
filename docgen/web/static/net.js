// Requests to this server alone, and files that go to the person's own disk.

const API = new URL("../api/v1/", import.meta.url); // wherever a web server before docgen has put it

export class Refusal extends Error {
  constructor(status, problem, retry) {
    super(problem.detail || "Máy chủ không trả lời được.");
    this.status = status;
    this.retry = Number(retry) || 0; // seconds until it is worth asking again
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

export async function callJson(path, body, options) {
  return (await call(path, body, options)).json();
}

export async function download(path, body, options) {
  const response = await call(path, body, options);
  save(await response.blob(), nameIn(response.headers.get("Content-Disposition")));
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
