// Keys without Ctrl, Alt or Meta, outside of fields; they can be switched off.

const FIELDS = "input, textarea, select, [contenteditable]";
const SIGNS = { BracketLeft: "[", BracketRight: "]" };
const COOKIE = "scaffold_letter_keys=off";

export const areOn = () => !document.cookie.split("; ").includes(COOKIE);

export const switchTo = (on) => {
  const age = on ? 0 : 31536000;
  document.cookie = `${COOKIE}; max-age=${age}; path=/; samesite=strict`;
};

// In a script without these letters (т for n) a key is known by its place.
const nameOf = ({ key, code }) => {
  if (key.length === 1 && key > "~") return SIGNS[code] || code.replace(/^Key/, "").toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
};

export const listen = (actions) => addEventListener("keydown", (event) => {
  const sign = "[]".includes(event.key); // which many keyboards have behind AltGr or Option
  const held = event.metaKey || (event.altKey ? !sign : event.ctrlKey);
  if (held || event.isComposing || !areOn()) return;
  if (event.target.closest(FIELDS) || document.querySelector("dialog[open]")) return;
  if (event.key === " " && event.target.closest("button, a, summary")) return;
  const action = actions[nameOf(event)];
  if (!action) return;
  event.preventDefault();
  action();
});
