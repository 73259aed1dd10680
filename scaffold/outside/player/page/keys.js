// Keys without Ctrl, Alt or Meta, outside of fields; they can be switched off.

const FIELDS = "input, textarea, select, [contenteditable]";
const COOKIE = "scaffold_letter_keys=off";

export const areOn = () => !document.cookie.split("; ").includes(COOKIE);

export const switchTo = (on) => {
  const age = on ? 0 : 31536000;
  document.cookie = `${COOKIE}; max-age=${age}; path=/; samesite=strict`;
};

export const listen = (actions) => addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !areOn()) return;
  if (event.target.closest(FIELDS) || document.querySelector("dialog[open]")) return;
  if (event.key === " " && event.target.closest("button, a, summary")) return;
  const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
