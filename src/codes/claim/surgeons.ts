// Modifiers of assistants, co-surgeons and surgical teams against the indicators of the fee schedule.
import type { CodeBook } from '../code-book.ts'
import { type ClaimFinding, nameOf, type ReadClaim, type ReadLine } from './claim.ts'
import { type Indicators, indicatorsOf } from './indicators.ts'

export function checkSurgeons(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  return claim.lines.flatMap((line) => {
    if (!line.modifiers.some((modifier) => modifier in ROLE_OF)) return []
    const indicators = indicatorsOf(book, line.code, claim.date)
    return indicators === null ? [] : line.modifiers.flatMap((modifier) => roleFinding(line, modifier, indicators))
  })
}

type Role = 'assistant' | 'coSurgeon' | 'team'
const ROLE_OF: Record<string, Role> = {
  '80': 'assistant',
  '81': 'assistant',
  '82': 'assistant',
  AS: 'assistant',
  '62': 'coSurgeon',
  '66': 'team',
}

function roleFinding(line: ReadLine, modifier: string, indicators: Indicators): ClaimFinding[] {
  const role = ROLE_OF[modifier]
  const indicator = role === undefined ? null : indicators[role]
  const said = role === undefined || indicator === null ? undefined : MEANINGS[role][indicator]
  if (role === undefined || said === undefined) return []
  return [
    {
      claim: `${nameOf(line)}: ${NAMES[role]} indicator ${indicator}, ${said.reason}`,
      rule: 'surgeons',
      certainty: said.certainty,
      citations: [indicators.citation],
    },
  ]
}

const NAMES: Record<Role, string> = { assistant: 'assistant at surgery', coSurgeon: 'co-surgeon', team: 'team surgery' }
type Meaning = { reason: string; certainty: ClaimFinding['certainty'] }
const NO_CONCEPT: Meaning = { reason: 'the concept does not apply to the code.', certainty: 'certain' }

/** RVU file, assistant at surgery, co-surgeons, team surgery; 2 pays, and so says nothing against the line. */
const MEANINGS: Record<Role, Record<string, Meaning>> = {
  assistant: {
    '0': { reason: 'paid only when the record sent along shows that an assistant was needed.', certainty: 'depends' },
    '1': { reason: 'an assistant is never paid.', certainty: 'certain' },
    '9': NO_CONCEPT,
  },
  coSurgeon: {
    '0': { reason: 'two surgeons are not paid.', certainty: 'certain' },
    '1': { reason: 'two surgeons are paid only when the record sent along shows the need.', certainty: 'depends' },
    '9': NO_CONCEPT,
  },
  team: {
    '0': { reason: 'a team is not paid.', certainty: 'certain' },
    '1': {
      reason: 'a team is paid only when the record sent along shows the need, priced by report.',
      certainty: 'depends',
    },
    '9': NO_CONCEPT,
  },
}
