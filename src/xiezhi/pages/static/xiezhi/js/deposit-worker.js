// Keeps the page to deposit on, with nobody's data in it, for where there is no network. It touches nothing else.
const KEPT = "deposit";
const PAGE = "/deposit/offline";
const MODULES = ["page", "menu", "shortcuts", "deposit", "queue", "watchword", "digest"].map((name) => `/static/xiezhi/js/${name}.js`);

async function keep() {
  const kept = await caches.open(KEPT);
  const page = await fetch(PAGE, { credentials: "omit" });
  const parts = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((found) => found[1]);
  await kept.put(PAGE, page);
  await kept.addAll([...new Set([...parts, ...MODULES])]);
}

async function fromHere(request, name) {
  try {
    return await fetch(request);
  } catch (trouble) {
    const found = await caches.match(name);
    if (found) return found;
    throw trouble;
  }
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  if (pathname === "/deposit") event.respondWith(fromHere(event.request, PAGE));
  else if (pathname.startsWith("/static/")) event.respondWith(fromHere(event.request, pathname));
});
