// Families of codes that count lesions in steps: one, each further one, and from a number on a single code for all.
import type { Quantity } from '../../question/question.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'
import { countOf } from './add-on.ts'

// From `atLeast` on `whole` alone is reported, once, in place of the family's other codes.
const FAMILIES = [{ first: '17000', each: '17003', whole: '17004', atLeast: 15, note: 'actinic-keratosis-counts' }]

/** The count may stand in the mail ("16 actinic keratoses") or in the units of the add-on ("17003 x 15" is 16 lesions). */
export function lesionCounts(facts: Facts): Advice {
  const named = billable(facts)
  const family = FAMILIES.find(({ first, each }) =>
    named.some(({ record }) => record.code === first || record.code === each),
  )
  if (!family) return named.length === 0 ? byWords(facts) : NOTHING
  const addOnUnits = named.find(({ record }) => record.code === family.each)?.mention.units
  const count = countOf(facts)?.amount ?? (addOnUnits ? addOnUnits + 1 : undefined)
  if (count === undefined || count < family.atLeast) return NOTHING
  const rows = facts.book.pairs(family.whole, family.each, facts.date).map((row) => row.citation)
  return advice({
    findings: [
      finding(
        'lesion-counts',
        'answer',
        'certain',
        `${count} lesions are ${family.whole} alone, one unit: from ${family.atLeast} lesions on it takes the place of ${family.first} and ${family.each}, and is not reported with them.`,
        [...noteCitations(facts, family.note), ...rows],
      ),
    ],
    claimLines: [line(family.first, { units: DROPPED }), line(family.each, { units: DROPPED }), line(family.whole)],
    asks: [{ slot: 'diagnosis', weight: 80, text: 'the diagnosis of the lesions' }],
  })
}

function amountIn(...measures: string[]) {
  return (quantities: Quantity[]) => quantities.find(({ measure }) => measures.includes(measure))?.amount
}

// What is counted, by its words: the codes for a number of them (notes `actinic-keratosis-counts` and `wart-destruction`).
const WORDED: {
  words: RegExp
  note: string
  /** The count of the thing by its own name, where other things are counted beside it. */
  counts: (quantities: Quantity[]) => number | undefined
  units: (count: number) => [string, number][]
}[] = [
  {
    words: /\bactinic\b|\bAKs?\b/,
    note: 'actinic-keratosis-counts',
    counts: amountIn('ak', 'keratosis'),
    units: (count) =>
      count >= 15
        ? [['17004', 1]]
        : count > 1
          ? [
              ['17000', 1],
              ['17003', count - 1],
            ]
          : [['17000', 1]],
  },
  {
    words: /\bwarts?\b|\bmolluscum\b/i,
    note: 'wart-destruction',
    counts: amountIn('wart'),
    units: (count) => [[count >= 15 ? '17111' : '17110', 1]],
  },
]

function byWords(facts: Facts): Advice {
  const family = WORDED.find(({ words }) => words.test(facts.question.text))
  const count = family?.counts(facts.question.quantities) ?? countOf(facts)?.amount
  if (
    !family ||
    count === undefined ||
    !/\b(?:destr|fr(?:ee|o)z|cryo|burn|laser|LN2|liquid nitrogen|remov|treat)/i.test(facts.question.text)
  )
    return NOTHING
  const lines = family.units(count)
  return advice({
    findings: [
      finding(
        'lesion-counts',
        'answer',
        'likely',
        `${count} destroyed are ${lines.map(([code, units]) => `${code} x${units}`).join(' and ')}.`,
        noteCitations(facts, family.note),
      ),
    ],
    claimLines: lines.map(([code, units]) =>
      line(code, { units, conditional: 'if the note describes their destruction' }),
    ),
    asks: [{ slot: 'diagnosis', weight: 80, text: 'the diagnosis of the lesions' }],
  })
}
