// Several procedures on one day: which of them are reduced, and where modifier 51 does not belong.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, nameOf, type ReadClaim, ruleCitation } from './claim.ts'
import { type Indicators, indicatorsOf } from './indicators.ts'

type Priced = { code: string; indicators: Indicators }

export function checkMultipleProcedures(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const priced = claim.codes.flatMap((code): Priced[] => {
    const indicators = indicatorsOf(book, code, claim.date)
    return indicators === null ? [] : [{ code, indicators }]
  })
  return [...misplaced51(claim, priced, book), ...reductions(claim, priced, book)]
}

/** 51 on what is never reduced: indicators 0 and 9, and add-on codes (global days ZZZ). */
function misplaced51({ lines, date }: ReadClaim, priced: readonly Priced[], book: CodeBook): ClaimFinding[] {
  return lines.flatMap((line) => {
    const indicators = priced.find(({ code }) => code === line.code)?.indicators
    if (!line.modifiers.includes('51') || indicators === undefined) return []
    const { multiple, globalDays, citation } = indicators
    const isAddOn = globalDays === 'ZZZ'
    if (!isAddOn && multiple !== '0' && multiple !== '9') return []
    const why = isAddOn
      ? 'an add-on code (global days ZZZ) is never reduced'
      : `multiple procedure indicator ${multiple}`
    return [
      {
        claim: `${nameOf(line)}: 51 does not apply, ${why}.`,
        rule: 'multiple-procedures',
        certainty: 'certain',
        citations: [citation, ...(isAddOn ? ruleCitation(book, 'add-on-no-51', date) : [])],
      },
    ]
  })
}

/** One finding for each kind of reduction that two codes of the claim share; endoscopies share a base code. */
function reductions({ date }: ReadClaim, priced: readonly Priced[], book: CodeBook): ClaimFinding[] {
  const groups = new Map<string, Priced[]>()
  for (const one of priced) {
    const { multiple, endoscopicBase } = one.indicators
    if (multiple === null || REDUCTIONS[multiple] === undefined) continue
    const family = multiple === ENDOSCOPY ? `${multiple} ${endoscopicBase ?? ''}` : multiple
    groups.set(family, [...(groups.get(family) ?? []), one])
  }
  return [...groups].flatMap(([family, group]): ClaimFinding[] => {
    const [first, ...more] = group
    const [indicator = '', base = ''] = family.split(' ')
    const reduction = REDUCTIONS[indicator]
    if (first === undefined || more.length === 0 || reduction === undefined) return []
    const codes = group.map(({ code }) => code).join(', ')
    const named = base === '' ? '' : ` with the base ${base}`
    return [
      {
        claim: `${codes}: multiple procedure indicator ${indicator}${named}, ${reduction.how}`,
        rule: 'multiple-procedures',
        certainty: 'certain',
        citations: [
          first.indicators.citation,
          ...more.map(({ indicators }) => indicators.citation),
          ...(reduction.note === null ? [] : ruleCitation(book, reduction.note, date)),
        ],
      },
    ]
  })
}

const ENDOSCOPY = '3'
/** RVU file, multiple procedure indicator. */
const REDUCTIONS: Record<string, { how: string; note: string | null }> = {
  '1': { how: 'the highest is paid in full, the second at 50 percent, those behind it at 25 percent.', note: null },
  '2': { how: 'the highest is paid in full, the next four at 50 percent each.', note: 'multiple-procedures' },
  '3': {
    how: 'the highest endoscopy of the family is paid in full, of each other only what it exceeds the base by.',
    note: 'multiple-endoscopy',
  },
  '4': {
    how: 'the technical part of each but the highest is paid at 50 percent, the professional part at 95 percent.',
    note: null,
  },
  '5': {
    how: 'the practice expense of each therapy unit but the highest is paid at 50 percent.',
    note: 'multiple-therapy',
  },
  '6': { how: 'the technical part of each cardiovascular test but the highest is paid at 75 percent.', note: null },
  '7': { how: 'the technical part of each eye test but the highest is paid at 80 percent.', note: null },
}
