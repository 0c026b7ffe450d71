// Values of the tree: what they are to the form, and what of them is sent.

// A value that stands where a group is asked for.
export function misfit(value) {
  return Array.isArray(value) || (typeof value === "string" && value.trim() !== "");
}

export function shown(value) {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function empty(value) {
  return value === "" || value === undefined || value === null;
}

// What is sent: nothing that was left empty, nothing that the form only prepared.
export function tidy(value) {
  if (Array.isArray(value)) return value.map((item) => tidy(item) ?? "");
  if (value && typeof value === "object") {
    const kept = {};
    for (const [key, item] of Object.entries(value)) {
      const clean = tidy(item);
      const nothing = clean === undefined || clean === null || clean === "" ||
        (Array.isArray(clean) && !clean.length) ||
        (typeof clean === "object" && !Array.isArray(clean) && !Object.keys(clean).length);
      if (!nothing) kept[key] = clean;
    }
    return kept;
  }
  return value;
}
