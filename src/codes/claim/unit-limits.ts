// NCCI medically unlikely edits: the most units of a line or a day.
import type { CodeBook } from '../code-book.ts'
import type { UnitLimit } from '../code-record.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'

export function checkUnits(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  return claim.codes.flatMap((code) => checkCode(code, claim, book))
}

function checkCode(code: string, { lines, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const limits = book.unitLimits(code, date)
  const limit = limits.find(({ table }) => table === 'practitioner') ?? limits[0]
  if (limit === undefined) return []
  const units = lines.filter((line) => line.code === code).map((line) => line.units)
  const billed = limit.mai === 1 ? Math.max(...units) : units.reduce((sum, n) => sum + n, 0)
  if (billed <= limit.units) return []
  const where = limit.mai === 1 ? 'on one line' : `on ${date}`
  const table = limit.table === 'practitioner' ? '' : `, ${limit.table} table`
  return [
    {
      claim: `${code}: ${billed} units ${where}, the limit is ${limit.units} (MAI ${limit.mai}${table}). ${MAI_MEANING[limit.mai]}`,
      rule: 'unit-limits',
      certainty: 'certain',
      citations: [limit.citation, ...ruleCitation(book, `mai-${limit.mai}`, date)],
    },
  ]
}

const MAI_MEANING: Record<UnitLimit['mai'], string> = {
  1: 'The line is judged by itself: units above it may go on another line with a modifier that the record supports.',
  2: 'The limit of a day rests on law or policy: it is absolute, also on appeal.',
  3: 'The limit of a day is clinical: units above it are denied, and may be paid on appeal with the record.',
}
