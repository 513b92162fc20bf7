// Checks the codes of a claim against payer edits: pairs, units and add-ons, each for one patient, provider and day.
import type { Citation, IsoDate } from './citation.ts'
import type { CheckedLine, ClaimFinding } from './claim-check.ts'
import type { CodeBook } from './code-book.ts'
import type { PairEdit, UnitLimit } from './code-record.ts'
import { BYPASS_CITATION, BYPASS_NOTE, bypassModifiers, mayBypass } from './ncci-modifiers.ts'

/** Primaries named in a message; the add-on's rows hold them all. */
const NAMED_PRIMARIES = 8

export function checkPair(
  book: CodeBook,
  a: string,
  b: string,
  lines: readonly CheckedLine[],
  date: IsoDate,
): ClaimFinding[] {
  const edits = book.pairs(a, b, date)
  const practitioner = edits.filter((edit) => edit.table === 'practitioner')
  return (practitioner.length > 0 ? practitioner : edits).map((edit) => {
    const list = book.note(BYPASS_NOTE, date)?.citation ?? BYPASS_CITATION
    return pairFinding(edit, lines, date, list)
  })
}

function pairFinding(edit: PairEdit, lines: readonly CheckedLine[], date: IsoDate, list: Citation): ClaimFinding {
  const of = (code: string) => lines.filter((line) => line.code === code).flatMap((line) => line.modifiers)
  const modifiers = { column1: of(edit.column1), column2: of(edit.column2) }
  const bypass = mayBypass(edit, modifiers, date)
  const table = edit.table === 'practitioner' ? '' : ` (${edit.table} table)`
  const start = `NCCI pairs ${edit.column1} (column one, paid) with ${edit.column2} (column two, denied)${table}`
  const say = (claim: string, certainty: ClaimFinding['certainty'], cited = true): ClaimFinding => ({
    claim,
    rule: 'pair-edits',
    certainty,
    citations: cited ? [edit.citation, list] : [edit.citation],
  })
  switch (bypass.is) {
    case 'never': {
      const tried = [...modifiers.column1, ...modifiers.column2].filter((modifier) => bypassModifiers.has(modifier))
      const useless = tried.length > 0 ? ` ${tried.join(', ')} does not change that.` : ''
      return say(
        `${start}, indicator 0: ${edit.column2} is not paid beside it and no modifier bypasses the edit.${useless}`,
        'certain',
        false,
      )
    }
    case 'no_edit':
      return say(`${start}, indicator 9: the edit was deleted and does not apply.`, 'certain', false)
    case 'marked': {
      const line = bypass.column === 1 ? edit.column1 : edit.column2
      return say(
        `${start}, indicator 1: modifier ${bypass.modifier} on ${line} may bypass the edit, when the record supports what it says.`,
        'depends',
      )
    }
    case 'unmarked':
      return say(
        `${start}, indicator 1: as written ${edit.column2} is denied; only a modifier of NCCI's list that the record supports bypasses the edit.`,
        'certain',
      )
  }
}

export function checkUnits(book: CodeBook, code: string, lines: readonly CheckedLine[], date: IsoDate): ClaimFinding[] {
  const limits = book.unitLimits(code, date)
  const limit = limits.find(({ table }) => table === 'practitioner') ?? limits[0]
  if (limit === undefined) return []
  const units = lines.filter((line) => line.code === code).map((line) => line.units)
  const billed = limit.mai === 1 ? Math.max(...units) : units.reduce((sum, n) => sum + n, 0)
  if (billed <= limit.units) return []
  const where = limit.mai === 1 ? 'on one line' : `on ${date}`
  const table = limit.table === 'practitioner' ? '' : `, ${limit.table} table`
  const claim = `${code}: ${billed} units ${where}, the limit is ${limit.units} (MAI ${limit.mai}${table}). ${MAI_MEANING[limit.mai]}`
  return [{ claim, rule: 'unit-limits', certainty: 'certain', citations: [limit.citation] }]
}

const MAI_MEANING: Record<UnitLimit['mai'], string> = {
  1: 'The line is judged by itself: units above it may go on another line with a modifier that the record supports.',
  2: 'The limit of a day rests on law or policy: it is absolute, also on appeal.',
  3: 'The limit of a day is clinical: units above it are denied, and may be paid on appeal with the record.',
}

export function checkAddOn(book: CodeBook, code: string, codes: readonly string[], date: IsoDate): ClaimFinding[] {
  const rows = book.addOns(code, date)
  const [first] = rows
  if (first === undefined || rows.some(({ primary }) => primary !== null && codes.includes(primary))) return []
  // A code beside it that is itself an add-on is no primary.
  const others = codes.filter((other) => other !== code && book.addOns(other, date).length === 0)
  const primaries = rows.flatMap(({ primary }) => primary ?? []).sort()
  const more = primaries.length - NAMED_PRIMARIES
  const named = `${primaries.slice(0, NAMED_PRIMARIES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  const alone = others.length === 0
  const say = (claim: string, certainty: ClaimFinding['certainty']): ClaimFinding[] => {
    const [citation, ...rest] = rows.slice(0, NAMED_PRIMARIES).map((row) => row.citation)
    return [{ claim, rule: 'add-ons', certainty, citations: [citation ?? first.citation, ...rest] }]
  }
  // One list may hold several types (an edit changed its type over time); the strictest row speaks.
  switch (Math.min(...rows.map(({ type }) => type))) {
    case 1:
      return say(`${code} is an add-on code and none of its primaries is on the claim: ${named}.`, 'certain')
    case 2:
      return alone
        ? say(
            `${code} is an add-on code and is never billed alone; the contractor decides which primaries it takes.`,
            'certain',
          )
        : say(
            `${code} is an add-on code without a published list of primaries; the contractor decides about ${others.join(', ')}.`,
            'depends',
          )
    default:
      return alone
        ? say(`${code} is an add-on code and is never billed alone; its published primaries are ${named}.`, 'certain')
        : say(
            `${code} is an add-on code whose published list (${named}) is not complete; the contractor decides about ${others.join(', ')}.`,
            'depends',
          )
  }
}
