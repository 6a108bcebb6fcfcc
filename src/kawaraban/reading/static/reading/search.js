// Stories while the reader types: a combobox with a list (ARIA Authoring Practices, "Editable
// combobox with list autocomplete"). Without this file the field is a plain form.

const PAUSE = 150; // milliseconds without a key before the site is asked
const PATIENCE = 600; // milliseconds until it is said aloud that there is nothing yet
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const panel = form.querySelector(".suggestions");
const list = panel.querySelector("[role=listbox]");
const hint = panel.querySelector(".hint");
const status = document.getElementById("status");

let timer = 0;
let said = 0; // the timer of what is about to be said aloud
let request = null; // AbortController of the question on its way
let asked = ""; // the words that the list answers
let chosen = -1;

field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-expanded", "false");

const options = () => [...list.querySelectorAll("[role=option]")];

// What is seen at once, and said aloud: a wait only if it lasts, or each key would be talked over.
function tell(words, after = 0) {
  hint.textContent = words;
  clearTimeout(said);
  said = setTimeout(() => (status.textContent = words), after);
}

function choose(number) {
  const all = options();
  chosen = number < all.length ? number : -1; // a step past the end is the field itself
  all.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
  if (chosen < 0) return field.removeAttribute("aria-activedescendant");
  field.setAttribute("aria-activedescendant", all[chosen].id);
  all[chosen].scrollIntoView({ block: "nearest" });
}

function open() {
  panel.hidden = false;
  field.setAttribute("aria-expanded", String(options().length > 0));
}

function close() {
  clearTimeout(timer);
  request?.abort();
  request = null;
  panel.hidden = true;
  panel.removeAttribute("aria-busy");
  field.setAttribute("aria-expanded", "false");
  choose(-1);
  tell("");
}

function fill(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const words = template.content.querySelector(".hint")?.textContent.trim() ?? "";
  list.replaceChildren(...template.content.querySelectorAll("[role=option]"));
  choose(-1);
  tell(words);
  open();
}

async function ask(words) {
  request?.abort();
  const mine = (request = new AbortController());
  panel.setAttribute("aria-busy", "true");
  tell(form.dataset.waiting, PATIENCE);
  open();
  try {
    const address = `${form.dataset.suggest}?${new URLSearchParams({ q: words })}`;
    const answer = await fetch(address, { signal: mine.signal });
    // 503 says itself that the search is out of order; the same words may be asked again.
    if (!answer.ok && answer.status !== 503) throw new Error(`${address}: ${answer.status}`);
    const html = await answer.text();
    if (mine.signal.aborted) return;
    asked = answer.ok ? words : "";
    fill(html);
  } catch {
    if (mine.signal.aborted) return;
    asked = "";
    list.replaceChildren();
    choose(-1);
    tell(form.dataset.failed);
    open();
  } finally {
    if (request === mine) {
      request = null;
      panel.removeAttribute("aria-busy");
    }
  }
}

field.addEventListener("input", (event) => {
  clearTimeout(timer);
  const words = field.value.trim();
  if (!words) {
    asked = "";
    list.replaceChildren();
    return close();
  }
  // While a Japanese or Chinese word is being composed, its letters are not yet words.
  if (event.isComposing || (words === asked && !panel.hidden)) return;
  timer = setTimeout(ask, PAUSE, words);
});
field.addEventListener("compositionend", () => field.dispatchEvent(new Event("input")));

field.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const down = event.key === "ArrowDown";
  if (down || event.key === "ArrowUp") {
    if (!options().length) return;
    event.preventDefault();
    if (panel.hidden) open();
    choose(down ? chosen + 1 : chosen < 0 ? options().length - 1 : chosen - 1);
  } else if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault(); // the first Escape closes the list, a second one empties the field
    close();
  } else if (event.key === "Enter" && chosen >= 0 && !panel.hidden) {
    event.preventDefault();
    options()[chosen].click();
  }
});

field.addEventListener("focus", () => {
  if (options().length && field.value.trim() === asked) open();
});
// Pressing on an option must not take the focus away first: the list would close under the finger.
panel.addEventListener("mousedown", (event) => event.preventDefault());
form.addEventListener("focusout", ({ relatedTarget }) => {
  if (!form.contains(relatedTarget)) close();
});
form.addEventListener("submit", close);
