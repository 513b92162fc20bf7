// The codes of a claim under a heading of ICD-10-CM, in the order of the book.
import type { CodeRecord } from '../../codes/code-record.ts'
import type { Facts } from '../finding.ts'

// Of a heading as wide as a chapter's category only the first codes are named, and few headings below it are opened.
const MOST_CHILDREN = 6
const MOST_HEADINGS = 4

/** The first billable codes under a heading, in the order of the book. */
export function leavesUnder(code: string, facts: Facts): CodeRecord[] {
  const leaves: CodeRecord[] = []
  const waiting = [code]
  for (let visited = 0; visited < MOST_HEADINGS && waiting.length > 0 && leaves.length < MOST_CHILDREN; visited++) {
    const { children } = facts.book.familyOf(waiting.shift() ?? '', 'ICD-10-CM', facts.date)
    for (const child of children) {
      if (!child.billable) waiting.push(child.code)
      else leaves.push(...facts.book.onDate(child.code, facts.date).filter(({ system }) => system === 'ICD-10-CM'))
    }
  }
  return leaves.slice(0, MOST_CHILDREN)
}
