// Do the modifiers of a line go together, and with the kind of service they stand on?

import type { CodeBook } from '../code-book.ts'
import { EITHER_COLUMN } from '../ncci-modifiers.ts'
import { type ClaimFinding, nameOf, type ReadClaim, type ReadLine, ruleCitation } from './claim.ts'
import { indicatorsOf } from './indicators.ts'
import { isVisit } from './visit.ts'

export function checkModifierUse(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  return [
    ...claim.lines.flatMap((line) => [...together(line, claim, book), ...onService(line, claim, book)]),
    ...alike(claim, book),
  ]
}

/** Two lines of one code with the same modifiers: the second is taken for the first sent again, unless a modifier says otherwise. */
function alike({ lines, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const names = lines.map(nameOf)
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) < at))
  return [...repeated].flatMap((name): ClaimFinding[] => {
    const [code = ''] = name.split('-')
    const rows = book.onDate(code, date).map(({ citation }) => citation)
    const [first, ...more] = [...rows.slice(0, 1), ...ruleCitation(book, 'modifier-76-77', date)]
    if (first === undefined) return []
    const claim = `${name} stands on more than one line: all but the first are denied as duplicates, unless a modifier says how it differs (a side, 59 or its like, 76, 77, 91).`
    return [{ claim, rule: 'modifier-use', certainty: 'likely', citations: [first, ...more] }]
  })
}

function together(line: ReadLine, { date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const has = (modifier: string) => line.modifiers.includes(modifier)
  const say = (reason: string, modifier: string, rule: string): ClaimFinding[] => {
    const [row] = book.onDate(modifier, date).filter(({ system }) => system === 'MODIFIER')
    const [first, ...more] = [...(row === undefined ? [] : [row.citation]), ...ruleCitation(book, rule, date)]
    if (first === undefined) return []
    return [
      { claim: `${nameOf(line)}: ${reason}`, rule: 'modifier-use', certainty: 'certain', citations: [first, ...more] },
    ]
  }
  const repeated = line.modifiers.find((modifier, at) => line.modifiers.indexOf(modifier) < at)
  const distinct = line.modifiers.filter((modifier) => EITHER_COLUMN.has(modifier))
  return [
    ...(repeated === undefined ? [] : say(`modifier ${repeated} stands on the line twice.`, repeated, '')),
    ...(new Set(distinct).size > 1
      ? say(
          `${distinct.join(' and ')} say the same of one line; the more exact one stands alone.`,
          distinct[0] ?? '',
          'modifier-59',
        )
      : []),
    ...(has('LT') && has('RT')
      ? say(
          'one line cannot be of the left and of the right side; use two lines, or 50 where the bilateral indicator allows it.',
          'LT',
          'modifier-50',
        )
      : []),
    ...(has('50') && (has('LT') || has('RT'))
      ? say('50 says both sides, so LT or RT beside it contradicts it.', '50', 'modifier-50')
      : []),
    ...(has('26') && has('TC')
      ? say('26 and TC on one line are the whole service; bill it without either.', '26', 'pc-tc-1')
      : []),
  ]
}

/** Modifiers of visits, and of procedures in a global period; each has its rule in the book's notes. */
const OF_VISITS = ['24', '25', '57'] as const
const OF_PROCEDURES = ['58', '78', '79'] as const
/** Global days of what is a procedure beyond doubt. */
const PROCEDURE_DAYS: ReadonlySet<string | null> = new Set(['000', '010', '090'])

function onService(line: ReadLine, { date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const indicators = indicatorsOf(book, line.code, date)
  if (indicators === null) return []
  const say = (modifier: string, reason: string): ClaimFinding => ({
    claim: `${nameOf(line)}: ${modifier} ${reason}`,
    rule: 'modifier-use',
    certainty: 'likely',
    citations: [indicators.citation, ...ruleCitation(book, `modifier-${modifier}`, date)],
  })
  const on = (modifiers: readonly string[]) => modifiers.filter((modifier) => line.modifiers.includes(modifier))
  if (isVisit(line.code))
    return on(OF_PROCEDURES).map((modifier) =>
      say(modifier, 'belongs on a procedure; a visit within a global period takes 24.'),
    )
  if (!PROCEDURE_DAYS.has(indicators.globalDays)) return []
  return on(OF_VISITS).map((modifier) =>
    say(modifier, `belongs on a visit, and this is a procedure (global days ${indicators.globalDays}).`),
  )
}
