// The ▼ entries: opening one loads the rest of the story in place. Without this file the
// headline still opens its lede and a link to the story.
// Plain modules and no htmx: there is one thing to load, and a page's scripts stay under 3 KB.

const status = document.getElementById("status");
const loading = new WeakMap(); // details -> AbortController, while its rest is on the way
const loaded = new WeakSet();
let printing = false;

function say(words) {
  if (status) status.textContent = words;
}

function show(more, part) {
  more.querySelector(".waiting").hidden = part !== "waiting";
  more.querySelector(".failed").hidden = part !== "failed";
}

async function fetchRest(source, signal) {
  const answer = await fetch(source, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${source} answered ${answer.status}`);
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  if (!template.content.querySelector(".rest")) throw new Error(`${source} is no entry`);
  return template.content;
}

async function load(details) {
  const opened = details.querySelector(".opened");
  const more = opened.querySelector(".more");
  const controller = new AbortController();
  loading.set(details, controller);
  opened.setAttribute("aria-busy", "true");
  show(more, "waiting");
  say(more.querySelector(".waiting").textContent);
  try {
    const rest = await fetchRest(details.dataset.src, controller.signal);
    if (controller.signal.aborted) return;
    more.replaceWith(rest);
    loaded.add(details);
    say("");
  } catch (error) {
    if (controller.signal.aborted) return;
    show(more, "failed"); // the link to the story stands beside it
    say(more.querySelector(".failed").textContent);
  } finally {
    // An entry closed and opened again while loading has a newer controller by now.
    if (loading.get(details) === controller) {
      loading.delete(details);
      opened.removeAttribute("aria-busy");
    }
  }
}

function stop(details) {
  const controller = loading.get(details);
  if (!controller) return;
  controller.abort();
  loading.delete(details);
  details.querySelector(".opened").removeAttribute("aria-busy");
  show(details.querySelector(".more"), "");
  say("");
}

// `toggle` does not bubble, but it can be captured: one listener for entries of now and later.
document.addEventListener(
  "toggle",
  ({ target: details }) => {
    if (!details.dataset?.src || printing) return;
    if (!details.open) stop(details);
    else if (!loaded.has(details) && !loading.has(details)) {
      if (details.querySelector(".more")) load(details);
    }
  },
  true,
);

function openTarget() {
  const target = location.hash.startsWith("#story-") && document.getElementById(location.hash.slice(1));
  const details = target && target.closest("details");
  if (!details) return;
  details.open = true;
  details.scrollIntoView({ block: "start" });
}
addEventListener("hashchange", openTarget);
openTarget();

let closedBefore = [];
addEventListener("beforeprint", () => {
  printing = true;
  closedBefore = [...document.querySelectorAll("details[data-src]:not([open])")];
  for (const details of closedBefore) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of closedBefore) details.open = false;
  // `toggle` events of the closing come in a later task.
  setTimeout(() => { printing = false; }, 100);
});
