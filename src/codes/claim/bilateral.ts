// Modifier 50, and the same code on both sides, against the bilateral indicator of the fee schedule.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'
import { indicatorsOf } from './indicators.ts'

export function checkBilateral(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  return claim.codes.flatMap((code) => {
    const lines = claim.lines.filter((line) => line.code === code)
    const marked = lines.filter(({ modifiers }) => modifiers.includes('50'))
    const onBoth = ['LT', 'RT'].every((side) => lines.some(({ modifiers }) => modifiers.includes(side)))
    if (marked.length === 0 && !onBoth) return []
    const indicators = indicatorsOf(book, code, claim.date)
    if (indicators?.bilateral == null) return []
    const { bilateral, citation } = indicators
    const how = marked.length > 0 ? `${code}-50` : `${code} with LT and RT`
    const say = (reason: string): ClaimFinding => ({
      claim: `${how}: ${reason}`,
      rule: 'bilateral',
      certainty: 'certain',
      citations: [citation, ...ruleCitation(book, `bilateral-${bilateral}`, claim.date)],
    })
    const reason = REASONS[bilateral]
    if (reason !== undefined) return [say(`bilateral indicator ${bilateral}, ${reason}`)]
    const several = marked.find(({ units }) => units > 1)
    if (several === undefined) return []
    return [say(`bilateral indicator ${bilateral}: with 50 both sides are one unit on one line, not ${several.units}.`)]
  })
}

/** What the indicator says against billing two sides (RVU file, bilateral surgery); 1 and 3 pay both. */
const REASONS: Record<string, string> = {
  '0': 'no adjustment for two sides: the two together are paid as one.',
  '2': 'the price is for both sides already: it is billed once, without 50 or sides.',
  '9': 'the concept does not apply to the code: 50 is not accepted.',
}
