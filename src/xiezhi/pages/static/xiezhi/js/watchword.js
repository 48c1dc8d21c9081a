// The watchword: six digits shown large, new ones every few minutes; without a network the last ones stay and say when they are from.
const KEPT = "deposit-watchword";
const FRESH = 4 * 60 * 1000;

// The note of the digits that are shown now, as a function; `owner` is empty on the page kept for offline.
export function watchword(form, court, owner) {
  const card = form.querySelector("[data-watchword]");
  const field = form.elements.watchword;
  let word = null;
  let asking = false;

  function show(found) {
    word = found;
    card.hidden = !word;
    if (!word) return;
    field.value = word.note;
    card.querySelector("output").textContent = `${word.digits.slice(0, 3)} ${word.digits.slice(3)}`;
    const [day, time] = [word.given.slice(5, 10).replace("-", "/"), word.given.slice(11, 16)];
    for (const place of card.querySelectorAll("[data-given]")) place.textContent = Date.now() - word.got < 12 * 36e5 ? time : `${day} ${time}`;
    card.querySelector("[data-older]").hidden = Date.now() - word.got < 2 * FRESH;
  }

  async function renew() {
    if (word && Date.now() - word.got < FRESH) return;
    if (owner && navigator.onLine && !document.hidden && !asking) {
      asking = true;
      try {
        const answer = await fetch(`/api/courts/${encodeURIComponent(court)}/watchword`, { credentials: "same-origin" });
        if (answer.ok) keep(await answer.json());
      } catch {
        // the last one stays
      }
      asking = false;
    }
    show(word);
  }

  function keep(found) {
    word = { ...found, got: Date.now() };
    localStorage.setItem(KEPT, JSON.stringify(word));
  }

  const { digits, given } = card.dataset;
  if (digits) keep({ digits, given, note: field.value });
  else word = JSON.parse(localStorage.getItem(KEPT));
  show(word);
  setInterval(renew, 30_000);
  for (const event of ["online", "focus"]) addEventListener(event, renew);
  document.addEventListener("visibilitychange", renew);
  return () => word?.note ?? "";
}
