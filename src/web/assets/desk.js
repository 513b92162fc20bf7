// The desk's only script: live updates, keys, saving a draft while it is written. Every page works without it.
'use strict'

const main = document.querySelector('main')
const reply = document.querySelector('#reply')

listen()
countDown()
if (reply !== null) editDraft(reply)
document.addEventListener('keydown', onKey)

// One stream for the page: the queue refreshes on every case, a case page only on its own.
function listen() {
  if (document.querySelector('[data-live], [data-case]') === null) return
  const stream = new EventSource('/live')
  stream.addEventListener('case', (event) => {
    document.body.dispatchEvent(new CustomEvent('case-changed'))
    const here = main?.dataset.case
    if (event.data === here || event.data === '*') document.body.dispatchEvent(new CustomEvent('this-case-changed'))
  })
  addEventListener('pagehide', () => stream.close())
}

// Saves the words a moment after the last key, and says so. A newer draft (409) is told and never overwritten.
function editDraft(form) {
  const words = form.elements.text
  const said = document.querySelector('#saved')
  const approve = form.querySelector('.send .primary')
  const first = words.value
  let saved = first
  let timer
  let stopped = form.dataset.draft === ''

  const ready = () => {
    if (!('blocked' in form.dataset)) return
    const untouched = !('revised' in form.dataset) && words.value.trim() === first.trim()
    approve.disabled = untouched && form.elements.override.value.trim() === ''
  }
  const save = async () => {
    const text = words.value
    if (stopped || text === saved) return
    said.textContent = 'Saving…'
    try {
      const answer = await fetch(`/cases/${main.dataset.case}/revision`, {
        method: 'POST',
        body: new URLSearchParams({ _csrf: form.elements._csrf.value, draftId: form.dataset.draft, text }),
      })
      if (answer.ok) saved = text
      stopped = answer.status === 409 || answer.status === 404
      const signedOut = answer.status === 401 || answer.status === 403
      said.textContent = answer.ok
        ? 'Saved'
        : stopped
          ? 'Not saved: the case has moved on'
          : signedOut
            ? 'Not saved: you are signed out. Copy your words, then load the page again'
            : 'Not saved yet'
      if (!answer.ok && !stopped) again()
    } catch {
      said.textContent = 'Not saved yet'
      again()
    }
  }
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(save, 5000)
  }
  words.addEventListener('input', () => {
    ready()
    said.textContent = ''
    clearTimeout(timer)
    timer = setTimeout(save, 1500)
  })
  form.addEventListener('input', ready)
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    stopped = true
    // The second click of a double click must not ask for a second approval.
    setTimeout(() => event.submitter && (event.submitter.disabled = true))
  })
  addEventListener('beforeunload', (event) => {
    if (!stopped && words.value !== saved) event.preventDefault()
  })
  ready()
}

function countDown() {
  const left = document.querySelector('[data-until]')
  if (left === null) return
  const until = Date.now() + Number.parseInt(left.textContent, 10) * 1000
  const timer = setInterval(() => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000))
    left.textContent = `${seconds} s`
    if (seconds === 0) {
      clearInterval(timer)
      left.closest('.undo').querySelector('button').disabled = true
    }
  }, 1000)
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target.closest('input, textarea, select, dialog[open]') !== null) {
    if (event.key === 'Escape') event.target.blur()
    return
  }
  const step = { j: 1, k: -1 }[event.key]
  if (step !== undefined && document.querySelector('.row-link') !== null) move(step)
  else if (event.key === '?') document.querySelector('#keys').showModal()
  else if (!goTo(event.key)) return
  event.preventDefault()
}

// Focuses what carries this key; something folded is opened first. Approving itself stays one deliberate press of Enter.
function goTo(key) {
  if (!/^[a-z/]$/.test(key)) return false
  const target = document.querySelector(`[data-key="${key}"]`)
  if (target === null) return false
  if (target.matches('summary')) {
    target.parentElement.open = true
    const first = target.parentElement.querySelector('textarea, input:not([type=hidden])') ?? target
    first.focus()
  } else target.focus()
  return true
}

function move(step) {
  const links = [...document.querySelectorAll('.row-link')]
  const at = links.indexOf(document.activeElement)
  const next = links[at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step]
  next?.focus()
}
