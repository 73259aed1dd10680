// The page: the course from the server, news as they come, notes to the server.

import * as keys from "./keys.js";
import { clock, markNote, parse, showLectures, showNotes } from "./notes.js";
import * as player from "./player.js";

const $ = (id) => document.getElementById(id);
const form = $("stamp");
const time = $("time");
const text = $("text");
const me = crypto.getRandomValues(new Uint32Array(2)).join("-");
const DRAFT = `draft ${location.pathname}`; // of this run of scaffold play
const PLACE = `place ${location.pathname}`;

let posts = [];
let here = { post: 0, video: "", back: 0 };
let pinned = null; // the post and video that the note in the field is for
let code = 0; // of the trouble with this video; 0 if there is none

const say = (words, bad = false) => {
  $("status").textContent = words;
  $("status").classList.toggle("bad", bad);
};

const post = async (path, body) => {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error([answer.error, answer.hint].filter(Boolean).join(" "));
  return answer;
};

const reason = (error) =>
  error instanceof TypeError ? "scaffold play does not answer; the note stays here. Run it again." : error.message;

// Lectures and notes

const lecture = () => posts[here.post]?.lectures.find((each) => each.video === here.video);

const go = (number, video, seconds) => {
  if (number === here.post && video === here.video && !code) player.seek(seconds);
  else choose(number, video, seconds, true);
};

const choose = (number, video, seconds, play) => {
  here = { ...here, post: number, video };
  hideTrouble();
  if (!$("status").classList.contains("bad")) say("");
  player.load(video, seconds, play);
  show();
  if (!text.value) unpin();
  else if (pinned && pinned.video !== video) say(`The note in the field is for ${titleOf(pinned)}.`);
};

const titleOf = ({ post: number, video }) =>
  posts[number]?.lectures.find((each) => each.video === video)?.title ?? "another lecture";

const show = () => {
  const known = lecture();
  const title = known ? known.title : "This lecture is not in the post";
  $("title").textContent = title;
  document.title = `${title} – scaffold`;
  const notes = known ? known.notes : [];
  showNotes($("notes"), notes, (seconds) => go(here.post, here.video, seconds));
  $("empty").hidden = notes.length > 0;
  showLectures($("lectures"), posts, here, go);
  tick();
};

const after = () => {
  const all = posts[here.post].lectures;
  const at = all.findIndex((each) => each.video === here.video);
  return all[at + 1];
};

// The time of the next note

const pin = (seconds = player.seconds() - here.back) => {
  // a player can have gone to another video by itself; one with a trouble knows nothing
  pinned ??= { post: here.post, video: (!code && player.now.video) || here.video };
  form.classList.add("pinned");
  time.value = clock(seconds);
};

const unpin = () => {
  pinned = null;
  form.classList.remove("pinned");
  tick();
};

const move = (by) => {
  const seconds = parse(time.value);
  pin(Math.max((seconds === null ? player.seconds() : seconds) + by, 0));
};

const tick = () => {
  const seconds = player.seconds();
  if (!pinned) time.value = clock(seconds - here.back);
  const current = markNote($("notes"), seconds);
  if (current !== followed && !$("below").matches(":hover, :focus-within")) follow(current);
  followed = current;
};

// The notes scroll along where they have a place of their own beside the player.
let followed = null;
const follow = (item) => {
  const below = $("below");
  if (item && below.scrollHeight > below.clientHeight) item.scrollIntoView({ block: "center" });
};

// Writing and taking back

const write = async (event) => {
  event.preventDefault();
  if (text.readOnly) return; // this note is on its way: a second Enter writes no second line
  const seconds = parse(time.value);
  if (seconds === null) { say(`${time.value.trim() || "Nothing"} is not a time; write it as 15:56.`, true); time.focus(); return; }
  text.readOnly = true;
  try {
    const { post: number, video } = pinned ?? here;
    const answer = await post("stamp", { post: number, video, seconds, text: text.value });
    take(answer);
    text.value = "";
    keep();
    text.blur();
    unpin();
    say(`Written to ${answer.name}, line ${answer.line}.`);
    const same = (item) => Number(item.dataset.seconds) === seconds;
    const fresh = [...$("notes").children].filter(same).at(-1);
    if (fresh) {
      fresh.classList.add("fresh");
      setTimeout(() => fresh.classList.remove("fresh"), 2500);
      fresh.scrollIntoView({ block: "nearest" });
    }
  } catch (error) {
    say(reason(error), true);
    text.focus();
  } finally {
    text.readOnly = false;
  }
};

const undo = async () => {
  try {
    const answer = await post("undo", {});
    take(answer);
    say(`Taken back: ${answer.text}`);
  } catch (error) {
    say(reason(error), true);
  }
};

const take = ({ number, post: news }) => {
  if (JSON.stringify(posts[number]) === JSON.stringify(news)) return;
  posts[number] = news;
  show();
};

// What a reload must not lose; a browser without storage loses it
const store = (key, value) => {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch { /* there is none */ }
};

const stored = (key) => {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
};

const keep = () => store(DRAFT, text.value ? { pinned, time: time.value, text: text.value } : null);

const restore = () => {
  const draft = stored(DRAFT);
  if (!draft) return;
  pinned = draft.pinned;
  pin(parse(draft.time) ?? 0);
  text.value = draft.text;
};

const copy = async () => {
  const words = `${clock(player.seconds() - here.back)} - `;
  try {
    await navigator.clipboard.writeText(words);
    say(`Copied: ${words}`);
  } catch {
    say("The browser does not let the page write to the clipboard.", true);
  }
};

// When a video cannot play here

const TROUBLES = {
  2: "YouTube does not know this video's address.",
  5: "The browser cannot play this video.",
  100: "This video is gone from YouTube, or private.",
  101: "The owner does not allow this video to be played outside YouTube, or it asks for a sign-in (age, members).",
  152: "YouTube refuses to play videos on this page: a setting or an extension of the browser hides where the page is.",
  153: "YouTube refuses to play: it got no referrer. A privacy setting or an extension of the browser removes it; allow it for localhost.",
};
TROUBLES[150] = TROUBLES[101];
const OFFLINE = "YouTube's player cannot be loaded: there is no network, or something blocks www.youtube.com. Reload this page to try again; scaffold doctor --online says more.";

const trouble = (words) => {
  $("why").textContent = words;
  $("outside").href = `https://www.youtube.com/watch?v=${here.video}&t=${Math.floor(player.seconds())}s`;
  $("next").hidden = !after();
  $("trouble").hidden = false;
  $("stage").classList.add("troubled");
  reported = { at: 0 };
  post("moment", { page: me, video: "", seconds: 0, playing: false }).catch(() => {}); // nothing plays
};

const hideTrouble = () => {
  code = 0;
  $("trouble").hidden = true;
  $("stage").classList.remove("troubled");
};

player.on("error", (number) => {
  code = number;
  trouble(TROUBLES[number] || `YouTube's player says error ${number}.`);
});
player.on("missing", () => { code = -1; trouble(OFFLINE); });

// The server hears where the player is: at once when something changes, else each second

let reported = { at: 0 };
const report = (now) => {
  const past = performance.now();
  const expected = reported.seconds + (reported.playing ? ((past - reported.at) / 1000) * reported.rate : 0);
  const jumped = Math.abs(now.seconds - expected) > 0.5;
  const same = now.video === reported.video && now.playing === reported.playing && now.rate === reported.rate;
  if (same && !jumped && past - reported.at < (now.playing ? 1000 : 5000)) return;
  reported = { ...now, at: past };
  if (now.video === here.video) store(PLACE, { ...here, seconds: now.seconds });
  post("moment", { page: me, video: now.video, seconds: now.seconds, playing: now.playing, rate: now.rate }).catch(() => {});
};
player.on("state", (now) => { if (now.video && !code) { report(now); tick(); } });

const obey = ({ action, seconds, relative }) => {
  if (action === "seek") player.seek(relative ? player.seconds() + seconds : seconds);
  else player.ask(action);
};

// News

let lost = false;
const listen = () => {
  const news = new EventSource(`events?page=${me}`);
  news.addEventListener("post", (event) => take(JSON.parse(event.data)));
  news.addEventListener("command", (event) => obey(JSON.parse(event.data)));
  news.addEventListener("end", () => { news.close(); say("scaffold play has ended. Run it again to write notes.", true); });
  news.onerror = () => { lost = true; say("scaffold play does not answer. Is it still running?", true); };
  news.onopen = async () => {
    reported = { at: 0 };
    if (!lost) return;
    lost = false;
    say("");
    posts = (await (await fetch("course")).json()).posts;
    show();
  };
};

// Keys and buttons

const help = () => { $("letters").checked = keys.areOn(); $("keys").showModal(); };

keys.listen({
  n: () => { if (!text.value) pin(); text.focus(); },
  u: undo,
  c: copy,
  "?": help,
  ",": () => move(-1),
  ".": () => move(1),
  " ": () => player.ask("toggle"),
  k: () => player.ask("toggle"),
  j: () => player.seek(player.seconds() - 10),
  l: () => player.seek(player.seconds() + 10),
  ArrowLeft: () => player.seek(player.seconds() - 5),
  ArrowRight: () => player.seek(player.seconds() + 5),
  "[": () => player.ask("slower"),
  "]": () => player.ask("faster"),
});
player.keepKeyboard(keys.areOn);
form.addEventListener("submit", write);
text.addEventListener("focus", () => { if (!pinned) pin(); });
// Whoever looks into another window or moves the time is still at the note.
form.addEventListener("focusout", ({ relatedTarget }) => {
  const left = !form.contains(relatedTarget) && !form.contains(document.activeElement);
  if (left && !text.value) unpin();
});
text.addEventListener("input", keep);
text.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { text.blur(); return; }
  const by = { ",": -1, ".": 1 }[event.key];
  if (by && (event.altKey || !text.value)) { event.preventDefault(); move(by); keep(); }
});
time.addEventListener("focus", () => pin(parse(time.value) ?? undefined));
time.addEventListener("keydown", (event) => { if (event.key === "Escape") time.blur(); });
for (const [name, by] of [["earlier", -1], ["later", 1]]) {
  $(name).addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
  $(name).addEventListener("click", () => {
    move(by);
    if (!form.contains(document.activeElement)) text.focus();
  });
}
$("undo").addEventListener("click", undo);
$("help").addEventListener("click", help);
$("close").addEventListener("click", () => $("keys").close());
$("letters").addEventListener("change", (event) => keys.switchTo(event.target.checked));
$("typed").addEventListener("click", () => { time.focus(); time.select(); });
$("next").addEventListener("click", () => { const next = after(); if (next) choose(here.post, next.video, 0, true); });

const begin = async () => {
  listen();
  const course = await (await fetch("course")).json();
  posts = course.posts;
  here = { ...course.start, ...stored(PLACE) };
  player.open(course.player);
  choose(here.post, here.video, here.seconds, !here.paused);
  restore();
  setInterval(tick, 250);
  document.documentElement.dataset.ready = "";
};
begin().catch(() => say("scaffold play does not answer. Run it again and open the new address.", true));
