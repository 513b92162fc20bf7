// The notes that count for a question: those in force on its date, and where a yearly release has run out, its last ones.
import type { RuleNote } from '../../codes/code-record.ts'
import type { Facts } from '../finding.ts'

/**
 * ICD-10-CM guidelines are loaded year by year. When the loaded year ended before the date, its notes still are the best the
 * book has; `dateCoverage` says in the same answer that they are of an earlier year.
 */
export function notesInForce(facts: Facts): RuleNote[] {
  const now = facts.book.notes(facts.date)
  const ids = new Set(now.map((note) => note.id))
  const lastDay = facts.book
    .releases()
    .filter((release) => /ICD-10-CM/.test(release.source) && release.validTo !== null && release.validTo < facts.date)
    .map((release) => release.validTo)
    .sort()
    .at(-1)
  const last = lastDay ? facts.book.notes(lastDay) : []
  return [...now, ...last.filter((note) => !ids.has(note.id) && note.validTo === lastDay)]
}
