// A visit on the day of a procedure belongs to its global period, unless a modifier says why it does not.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, nameOf, type ReadClaim, type ReadLine, ruleCitation } from './claim.ts'
import { type Indicators, indicatorsOf } from './indicators.ts'
import { isVisit } from './visit.ts'

/**
 * Each visit beside each procedure with a global period (Medicare Claims Processing Manual, chapter 12, 40.1 and 40.2):
 * 25 sets it apart from a minor procedure (000, 010), 57 from a major one (090).
 */
export function checkGlobalDays(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const visits = claim.lines.filter(({ code }) => isVisit(code))
  if (visits.length === 0) return []
  const procedures = claim.codes
    .filter((code) => !isVisit(code))
    .flatMap((code) => {
      const indicators = indicatorsOf(book, code, claim.date)
      return indicators === null ? [] : [{ code, indicators }]
    })
  return visits.flatMap((visit) =>
    procedures.flatMap(({ code, indicators }) => visitFinding(visit, code, indicators, claim, book)),
  )
}

function visitFinding(
  visit: ReadLine,
  code: string,
  { globalDays, citation }: Indicators,
  { date }: ReadClaim,
  book: CodeBook,
): ClaimFinding[] {
  const has = (...modifiers: string[]) => modifiers.find((modifier) => visit.modifiers.includes(modifier))
  const say = (claim: string, certainty: ClaimFinding['certainty'], modifier: string): ClaimFinding[] => [
    {
      claim: `${nameOf(visit)} beside ${code} (global days ${globalDays}): ${claim}`,
      rule: 'global-days',
      certainty,
      citations: [citation, ...ruleCitation(book, `modifier-${modifier}`, date)],
    },
  ]
  switch (globalDays) {
    case '000':
    case '010':
      if (has('25', '24')) return []
      if (has('57'))
        return say(
          '57 is for the decision for major surgery (090); beside a minor procedure the visit needs 25.',
          'likely',
          '57',
        )
      return say(
        'the visit on the day is included; paid apart only with 25, when it was significant and separate by the record.',
        'likely',
        '25',
      )
    case '090':
      if (has('57', '24')) return []
      if (has('25'))
        return say(
          '25 is for minor procedures; a visit that decided for major surgery takes 57, one for something else needs its own diagnosis.',
          'depends',
          '57',
        )
      return say(
        'the visit on the day is included in major surgery; the one that decided for the surgery is paid with 57.',
        'likely',
        '57',
      )
    default:
      return []
  }
}
