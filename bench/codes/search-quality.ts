// Scores ranked codes against what was wanted, as the search folder's score_search.py does, and times the searches.
import type { Search } from './search-rivals.ts'

const PASSES = 3

/** `gold`: any of these codes; a `*` at the end stands for anything. */
export type Wanted = { words: string; gold: string[] }

/**
 * Shares of the queries with a wanted code among the first 1, 5 and 10, and milliseconds a search took: each query at its best of `PASSES`,
 * so that a first run of the code or another process on the machine is not measured.
 */
export function scored(search: Search, queries: readonly Wanted[]) {
  const ranks: number[] = []
  const times = queries.map(() => Number.POSITIVE_INFINITY)
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [at, { words, gold }] of queries.entries()) {
      const started = performance.now()
      const codes = search(words)
      times[at] = Math.min(times[at] ?? 0, performance.now() - started)
      if (pass === 0) ranks.push(codes.map(bare).findIndex((code) => gold.some((one) => isWanted(code, one))))
    }
  }
  times.sort((a, b) => a - b)
  const within = (first: number) => round(ranks.filter((rank) => rank >= 0 && rank < first).length / ranks.length, 3)
  const share = (part: number) => round(times[Math.floor(times.length * part)] ?? 0, 2)
  return {
    queries: ranks.length,
    at1: within(1),
    at5: within(5),
    at10: within(10),
    p50Ms: share(0.5),
    p99Ms: share(0.99),
  }
}

/** The queries of a table with the columns id, system, query, gold. */
export function readQueries(table: string): Wanted[] {
  const rows = table.trim().split('\n').slice(1)
  return rows.map((row) => row.split('\t')).map(([, , words = '', gold = '']) => ({ words, gold: gold.split(';') }))
}

function isWanted(code: string, wanted: string): boolean {
  return wanted.endsWith('*') ? code.startsWith(bare(wanted)) : code === bare(wanted)
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

export function round(number: number, digits: number): number {
  return Number(number.toFixed(digits))
}
