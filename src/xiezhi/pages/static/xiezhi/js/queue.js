// What is to be deposited, kept on this device until the court has it; sent one after another, each once.
const NAME = "items";

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open("deposits", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(NAME, { keyPath: "key" });
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

async function asked(mode, question) {
  const transaction = (await database).transaction(NAME, mode);
  return new Promise((resolve, reject) => {
    const request = question(transaction.objectStore(NAME));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const all = () => asked("readonly", (items) => items.getAll());
export const put = (item) => asked("readwrite", (items) => items.put(item));
export const drop = (key) => asked("readwrite", (items) => items.delete(key));

async function answer(url, options) {
  const response = await fetch(url, { credentials: "same-origin", ...options });
  if (response.status === 401) throw Object.assign(new Error(), { state: "sign-in" });
  if (response.status >= 500) throw new TypeError("not now");
  const told = await response.json();
  if (told.error) throw Object.assign(new Error(told.error.sentence), { state: "failed" });
  return told;
}

async function deposit(item, court) {
  const headers = { "Content-Type": "application/json", "Idempotency-Key": item.key };
  const body = JSON.stringify({ items: [{ ...item.facts, key: item.key }] });
  const [told] = await answer(`/api/courts/${encodeURIComponent(court)}/deposits`, { method: "POST", headers, body });
  if (told.error) throw Object.assign(new Error(told.error.sentence), { state: "failed" });
  return told.deposit;
}

async function original(item, part, progress) {
  let { arrived, kept } = await answer(`/api/deposits/${item.deposit.id}/original`, {});
  while (!kept) {
    progress(arrived / item.facts.size);
    const body = item.file.slice(arrived, arrived + part);
    const headers = { "Content-Type": "application/octet-stream" };
    ({ arrived, kept } = await answer(`/api/deposits/${item.deposit.id}/original?offset=${arrived}`, { method: "PUT", headers, body }));
  }
}

// Send one item as far as the network goes; `show(item, share)` is told of every change.
export async function send(item, { court, part, largest }, show) {
  const told = (state, share = 0) => {
    item.state = state;
    show(item, share);
  };
  try {
    if (!item.deposit) {
      told("sending");
      item.deposit = await deposit(item, court);
      await put(item);
    }
    if (item.keep && item.facts.size <= largest) {
      await original(item, part, (share) => told("uploading", share));
      told("kept");
    } else told(item.keep ? "large" : "received");
    await drop(item.key);
  } catch (trouble) {
    item.sentence = trouble.message;
    told(trouble.state ?? "waiting");
    if (trouble.state === "failed") await put(item);
  }
}
