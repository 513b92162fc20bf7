// Modifiers 26 and TC against the PC/TC indicator of the fee schedule.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, nameOf, type ReadClaim, ruleCitation } from './claim.ts'
import { type Indicators, indicatorsOf } from './indicators.ts'

const PARTS = ['26', 'TC'] as const

export function checkProfessionalTechnical(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const say = (reason: string, { pcTc, citation }: Indicators, certainty: ClaimFinding['certainty']): ClaimFinding => ({
    claim: `${reason} (PC/TC indicator ${pcTc}).`,
    rule: 'professional-technical',
    certainty,
    citations: [citation, ...ruleCitation(book, `pc-tc-${pcTc}`, claim.date)],
  })
  return claim.codes.flatMap((code) => {
    const lines = claim.lines.filter((line) => line.code === code)
    const parted = lines.filter(({ modifiers }) => PARTS.some((part) => modifiers.includes(part)))
    if (parted.length === 0) return []
    const indicators = indicatorsOf(book, code, claim.date)
    if (indicators?.pcTc == null) return []
    const reasons = REASONS[indicators.pcTc]
    const wrong = parted.flatMap((line) =>
      PARTS.flatMap((part) => {
        const reason = line.modifiers.includes(part) ? reasons?.[part] : undefined
        return reason === undefined ? [] : [say(`${nameOf(line)}: ${reason}`, indicators, 'certain')]
      }),
    )
    if (wrong.length > 0 || parted.length === lines.length) return wrong
    return [say(`${code} stands on the claim whole and in parts: the whole contains 26 and TC`, indicators, 'likely')]
  })
}

const NOT_SPLIT = 'the code has no professional and technical parts'
/** Why a modifier does not go with the indicator (RVU file, PC/TC indicator); what is not listed goes. */
const REASONS: Record<string, Partial<Record<(typeof PARTS)[number], string>>> = {
  '0': { '26': 'a physician service is not split into parts', TC: 'a physician service is not split into parts' },
  '2': { '26': 'the code is the professional part by itself', TC: 'the code is the professional part only' },
  '3': { '26': 'the code is the technical part only', TC: 'the code is the technical part by itself' },
  '4': {
    '26': 'the code is the whole test; its parts have codes of their own',
    TC: 'the code is the whole test; its parts have codes of their own',
  },
  '5': { '26': 'a service incident to a physician is not split', TC: 'a service incident to a physician is not split' },
  '6': { TC: 'only the interpretation of the laboratory test is paid; TC is not accepted' },
  '7': { '26': NOT_SPLIT, TC: NOT_SPLIT },
  '8': { '26': NOT_SPLIT, TC: NOT_SPLIT },
  '9': { '26': NOT_SPLIT, TC: NOT_SPLIT },
}
