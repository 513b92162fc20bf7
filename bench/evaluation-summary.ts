// The generated part of docs/evaluation/summary.md: numbers, and what was missed with the reasons that a reader has written beside.
import { numbersOf, type Result, type Totals } from './evaluation.ts'

const BEGINS = '<!-- written by npm run evaluate -- --summary; the column Why is kept -->'
const ENDS = '<!-- end of what is written by npm run evaluate -->'
/** Stands where nobody has said yet why something was missed. */
const UNEXPLAINED = '**to explain**'

/**
 * The page with its generated part made anew; null when it has none. What stands under Why is kept while the same question misses the
 * same. Numbers and misses only: the questions are not for this repository.
 */
export function summaryWith(
  page: string,
  run: { totals: Totals; last: Totals | null; results: readonly Result[] },
): string | null {
  const from = page.indexOf(BEGINS)
  const to = page.indexOf(ENDS)
  if (from < 0 || to < from) return null
  const why = reasonsIn(page.slice(from, to))
  const parts = [
    BEGINS,
    numbers(run.totals, run.last),
    ...MISSES.map(({ title, startsWith }) => missesTable(title, startsWith, run.results, why)),
  ]
  return `${page.slice(0, from)}${parts.join('\n\n')}\n\n${page.slice(to)}`
}

/** As `missesOf` begins them. */
const MISSES = [
  { title: 'Codes missed', startsWith: 'code ' },
  { title: 'Asks missed or near', startsWith: 'ask ' },
  { title: 'Forbidden statements to read', startsWith: 'forbidden ' },
  { title: 'Blocked drafts', startsWith: 'blocked: ' },
]

function numbers(totals: Totals, last: Totals | null): string {
  const before = last === null ? [] : numbersOf(last)
  const rows = numbersOf(totals).map(({ of, is, wanted }, at) => {
    const was = last === null ? [] : [before[at]?.is ?? '']
    return row([of, ...was, is, wanted])
  })
  const head = ['', ...(last === null ? [] : ['last run']), 'this run', 'wanted']
  return [row(head), row(head.map(() => '---')), ...rows].join('\n')
}

function missesTable(title: string, startsWith: string, results: readonly Result[], why: Map<string, string>): string {
  const rows = results.flatMap(({ id, misses }) =>
    misses
      .filter((miss) => miss.startsWith(startsWith))
      .map((miss) => miss.slice(startsWith.length))
      .map((miss) => row([id, miss, why.get(keyOf(id, miss)) ?? UNEXPLAINED])),
  )
  const table =
    rows.length === 0 ? 'None.' : [row(['Question', 'Missed', 'Why']), row(['---', '---', '---']), ...rows].join('\n')
  return `## ${title}\n\n${table}`
}

/** By question and miss, what a reader wrote. */
function reasonsIn(generated: string): Map<string, string> {
  const reasons = new Map<string, string>()
  for (const line of generated.split('\n')) {
    const [, id, miss, why] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    if (id !== undefined && miss !== undefined && why !== undefined)
      reasons.set(keyOf(id, unescaped(miss)), unescaped(why))
  }
  return reasons
}

function keyOf(id: string, miss: string): string {
  return `${id}\n${miss.replace(/\s+/g, ' ').trim()}`
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')).join(' | ')} |`
}

function unescaped(cell: string): string {
  return cell.replaceAll('\\|', '|')
}
