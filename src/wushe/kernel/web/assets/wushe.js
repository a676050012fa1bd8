// What pages gain from a script. Every one of them works without it.
(() => {
  const root = document.documentElement
  const find = (selector, within = document) => within.querySelector(selector)
  root.classList.add("js")

  // A form that came back, or any page with messages: the reader starts at the summary.
  const focusSummary = () => find(".error-summary")?.focus()

  // Refusals (403, 409, 412 ...) arrive as a whole page: show its main part instead of dropping it in silence.
  // 422 swaps where the form is, by `responseHandling` in the page's htmx-config.
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.status < 400 || detail.xhr.status === 422) return
    detail.shouldSwap = true
    detail.target = find("#main")
    detail.selectOverride = "#main"
    detail.swapOverride = "outerHTML"
  })
  document.addEventListener("htmx:sendError", () => { find("#offline").hidden = false })
  document.addEventListener("htmx:afterSettle", focusSummary)
  // On a slow line words are typed before the script is there; the list follows them as well.
  document.addEventListener("htmx:load", ({ target }) => {
    const words = target === document.body && find(".filters [type=search]")
    if (words && words.value !== words.defaultValue) words.dispatchEvent(new Event("input", { bubbles: true }))
  })

  // What a page kept on this device belongs to whoever is signed in, and goes when they sign out.
  const kept = () => Object.keys(localStorage).filter(key => key.startsWith("kept/"))
  if (root.dataset.who && localStorage.getItem("kept/now")) localStorage.setItem("kept/now", root.dataset.who)
  const empty = () => {
    kept().forEach(key => localStorage.removeItem(key))
    if (self.indexedDB) indexedDB.deleteDatabase("kept")
    if (self.caches) caches.delete("kept")
    navigator.serviceWorker?.getRegistrations().then(all => all.forEach(one => one.unregister()))
  }
  document.addEventListener("submit", event => {
    if (!event.target.action?.endsWith("/sign-out")) return
    const notice = find("#unsent")
    if (notice?.hidden && kept().some(key => key.includes(`/${root.dataset.who}/draft/`))) {
      notice.hidden = false
      notice.scrollIntoView({ block: "center" })
      event.preventDefault()
      event.stopImmediatePropagation()
    } else empty()
  })

  // One press, one submission. The server's Idempotency-Key guards the same thing for those without a script.
  const release = form => {
    delete form.dataset.sent
    form.querySelectorAll("[aria-busy]").forEach(button => button.removeAttribute("aria-busy"))
  }
  document.addEventListener("submit", event => {
    const form = event.target
    if (form.method !== "post") return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = "1"
    event.submitter?.setAttribute("aria-busy", "true")
    setTimeout(release, 8000, form) // an answer that is a file leaves the page, and this form, where they are
  })
  document.addEventListener("htmx:afterRequest", ({ target }) => { if (target.matches("form")) release(target) })
  addEventListener("pageshow", event => { if (event.persisted) document.querySelectorAll("[data-sent]").forEach(release) })

  // Open menus of the top bar close by a press elsewhere or Escape.
  const closeMenus = except => document.querySelectorAll("details.drop[open]").forEach(menu => { if (menu !== except) menu.open = false })
  document.addEventListener("click", event => closeMenus(event.target.closest("details.drop")))
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    find("details.drop[open] > summary")?.focus()
    closeMenus()
  })

  document.addEventListener("click", event => { if (event.target.closest("[data-print]")) print() })
  document.addEventListener("input", ({ target }) => {
    const counter = target.dataset?.counter && find(`#${target.dataset.counter}`)
    if (counter) counter.textContent = [...target.value].length
  })

  // Work that takes long reports itself: events of {"done", "total", "text"}, at the end an event named "end".
  const follow = box => {
    const bar = find("progress", box), text = find("[data-progress-text]", box)
    const source = new EventSource(box.dataset.progressUrl)
    source.onmessage = ({ data }) => {
      const now = JSON.parse(data)
      if (now.total) { bar.max = now.total; bar.value = now.done }
      if (now.text) text.textContent = now.text
    }
    source.addEventListener("end", () => { source.close(); location.reload() })
  }
  // A long menu begins where the reader is.
  const showEntry = () => {
    const menu = find(".side"), entry = menu && find("[aria-current]", menu)
    if (entry && entry.offsetTop + entry.offsetHeight > menu.clientHeight) menu.scrollTop = entry.offsetTop - menu.clientHeight / 2
  }
  // So does a row of tabs that is wider than the phone.
  const showTab = () => {
    const tabs = find(".tabs"), tab = tabs && find("[aria-current]", tabs)
    if (tab) tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2
  }
  const start = () => { focusSummary(); showEntry(); showTab(); document.querySelectorAll("[data-progress-url]").forEach(follow) }
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", start) : start()
})()
