// How fast the code book answers: codes on a date, pairs, notes and whole claims, over codes picked evenly from the book itself.
import { DatabaseSync } from 'node:sqlite'
import { isoDateOf } from '../src/codes/citation.ts'
import { checkClaim } from '../src/codes/claim/check-claim.ts'
import { factsOf } from '../src/codes/code-facts.ts'
import { openBook } from '../src/codes/open-book.ts'

const path = process.env.CODE_BOOK
if (path === undefined) {
  process.stderr.write('CODE_BOOK must name a code book; load official files into it first, for few rows say little.\n')
  process.exit(2)
}

const PICKED = 5_000
const CALLS = 20_000
const WARM_UP = 2_000

const book = openBook(path)
const rows = new DatabaseSync(path, { readOnly: true })
const codes = picked('SELECT code AS a, code AS b FROM record WHERE id % :step = 0', 'record')
const pairs = picked(
  `SELECT one.compact AS a, other.compact AS b FROM pair JOIN code_key one ON one.id = column1
   JOIN code_key other ON other.id = column2 WHERE line % :step = 0`,
  'pair',
)
const date = isoDateOf(new Date())
rows.close()

measure('a code on a date', codes, ({ a }) => book.onDate(a, date))
measure('a pair, both orders', pairs, ({ a, b }) => book.pairs(a, b, date))
measure(
  'the notes of a diagnosis',
  codes.filter(({ a }) => a.includes('.')),
  ({ a }) => book.icd().notesOf(a, date),
)
measure('everything of a code', codes, ({ a }) => factsOf(book, a, date), CALLS / 20)
measure(
  'a claim of two lines',
  pairs,
  ({ a, b }) =>
    checkClaim(book, { date, diagnoses: [], lines: [a, b].map((code) => ({ code, modifiers: [], units: 1 })) }),
  CALLS / 20,
)
book.close()

type Picked = { a: string; b: string }

function picked(sql: string, table: string): Picked[] {
  const count = Number(rows.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  const step = Math.max(1, Math.floor(count / PICKED))
  return rows
    .prepare(sql)
    .all({ step })
    .map(({ a, b }) => ({ a: String(a), b: String(b) }))
}

/** Prints one JSON line with the times in microseconds. A prime step keeps neighbours in the file apart. */
function measure(what: string, from: Picked[], act: (one: Picked) => unknown, calls = CALLS): void {
  const at = (call: number) => from[(call * 7_919) % from.length]
  if (from.length === 0) return
  const times: number[] = []
  for (let call = 0; call < WARM_UP / (CALLS / calls) + calls; call += 1) {
    const one = at(call)
    if (one === undefined) continue
    const started = performance.now()
    act(one)
    if (call >= WARM_UP / (CALLS / calls)) times.push((performance.now() - started) * 1_000)
  }
  times.sort((a, b) => a - b)
  const share = (part: number) => Number((times[Math.floor(times.length * part)] ?? 0).toFixed(1))
  process.stdout.write(`${JSON.stringify({ what, calls: times.length, p50: share(0.5), p99: share(0.99) })}\n`)
}
