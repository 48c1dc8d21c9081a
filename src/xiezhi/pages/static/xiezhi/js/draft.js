// A form is kept as it is written: at once in this tab, and a moment later at the court. Without the net it waits and is sent when the net is back.
// What it says (data-kept, data-alone) stands in the page, in the reader's language.
const PAUSE = 400;
const SENT = "sent";

// For every page: what was sent from a form that is not here again has arrived.
export function arrived() {
  const url = sessionStorage.getItem(SENT);
  const again = [...document.querySelectorAll("form[data-draft]")].some((form) => form.dataset.draft === url);
  if (!again) sessionStorage.removeItem(`draft:${url}`);
  sessionStorage.removeItem(SENT);
}

function plain(form) {
  const kept = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") kept.append(name, value);
  return kept;
}

function restore(form, place) {
  const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
  if (!kept) return false;
  for (const field of form.elements) {
    const values = kept[field.name];
    if (!field.name || field.type === "hidden" || field.type === "file" || field.type === "submit" || field.type === "password") continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = values?.includes(field.value) ?? false;
    else if (values) field.value = values.shift();
  }
  return true;
}

export function start(form) {
  const url = form.dataset.draft;
  const place = `draft:${url}`;
  const state = document.getElementById("draft-state");
  let timer = 0;
  let running = Promise.resolve();

  const say = (words, tone = "") => {
    if (!state) return;
    state.textContent = words;
    state.className = `${state.className.replace(/\s*x-(near|good)\b/g, "")}${tone && ` x-${tone}`}`;
  };

  async function send() {
    try {
      const answer = await fetch(url, { method: "POST", body: plain(form), headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      sessionStorage.removeItem(place);
      say((await answer.text()).replace(/<[^>]*>/g, "").trim());
    } catch {
      say(form.dataset.alone, "near");
    }
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(send)), PAUSE);
  };

  form.addEventListener("input", () => {
    const kept = {};
    for (const [name, value] of plain(form)) if (name !== "csrfmiddlewaretoken") (kept[name] ??= []).push(value);
    sessionStorage.setItem(place, JSON.stringify(kept));
    later();
  });
  // Without the net nothing is sent and the page stays. What is sent is kept until another page of ours shows that it arrived.
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return sessionStorage.setItem(SENT, url);
    event.preventDefault();
    delete form.dataset.sent;
    say(form.dataset.alone, "near");
  });
  addEventListener("online", () => sessionStorage.getItem(place) && later());
  if (restore(form, place)) later();
}
