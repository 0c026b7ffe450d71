// Elements in one expression: h("p", {class: "x", onclick: f}, "text", child).

let count = 0;

export function uid(prefix = "e") {
  count += 1;
  return `${prefix}${count}`;
}

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A button that makes a file: the second click of a double click would make it twice.
export function onPress(button, work) {
  button.addEventListener("click", (event) => {
    if (event.detail < 2) work();
  });
}

// A file chosen: the same one, mended meanwhile, may be chosen again.
export function onChosen(input, work) {
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) work(files);
  });
}

// A file dropped anywhere on the page; without this the browser would leave the page for it.
export function onDropped(work, over = () => {}) {
  const isFile = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  for (const kind of ["dragover", "dragenter"]) {
    document.addEventListener(kind, (event) => {
      if (!isFile(event)) return;
      event.preventDefault();
      over(true);
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) over(false);
  });
  document.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files.length) work([...event.dataTransfer.files]);
  });
}

let openMenu = null;

function closeMenu(refocus) {
  if (!openMenu) return;
  const { list, button } = openMenu;
  openMenu = null;
  list.remove();
  button.setAttribute("aria-expanded", "false");
  if (refocus && button.isConnected) button.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (openMenu && !openMenu.list.contains(event.target) && event.target !== openMenu.button) closeMenu(false);
});

// Below the button, or above where there is no room; never beyond the screen's edge.
function place(list, button) {
  list.style.left = `${button.offsetLeft}px`;
  list.style.top = `${button.offsetTop + button.offsetHeight}px`;
  const box = list.getBoundingClientRect();
  const over = Math.max(0, box.right + 4 - document.documentElement.clientWidth);
  list.style.left = `${button.offsetLeft - Math.min(over, box.left - 4)}px`;
  if (box.bottom > window.innerHeight && box.height < button.getBoundingClientRect().top) {
    list.style.top = `${button.offsetTop - box.height}px`;
  }
}

// A button that opens a list of actions: entries() gives [{label, hint, run}].
export function menuButton(text, label, entries, className = "") {
  const button = h("button", {
    type: "button",
    class: `menu-button ${className}`,
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-label": label,
    title: label,
  }, text);
  button.addEventListener("click", () => {
    if (openMenu && openMenu.button === button) closeMenu(true);
    else open();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      open();
    }
  });
  function open() {
    closeMenu(false);
    const list = h("div", { class: "menu", role: "menu", "aria-label": label });
    for (const entry of entries()) {
      list.append(
        h("button", {
          type: "button",
          role: "menuitem",
          tabindex: "-1",
          onclick: () => {
            closeMenu(true);
            entry.run();
          },
        }, entry.label, entry.hint ? h("small", {}, entry.hint) : null),
      );
    }
    list.addEventListener("keydown", (event) => {
      const items = [...list.children];
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        items[(to + items.length) % items.length].focus();
      } else if (event.key === "Escape" || event.key === "Tab") {
        event.stopPropagation();
        closeMenu(event.key === "Escape");
      }
    });
    button.after(list);
    button.setAttribute("aria-expanded", "true");
    openMenu = { list, button };
    place(list, button);
    list.firstElementChild?.focus();
  }
  return button;
}

// A textarea as tall as its text.
export function fit(area) {
  fitAll([area]);
}

// All at once: the browser lays the page out once, not once for each.
export function fitAll(areas) {
  areas.forEach((area) => { area.style.height = "auto"; });
  const heights = areas.map((area) => area.scrollHeight + 2);
  areas.forEach((area, index) => { area.style.height = `${heights[index]}px`; });
}

let waiting = [];

// When the page that it was put on is drawn.
export function fitSoon(area) {
  if (!waiting.length) {
    requestAnimationFrame(() => {
      const areas = waiting;
      waiting = [];
      fitAll(areas.filter((one) => one.isConnected));
    });
  }
  waiting.push(area);
}
