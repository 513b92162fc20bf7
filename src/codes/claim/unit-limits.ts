// NCCI medically unlikely edits: the most units of a line or a day.
import type { CodeBook } from '../code-book.ts'
import type { UnitLimit } from '../code-record.ts'
import { type ClaimFinding, type ReadClaim, type ReadLine, ruleCitation } from './claim.ts'
import { indicatorsOf } from './indicators.ts'

export function checkUnits(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  return claim.codes.flatMap((code) => checkCode(code, claim, book))
}

function checkCode(code: string, claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const limits = book.unitLimits(code, claim.date)
  const limit = limits.find(({ table }) => table === 'practitioner') ?? limits[0]
  if (limit === undefined) return []
  const lines = claim.lines.filter((line) => line.code === code)
  const units = lines.map((line) => line.units)
  const billed = limit.mai === 1 ? Math.max(...units) : units.reduce((sum, n) => sum + n, 0)
  if (billed <= limit.units) return []
  const where = limit.mai === 1 ? 'on one line' : `on ${claim.date}`
  const table = limit.table === 'practitioner' ? '' : `, ${limit.table} table`
  const elsewhere = limits.filter((other) => limit.units === 0 && other.units > 0)
  const meaning = limit.units === 0 ? noneExpected(elsewhere) : MAI_MEANING[limit.mai]
  return [
    {
      claim: `${code}: ${billed} ${billed === 1 ? 'unit' : 'units'} ${where}, the limit is ${limit.units} (MAI ${limit.mai}${table}). ${meaning}${bothSides(lines, claim, book)}`,
      rule: 'unit-limits',
      certainty: elsewhere.length > 0 ? 'depends' : 'certain',
      citations: [
        limit.citation,
        ...elsewhere.map(({ citation }) => citation),
        ...ruleCitation(book, `mai-${limit.mai}`, claim.date),
      ],
    },
  ]
}

/** Each kind of provider has a table of its own: what a physician never bills, a supplier may. */
function noneExpected(elsewhere: readonly UnitLimit[]): string {
  const others = elsewhere.map(({ table, units }) => `the ${table} table allows ${units}`)
  const more = others.length === 0 ? '' : `; ${others.join(', ')}`
  return `A limit of 0 says that the code is not expected on such a claim at all${more}.`
}

const MAI_MEANING: Record<UnitLimit['mai'], string> = {
  1: 'The line is judged by itself: units above it may go on another line with a modifier that the record supports.',
  2: 'The limit of a day rests on law or policy: it is absolute, also on appeal.',
  3: 'The limit of a day is clinical: units above it are denied, and may be paid on appeal with the record.',
}

/** Two sides on two lines count as two units, and with 50 as one (NCCI Policy Manual, chapter I, section V). */
function bothSides(lines: readonly ReadLine[], { date }: ReadClaim, book: CodeBook): string {
  const onBoth = ['LT', 'RT'].every((side) => lines.some(({ modifiers }) => modifiers.includes(side)))
  const isPaidTwice = onBoth && indicatorsOf(book, lines[0]?.code ?? '', date)?.bilateral === '1'
  return isPaidTwice ? ' Both sides are one unit on one line with 50 (bilateral indicator 1).' : ''
}
