// The player as the page sees it: what it plays, and what it can be asked. It lives in a frame.

const frame = document.getElementById("player");

export const now = { video: "", seconds: 0, duration: 0, rate: 1, playing: false, heard: 0 };

let wanted = null; // what to load once the frame can
let loads = false;
const listeners = { state: [], error: [], missing: [] };

export const on = (kind, listener) => listeners[kind].push(listener);
const emit = (kind, value) => listeners[kind].forEach((listener) => listener(value));

const send = (message) => frame.contentWindow.postMessage(message, location.origin);

export const open = (address) => { frame.src = address; };

export const load = (video, seconds, play) => {
  Object.assign(now, { video, seconds, duration: 0, playing: false, heard: performance.now() });
  wanted = { kind: "load", video, seconds, play };
  if (loads) send(wanted);
};

export const ask = (kind, seconds) => send({ kind, seconds });

// Where it is at this moment: what it said last, and the time since.
export const seconds = () => {
  const since = now.playing ? ((performance.now() - now.heard) / 1000) * now.rate : 0;
  return now.seconds + Math.min(since, 2);
};

export const seek = (to) => {
  Object.assign(now, { seconds: Math.max(to, 0), heard: performance.now() });
  ask("seek", now.seconds);
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin) return;
  if (data.kind === "loaded") { loads = true; if (wanted) send(wanted); }
  if (data.kind === "state") {
    const { video, duration, rate, playing } = data;
    // before it has started, and if it cannot, it is where it was asked to start
    const at = data.started ? data.seconds : now.seconds;
    Object.assign(now, { video, seconds: at, duration, rate, playing, heard: performance.now() });
    emit("state", now);
  }
  if (data.kind === "error") emit("error", data.code);
  if (data.kind === "missing") emit("missing");
});

// A click into the video takes the keyboard along. It comes back, unless somebody went in by a key.
let wentByKey = -Infinity;
addEventListener("keydown", ({ key }) => {
  if (key === "Tab" || key === "F6") wentByKey = performance.now();
});
export const keepKeyboard = (wanted) => addEventListener("blur", () => {
  const byKey = performance.now() - wentByKey < 2000;
  setTimeout(() => {
    if (wanted() && !byKey && document.activeElement === frame) { frame.blur(); window.focus(); }
  }, 200);
});
