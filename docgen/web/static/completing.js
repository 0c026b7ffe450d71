// What the server knows while someone types: names of communes, an amount in words.

import { h, uid } from "./dom.js";
import { callJson } from "./net.js";

// Names of communes are completed where one is typed: as a place, and as the body that issues.
export const COMPLETED = {
  dia_danh: (commune) => commune.place,
  "co_quan.ten": (commune) => `Ủy ban nhân dân ${commune.name.charAt(0).toLocaleLowerCase("vi")}${commune.name.slice(1)}`,
};

export function complete(input, say) {
  const list = h("datalist", { id: uid("l") });
  let asked = 0;
  input.addEventListener("input", async () => {
    if (!list.isConnected) {
      input.after(list);
      input.setAttribute("list", list.id);
    }
    const mine = ++asked;
    const name = input.value.trim().replace(/^(ủy ban nhân dân|ubnd)\s+/i, "");
    if (name.length < 2) return;
    try {
      const found = await callJson(`communes?name=${encodeURIComponent(name)}`);
      if (mine !== asked) return;
      list.replaceChildren(...found.map((commune) => h("option", { value: say(commune), label: `${commune.name}, ${commune.province}` })));
    } catch {
      list.replaceChildren(); // the name may still be typed whole
    }
  });
}

const spoken = new Map();

export async function sayMoney(text, output) {
  const typed = text.trim();
  if (!/\d/.test(typed)) {
    output.textContent = "";
    return;
  }
  try {
    if (!spoken.has(typed)) spoken.set(typed, await callJson(`money?amount=${encodeURIComponent(typed)}`));
    const { text: shown, words } = spoken.get(typed);
    output.textContent = `${shown} (${words})`;
  } catch {
    output.textContent = ""; // what is wrong is said beside the field
  }
}
