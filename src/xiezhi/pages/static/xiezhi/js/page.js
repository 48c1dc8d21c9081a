// What every page does; the rest is loaded only where a page asks for it.
import { arrived } from "./draft.js";
import { menus } from "./menu.js";
import { shortcuts } from "./shortcuts.js";

const parts = {
  "form[data-draft]": () => import("./draft.js"),
  "[data-many]": () => import("./many.js"),
  "input[data-money]": () => import("./money.js"),
  "form[data-cash]": () => import("./cash.js"),
  "[data-batch]": () => import("./batch.js"),
  "[data-files]": () => import("./files.js"),
  "form[data-deposit]": () => import("./deposit.js"),
  "[data-verify]": () => import("./verify.js"),
  "[data-signing]": () => import("./signing.js"),
  "[data-practice]": () => import("./practice.js"),
  "[data-verifier]": () => import("./verifier/desk.js"),
  "[data-passkey], [data-passkey-new]": () => import("./passkey.js"),
};

menus(document);
shortcuts(document);
arrived();

for (const [selector, load] of Object.entries(parts)) {
  const found = document.querySelectorAll(selector);
  if (found.length) load().then((part) => found.forEach((place) => (part.start(place), chosenAlready(place))));
}

// Who chose files before the part was there is not asked to choose them again.
function chosenAlready(place) {
  for (const input of place.querySelectorAll("input[type=file]")) if (input.files.length) input.dispatchEvent(new Event("change", { bubbles: true }));
}

// A line of states that is wider than the screen begins where the case is now.
for (const line of document.querySelectorAll(".x-line-box")) {
  const now = [...line.querySelectorAll(".now, .done")].at(-1)?.getBoundingClientRect();
  const box = line.getBoundingClientRect();
  if (now) line.scrollLeft += now.left + now.width / 2 - box.left - box.width / 2;
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

for (const button of document.querySelectorAll("[data-copy]"))
  button.addEventListener("click", () => navigator.clipboard?.writeText(document.getElementById(button.dataset.copy).textContent));

// What takes a while to be made says so until it is there; it is asked for once.
for (const link of document.querySelectorAll("a[data-making]")) {
  let said;
  const done = () => said?.remove() || (said = null);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (said) return event.preventDefault();
    said = Object.assign(document.createElement("span"), { className: "x-making", textContent: link.dataset.making });
    said.setAttribute("role", "status");
    said.append(document.createElement("progress"));
    link.after(said);
    setTimeout(done, 60_000);
  });
  addEventListener("pageshow", done);
  addEventListener("pagehide", done);
}

// A form is sent once: a second press while the first is on its way does nothing. Coming back makes it usable again.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget === "_blank") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  addEventListener("pageshow", () => delete form.dataset.sent);
}

// A scanner ends each number with Enter: the next field is waiting for the next number, and nothing is sent yet.
const scanned = [...document.querySelectorAll("input[data-scan]")];
for (const [place, field] of scanned.entries())
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    scanned[place + 1]?.focus();
  });

// A long table is handed in piece by piece, so that its reader sees how far it has come.
document.querySelector("form[data-going]")?.requestSubmit();

// After bad input the reader stands before the list of what is wrong.
document.getElementById("errors")?.focus();
