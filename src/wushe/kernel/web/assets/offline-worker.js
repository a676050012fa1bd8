// Answers where the network does not: with the page that was kept on this device, and its style, script and icons.
// Keeps nothing itself. Pages do, and only such as show nothing of anybody.
const STORE = "kept", ASSETS = "/assets/"

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(clients.claim()))
addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin) return
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => page(url)))
  else if (url.pathname.startsWith(ASSETS)) event.respondWith(kept(url.pathname).then(found => found || fetch(request)))
})

const kept = async path => await caches.has(STORE) ? (await caches.open(STORE)).match(path) : undefined

// The page itself, or the way to the one that works without a network.
const page = async url => {
  const found = await kept(url.pathname)
  if (found) return found
  const all = await caches.has(STORE) ? await (await caches.open(STORE)).keys() : []
  const here = "/" + url.pathname.split("/")[1] + "/"
  const other = all.map(({ url }) => new URL(url).pathname).find(path => path.startsWith(here) && !path.startsWith(ASSETS))
  return other ? Response.redirect(other) : Response.error()
}
