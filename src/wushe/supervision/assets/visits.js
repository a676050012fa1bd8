// Visits are written on this device first: every keystroke is kept for the account that is signed in, a finished one
// waits until there is a network, and is sent under the id that was made here, so that it arrives once.
(() => {
  const main = document.querySelector("[data-visits]")
  if (!main) return
  const find = (selector, within = main) => within.querySelector(selector)
  const all = (selector, within = main) => [...within.querySelectorAll(selector)]
  const say = (name, facts = {}) => main.dataset["say" + name[0].toUpperCase() + name.slice(1)]
    .replace(/\{(\w+):([^{}|]+)\|([^{}|]+)\}/g, (_all, fact, one, more) => String(facts[fact]) === "1" ? one : more)
    .replace(/\{(\w+)\}/g, (_all, fact) => facts[fact] ?? "")
  const form = find("[data-form]"), saved = document.querySelector("[data-saved]")

  // --- what is kept: nothing is read but what belongs to the account of now
  const OWNER = "kept/now"
  const mine = () => `kept/${main.dataset.place}/${localStorage.getItem(OWNER) || ""}/`
  const read = key => { try { return JSON.parse(localStorage.getItem(key)) } catch { return null } }
  const keep = (name, value) => {
    try { localStorage.setItem(mine() + name, JSON.stringify(value)); return true } catch { tell("full"); return false }
  }
  const drafts = () => Object.keys(localStorage).filter(key => key.startsWith(mine() + "draft/"))
    .map(read).filter(Boolean).sort((one, other) => one.begun - other.begun)
  const draft = id => read(mine() + "draft/" + id)
  const put = each => keep("draft/" + each.id, each)
  const drop = id => localStorage.removeItem(mine() + "draft/" + id)
  const kit = () => read(mine() + "kit") || { groups: [] }
  const waiting = () => drafts().filter(each => each.state === "waiting")

  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    bytes[6] = bytes[6] & 15 | 64
    bytes[8] = bytes[8] & 63 | 128
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("")
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
  }
  const day = (later = 0) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(Date.now() + later * 864e5)

  // --- the form
  let current = null // the draft that stands in it
  const group = () => kit().groups.find(each => each.id === form.organization_id.value)

  const begin = (given = null, wanted = "") => {
    current = given || { id: newId(), begun: Date.now(), state: "writing", data: {
      organization_id: wanted, template: form.template[0].value, visited_on: day(), minutes: "30", seen: "", advice: "",
      done: [], outcome: "", todos: [], owner_id: "", due_on: day(14) }, actions: [] }
    sessionStorage.setItem("kept/current", current.id)
    const { data } = current
    fillGroups(data.organization_id)
    for (const name of ["visited_on", "minutes", "seen", "advice", "outcome", "due_on", "template"]) form[name].value = data[name]
    fillTodos(data.todos)
    fillGroup(data.done, data.owner_id)
    showProblems(current.problem)
    suit()
  }
  const fillGroups = chosen => {
    const known = kit().groups
    if (chosen && !known.some(each => each.id === chosen)) known.push({ id: chosen, name: current.name || chosen })
    form.organization_id.replaceChildren(form.organization_id.options[0], ...known.map(each => new Option(each.name, each.id)))
    form.organization_id.value = chosen
  }
  const fillGroup = (done, owner) => {
    const here = group(), last = here?.last_on
    find("[data-last]").textContent = here ? last ? say("last", { day: last }) : say("never") : ""
    const actions = here?.actions ? [...here.actions] : []
    for (const action of current.actions) if (done.includes(action.id) && !actions.some(each => each.id === action.id)) actions.push(action)
    current.actions = actions
    find("[data-actions]").hidden = !actions.length
    find("[data-ticks]").replaceChildren(...actions.map(action => tick(action, done.includes(action.id))))
    const leader = here?.leader_id ? [new Option(say("leader", { name: here.leader }), here.leader_id)] : []
    form.owner_id.replaceChildren(...leader, new Option(say("me"), kit().person_id))
    if (owner) form.owner_id.value = owner
  }
  const tick = (action, done) => {
    const label = document.createElement("label"), box = document.createElement("input")
    const words = document.createElement("span"), until = document.createElement("small")
    Object.assign(box, { type: "checkbox", name: "done", value: action.id, checked: done })
    words.textContent = action.title
    until.textContent = say("until", { owner: action.owner, day: action.due_on })
    label.className = "tick"
    words.append(until)
    label.append(box, words)
    return label
  }
  const fillTodos = given => {
    const box = find("[data-todos]"), number = Math.min(given.length + 1, box.dataset.most)
    box.replaceChildren(...Array.from({ length: number }, (_none, place) => todo(place, given[place] || "")))
  }
  const todo = (place, value) => {
    const line = document.createElement("input")
    Object.assign(line, { className: "input", name: "todos", maxLength: 120, autocomplete: "off", value })
    line.setAttribute("aria-label", say("todo", { n: place + 1 }))
    return line
  }
  const todos = () => all("[name=todos]", form).map(line => line.value.trim()).filter(Boolean)
  // What is asked for only when there is reason to.
  const suit = () => {
    find("[data-outcome]").hidden = !find("[name=done]:checked", form)
    find("[data-agreed]").hidden = !todos().length
    all("[data-prompts]").forEach(each => { each.hidden = each.dataset.prompts !== form.template.value })
    all("[name=usual]", form).forEach(each => { each.checked = each.value === form.minutes.value.trim() })
    const lines = all("[name=todos]", form), box = find("[data-todos]")
    if (lines.length < box.dataset.most && lines[lines.length - 1].value.trim()) box.append(todo(lines.length, ""))
  }
  const entered = () => ({
    organization_id: form.organization_id.value, template: form.template.value, visited_on: form.visited_on.value,
    minutes: form.minutes.value.trim(), seen: form.seen.value, advice: form.advice.value,
    done: all("[name=done]:checked", form).map(box => box.value), outcome: form.outcome.value,
    todos: todos(), owner_id: form.owner_id.value, due_on: form.due_on.value })
  const hasWords = ({ seen, advice, outcome, todos, done }) => Boolean(seen.trim() || advice.trim() || outcome.trim() || todos.length || done.length)

  const onInput = ({ target }) => {
    if (target.name === "usual") form.minutes.value = target.value
    if (target.name === "organization_id") fillGroup([], "")
    suit()
    const data = entered()
    current.data = data
    current.state = "writing"
    current.name = group()?.name || current.name
    if (!hasWords(data)) drop(current.id)
    else if (put(current)) saved.textContent = say("saved", { time: new Date().toTimeString().slice(0, 5) })
    list()
  }
  form.addEventListener("input", onInput)
  form.addEventListener("change", onInput)
  all("[data-prompts] button").forEach(button => button.addEventListener("click", () => {
    const { seen } = form, line = seen.value && !seen.value.endsWith("\n") ? "\n" : ""
    seen.value += line + button.dataset.prompt
    seen.focus()
    seen.dispatchEvent(new Event("input", { bubbles: true }))
  }))

  // --- what is wrong, beside its field
  const showProblems = problem => {
    all(".field-bad", form).forEach(field => field.classList.remove("field-bad"))
    all(".field-error", form).forEach(line => line.remove())
    all("[aria-invalid]", form).forEach(field => field.removeAttribute("aria-invalid"))
    const errors = problem?.errors || []
    errors.forEach(({ field, message }) => {
      const box = find(`[data-of=${field}]`, form)
      if (!box) return
      const line = document.createElement("p")
      line.className = "field-error"
      line.textContent = message
      box.classList.add("field-bad")
      box.append(line)
      find("select, textarea, input:not([type=radio])", box)?.setAttribute("aria-invalid", "true")
    })
    return errors.length
  }
  const missing = data => {
    const errors = [], needs = (field, word, wrong) => { if (wrong) errors.push({ field, message: say(word) }) }
    const minutes = Number(data.minutes)
    needs("organization_id", "group", !data.organization_id)
    needs("outcome", "outcome", data.done.length && !data.outcome.trim())
    needs("seen", "seen", !data.seen.trim())
    needs("owner_id", "owner", data.todos.length && !data.owner_id)
    needs("due_on", "due", data.todos.length && !data.due_on)
    needs("minutes", "minutes", !Number.isInteger(minutes) || minutes < 1 || minutes > 720)
    return { errors }
  }
  form.addEventListener("submit", event => {
    event.preventDefault()
    const data = entered()
    if (showProblems(missing(data))) {
      find(".field-bad select, .field-bad textarea, .field-bad input", form).focus()
      return
    }
    if (!put({ ...current, name: group()?.name || current.name, data, state: "waiting", problem: null })) return
    saved.textContent = ""
    begin()
    list()
    main.scrollIntoView()
    sync()
  })

  // --- what stands on this device
  const list = () => {
    const known = drafts().filter(each => each.id !== current?.id || each.state !== "writing")
    find("[data-queue]").hidden = !known.length
    find("[data-list]").replaceChildren(...known.map(entry))
  }
  const TONES = { writing: "tag-info", waiting: "tag-warn", refused: "tag-bad" }
  const entry = each => {
    const item = find("template").content.cloneNode(true).firstElementChild, tag = find("[data-tag]", item)
    find("[data-group]", item).textContent = each.name || say("nogroup")
    find("[data-day]", item).textContent = each.data.visited_on
    find("[data-text]", item).textContent = each.data.seen
    tag.textContent = say(each.state)
    tag.classList.add(TONES[each.state])
    const problem = find("[data-problem]", item)
    problem.hidden = !each.problem
    if (each.problem) problem.textContent = each.problem.errors.map(({ message }) => message).join("；") || each.problem.title
    const again = find("[data-again]", item)
    again.hidden = each.problem?.code !== "supervision.visit_differs"
    again.addEventListener("click", () => { drop(each.id); put({ ...each, id: newId(), state: "waiting", problem: null }); list(); sync() })
    find("[data-open]", item).addEventListener("click", () => { begin({ ...draft(each.id), state: "writing" }); put(current); list(); form.scrollIntoView(); form.seen.focus() })
    find("[data-drop]", item).addEventListener("click", ({ currentTarget: button }) => {
      if (!button.dataset.really) { button.dataset.really = "1"; button.textContent = say("really"); button.classList.add("button-bad"); return }
      drop(each.id)
      if (current.id === each.id) begin()
      list()
    })
    return item
  }
  const sentList = () => {
    const sent = read(mine() + "sent") || []
    find("[data-sent]").hidden = !sent.length
    find("[data-sent-list]").replaceChildren(...sent.map(({ id, name, on }) => {
      const item = document.createElement("li"), link = document.createElement("a"), when = document.createElement("time")
      Object.assign(link, { className: "cover", href: `${main.dataset.shown}/${id}`, textContent: name })
      when.textContent = on
      item.append(link, when)
      return item
    }))
  }
  const tell = state => {
    const number = waiting().length, box = find("[data-state]")
    box.dataset.state = state
    find("[data-words]").textContent = say(state === "offline" && number ? "offlinewaiting" : state, { n: number })
    find("[data-in]").hidden = state !== "expired"
    find("[data-sync]").hidden = !number || state === "sending"
  }

  // --- sending
  let csrf = ""
  const ask = async (path, how = {}) => {
    try {
      return await fetch(path, { ...how, cache: "no-store", redirect: "manual", headers: { accept: "application/json", ...how.headers } })
    } catch { return null }
  }
  const refresh = async () => {
    const answer = await ask(main.dataset.kit)
    if (!answer) return "offline"
    if (answer.type === "opaqueredirect") return "expired" // to the door
    if (!answer.ok) return answer.status === 403 ? "forbidden" : "busy"
    const { csrf_token: token, ...taken } = await answer.json()
    const before = localStorage.getItem(OWNER)
    csrf = token
    if (!before) for (const key of Object.keys(localStorage).filter(each => each.startsWith(mine()))) { // typed before it was known whose
      localStorage.setItem(key.replace("//", `/${taken.account_id}/`), localStorage.getItem(key))
      localStorage.removeItem(key)
    }
    localStorage.setItem(OWNER, taken.account_id)
    keep("kit", taken)
    if (before && before !== taken.account_id) location.reload()
    return "online"
  }
  const deliver = async id => {
    const each = draft(id)
    if (each?.state !== "waiting") return "online"
    const { data } = each
    const body = { ...data, id, minutes: Number(data.minutes), owner_id: data.owner_id || null, due_on: data.due_on || null }
    const answer = await ask(main.dataset.send, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", "x-csrf-token": csrf } })
    if (!answer) return "offline"
    if (answer.ok) {
      const sent = (read(mine() + "sent") || []).filter(other => other.id !== id)
      keep("sent", [{ id, name: each.name, on: data.visited_on }, ...sent].slice(0, 5))
      drop(id)
      return "online"
    }
    const problem = await answer.json().catch(() => ({}))
    if (answer.status === 401) return "expired"
    if (answer.status >= 500 || [408, 423, 429].includes(answer.status) || problem.code === "csrf") return "busy"
    put({ ...each, state: "refused", problem: { code: problem.code, title: problem.title, errors: problem.errors || [] } })
    return "online"
  }
  let busy = false
  const send = async () => {
    if (busy) return
    busy = true
    if (waiting().length) tell("sending")
    let state = await refresh()
    for (const each of waiting()) if (state === "online") state = await deliver(each.id)
    busy = false
    if (!hasWords(entered())) begin(null, form.organization_id.value)
    else { fillGroups(form.organization_id.value); fillGroup(entered().done, form.owner_id.value); suit() }
    list()
    sentList()
    tell(state)
  }
  // Of several pages on one device one sends; the others show what it did.
  const sync = () => navigator.locks ? navigator.locks.request("kept", { ifAvailable: true }, lock => lock && send()) : send()

  addEventListener("online", sync)
  addEventListener("offline", () => tell("offline"))
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sync() })
  setInterval(() => { if (waiting().length && !document.hidden) sync() }, 60_000)
  find("[data-sync]").addEventListener("click", sync)
  find("[data-new]").addEventListener("click", () => { begin(); list(); form.scrollIntoView() })
  addEventListener("storage", ({ key }) => {
    if (key === null || key === OWNER) return location.reload()
    if (!key.startsWith(mine())) return
    if (key.endsWith("/" + current.id) && (!draft(current.id) || draft(current.id).state === "waiting")) {
      begin()
      saved.textContent = say("taken")
    }
    list()
    sentList()
    tell(find("[data-state]").dataset.state || "online")
  })

  // --- this page itself stays, with its style and script, and nothing of anybody in it
  const stay = async () => {
    if (!navigator.serviceWorker || !self.caches) return
    await navigator.serviceWorker.register(main.dataset.worker, { scope: main.dataset.scope })
    const cache = await caches.open("kept"), assets = main.dataset.kept.split(" ")
    const page = await fetch(main.dataset.page, { redirect: "error" })
    if (!page.ok) return
    await cache.put(main.dataset.page, page)
    const old = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    await cache.addAll(assets.filter(path => !old.includes(path)))
    await Promise.all(old.filter(path => path.startsWith("/assets/") && !assets.includes(path)).map(path => cache.delete(path)))
  }

  const wanted = new URLSearchParams(location.search).get("group") || ""
  const left = draft(sessionStorage.getItem("kept/current"))
  const same = wanted && drafts().find(each => each.state === "writing" && each.data.organization_id === wanted)
  begin(same || (left?.state === "writing" && (!wanted || left.data.organization_id === wanted) ? left : null), wanted)
  list()
  sentList()
  sync()
  stay().catch(() => {})
})()
