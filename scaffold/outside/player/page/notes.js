// The lists of lectures and notes. Text of people and of YouTube only ever becomes text nodes.

export const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${Math.floor(whole / 60) % 60}`;
  return hours ? `${hours}:${two(rest)}:${two(whole % 60)}` : `${rest}:${two(whole % 60)}`;
};

// `15:56`, `1:02:03`, `956`; null for anything else.
export const parse = (text) => {
  const parts = text.trim().split(":");
  if (!/^\d{1,6}(:[0-5]\d){0,2}$/.test(text.trim())) return null;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
};

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// Keep the elements whose content stays, so that focus, scrolling and reading are not disturbed.
const sync = (list, items, keyOf, build) => {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const seen = new Map();
  const wanted = items.map((item) => {
    const base = keyOf(item);
    const count = seen.get(base) || 0;
    seen.set(base, count + 1);
    const key = `${base}\n${count}`;
    const element = old.get(key) || build(item);
    element.dataset.key = key;
    return element;
  });
  const kept = new Set(wanted);
  [...list.children].forEach((child) => { if (!kept.has(child)) child.remove(); });
  wanted.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] || null);
  });
  return wanted;
};

const noteItem = (note, go) => {
  const time = make("button", { type: "button" }, note.label);
  time.addEventListener("click", () => go(note.seconds));
  const item = make("li", { class: "note" }, time, make("span", {}, note.text));
  item.dataset.seconds = note.seconds;
  return item;
};

export const showNotes = (list, notes, go) =>
  sync(list, notes, (note) => `${note.seconds}\n${note.label}\n${note.text}`, (note) => noteItem(note, go));

export const markNote = (list, seconds) => {
  let current = null;
  for (const item of list.children) {
    if (Number(item.dataset.seconds) <= seconds + 0.5) current = item;
  }
  for (const item of list.children) {
    if (item === current) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
  return current;
};

const reach = (lecture) => {
  const count = lecture.notes.length;
  const notes = count === 1 ? "1 note" : count ? `${count} notes` : "no notes";
  const last = count ? Math.max(...lecture.notes.map((note) => note.seconds)) : null;
  const length = lecture.duration ? clock(lecture.duration) : "";
  if (last === null) return length ? `${notes} · ${length}` : notes;
  return length ? `${notes} · ${clock(last)} of ${length}` : `${notes} · to ${clock(last)}`;
};

const lectureItem = (post, lecture, number, isHere, go) => {
  const open = make("button", { type: "button", class: "open" }, lecture.title, make("small", {}, reach(lecture)));
  if (isHere) open.setAttribute("aria-current", "true");
  const last = lecture.notes.reduce((latest, note) => Math.max(latest, note.seconds), 0);
  open.addEventListener("click", () => go(post, lecture.video, last));
  const item = make("li", { class: "lecture" }, make("div", {}, open));
  if (!lecture.notes.length) return item;
  const notes = make("ol", { id: `notes-${post}-${number}` });
  notes.hidden = true;
  const fold = make("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-controls": notes.id, "aria-label": `Notes of ${lecture.title}` });
  fold.addEventListener("click", () => {
    notes.hidden = !notes.hidden;
    fold.setAttribute("aria-expanded", String(!notes.hidden));
    if (!notes.hidden) showNotes(notes, lecture.notes, (seconds) => go(post, lecture.video, seconds));
  });
  item.firstChild.append(fold);
  item.append(notes);
  return item;
};

const lacking = (count) => {
  if (!count) return [];
  const words = count === 1 ? "1 lecture of the course is" : `${count} lectures of the course are`;
  return [make("p", { class: "problem" }, `${words} not in the post.`)];
};

// The side: each post's lectures. What is unfolded stays so.
export const showLectures = (side, posts, here, go) => {
  const open = new Set([...side.querySelectorAll('.fold[aria-expanded="true"]')].map((fold) => fold.getAttribute("aria-controls")));
  const focused = side.contains(document.activeElement) ? [...side.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  const held = new Set(posts.flatMap((post) => post.lectures.map((lecture) => lecture.video)));
  const parts = posts.flatMap((post, number) => [
    make("h2", {}, post.name),
    ...(post.error ? [make("p", { class: "problem" }, post.error)] : []),
    make("ol", {}, ...post.lectures.map((lecture, at) =>
      lectureItem(number, lecture, at, number === here.post && lecture.video === here.video, go))),
    ...lacking(post.missing.filter((video) => !held.has(video)).length),
  ]);
  side.replaceChildren(...parts);
  for (const fold of side.querySelectorAll(".fold")) if (open.has(fold.getAttribute("aria-controls"))) fold.click();
  if (focused >= 0) [...side.querySelectorAll("button")][focused]?.focus();
};
