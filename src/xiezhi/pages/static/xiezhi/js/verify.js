// A file is compared with what the court issued, on this device: only its digest is taken, nothing is sent.
import { digest } from "./digest.js";

const short = (hex) => `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-8, -4)} ${hex.slice(-4)}`;

export function start(place) {
  const input = place.querySelector("[data-mine-file]");
  const state = place.querySelector("[data-verify-state]");
  const expected = { sha256: place.dataset.sha256, sm3: place.dataset.sm3 };
  const names = Object.keys(expected).filter((name) => expected[name]);
  if (!input || !names.length) return;

  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    const mine = {};
    for (const name of names) mine[name] = await digest(name, file, (share) => (state.textContent = `${Math.round(share * 100)}%`));
    const same = names.every((name) => mine[name] === expected[name]);
    state.textContent = file.name;
    for (const verdict of place.querySelectorAll("[data-verdict]")) verdict.hidden = verdict.dataset.verdict !== (same ? "ok" : "bad");
    place.querySelector("[data-now-what]")?.toggleAttribute("hidden", same);
    const compare = place.querySelector("[data-compare]");
    compare.hidden = false;
    compare.classList.toggle("bad", !same);
    compare.querySelector("[data-mine]").textContent = short(mine[names[0]]);
    compare.querySelector("[data-theirs]").textContent = short(expected[names[0]]);
  });
}
