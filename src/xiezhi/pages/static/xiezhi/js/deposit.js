// One tap: what was taken or chosen is hashed here, put into this device's queue and sent as soon as there is a network.
import { digest } from "./digest.js";
import { all, drop, put, send } from "./queue.js";
import { watchword } from "./watchword.js";

const KINDS = { image: "photo", video: "video", audio: "recording" };
const OWNER = "deposit-owner";
const hex = (bytes) => [...new Uint8Array(bytes)].map((octet) => octet.toString(16).padStart(2, "0")).join("");
const SMALL = 64 << 20;

async function digests(file, progress) {
  const own = crypto.subtle && file.size <= SMALL;
  const sha256 = own ? hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())) : await digest("sha256", file, (share) => progress(share / 2));
  return { sha256, sm3: await digest("sm3", file, (share) => progress(own ? share : (1 + share) / 2)) };
}

export function start(form) {
  const { court, owner, part, largest, ahead = 0 } = form.dataset; // ahead: of this device's clock, a demonstration court's
  const card = document.querySelector("[data-queue]");
  const list = card.querySelector("ul");
  const limits = { court, part: Number(part), largest: Number(largest) };
  if (owner) localStorage.setItem(OWNER, owner);
  const me = owner || localStorage.getItem(OWNER) || "";
  const shown = new Map();
  const word = watchword(form, court, owner);
  let tapped = "";

  function row(item) {
    if (shown.has(item.key)) return shown.get(item.key);
    const made = document.createElement("li");
    const what = document.createElement("div");
    const name = document.createElement("b");
    name.textContent = item.facts.name;
    what.append(name, document.createElement("small"), document.createElement("progress"));
    made.append(what);
    list.prepend(made);
    shown.set(item.key, made);
    card.hidden = false;
    return made;
  }

  function show(item, share) {
    const made = row(item);
    const bar = made.querySelector("progress");
    made.dataset.state = item.state;
    const words = card.dataset[item.state.replace(/-./, (two) => two[1].toUpperCase())];
    made.querySelector("small").textContent = item.state === "failed" ? `${words}：${item.sentence}` : words;
    bar.hidden = !["hashing", "sending", "uploading"].includes(item.state);
    if (share) bar.value = share;
    else bar.removeAttribute("value");
    if (item.deposit && !made.querySelector("a")) {
      const link = document.createElement("a");
      link.href = `/deposit/${item.deposit.id}`;
      made.querySelector("b").replaceWith(link);
      link.append(Object.assign(document.createElement("b"), { textContent: item.facts.name }));
    }
    if (item.state === "failed" && !made.querySelector("button")) {
      const again = Object.assign(document.createElement("button"), { type: "button", className: "x-btn small", textContent: card.dataset.again });
      again.addEventListener("click", () => (again.remove(), send(item, limits, show)));
      made.append(again);
    }
  }

  async function sendAll() {
    card.querySelector("[data-offline]").hidden = navigator.onLine;
    const mine = (await all()).filter((item) => item.owner === me);
    for (const item of mine) show(item, 0);
    if (!owner || !navigator.onLine) return;
    const once = () => mine.filter((item) => item.state !== "failed").reduce((before, item) => before.then(() => send(item, limits, show)), Promise.resolve());
    await (navigator.locks ? navigator.locks.request("deposits", once) : once());
  }

  async function take(file, kind) {
    const key = [...crypto.getRandomValues(new Uint8Array(16))].map((octet) => octet.toString(16).padStart(2, "0")).join("");
    const facts = {
      name: file.name, size: file.size, kind: kind || KINDS[file.type.split("/")[0]] || "document", method: kind ? "captured" : "chosen",
      made: new Date(file.lastModified + Number(ahead)).toISOString().slice(0, 19) + "Z", device: navigator.userAgent.slice(0, 200),
      note: form.elements.note.value, place: form.elements.place.value, watchword: kind ? tapped : "",
    };
    const item = { key, owner: me, facts, file, keep: form.elements.keep.checked, state: "hashing" };
    show(item, 0);
    Object.assign(facts, await digests(file, (share) => show(item, share)));
    item.state = "waiting";
    show(item, 0);
    await put(item);
  }

  form.dataset.ready = "1";
  form.addEventListener("click", ({ target }) => {
    if (target.type === "file") tapped = word(); // what stood there when the camera was opened
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", async (event) => {
    const input = event.target;
    if (input.type !== "file") return;
    const files = [...input.files];
    input.value = "";
    for (const file of files) await take(file, input.dataset.kind);
    await sendAll();
  });
  addEventListener("online", sendAll);
  addEventListener("offline", () => (card.querySelector("[data-offline]").hidden = false));

  const here = form.querySelector("[data-here]");
  here.hidden = !navigator.geolocation;
  here.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      form.elements.place.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)} ±${Math.round(coords.accuracy)}m`;
    }),
  );
  navigator.serviceWorker?.register("/deposit-worker.js", { scope: "/deposit" }).catch(() => {});
  sendAll();
}
