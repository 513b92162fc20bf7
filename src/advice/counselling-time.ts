// Counselling and planning by the minute, with codes of their own beside a visit.
import type { Advice, Facts } from './finding.ts'
import { advice, finding, line, NOTHING, together } from './said.ts'

const RULE = 'counselling-time'

type Family = {
  words: RegExp
  /** From these minutes on, and the code with its units. */
  steps: (minutes: number) => [string, number][]
  says: string
}

// Tobacco: National Coverage Determination 210.4; advance care planning: CPT time rule, a unit from its midpoint.
const FAMILIES: Family[] = [
  {
    words: /\b(?:tobacco|smoking)\b/i,
    steps: (minutes) => (minutes > 10 ? [['99407', 1]] : minutes > 3 ? [['99406', 1]] : []),
    says: 'Tobacco counseling: 99406 for more than 3 up to 10 minutes, 99407 for more than 10; 3 minutes or less are part of the visit',
  },
  {
    words: /\badvance care planning\b|\bACP\b/,
    steps: (minutes) =>
      minutes < 16
        ? []
        : [
            ['99497', 1],
            ...(minutes >= 46 ? ([['99498', Math.floor((minutes - 46) / 30) + 1]] as [string, number][]) : []),
          ],
    says: 'Advance care planning: 99497 for the first 30 minutes (from 16 on), 99498 for each further 30 (from 46 on)',
  },
]

export function counsellingTime(facts: Facts): Advice {
  const { text, quantities } = facts.question
  const minutes = quantities.find(({ measure }) => measure === 'minute')?.amount
  if (minutes === undefined) return NOTHING
  return together(
    FAMILIES.filter(({ words }) => words.test(text)).map(({ steps, says }) => {
      const rows = steps(minutes).flatMap(([code, units]) => {
        const [record] = facts.book.onDate(code, facts.date)
        return record ? [{ record, units }] : []
      })
      const billed = rows.map(({ record, units }) => `${record.code} x${units}`).join(' and ')
      const [first] = rows
      if (!first) return NOTHING
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `${minutes} minutes are ${billed}, beside a separate visit with 25. ${says}.`,
            rows.map(({ record }) => record.citation),
          ),
        ],
        claimLines: rows.map(({ record, units }) =>
          line(record.code, { units, conditional: 'minutes documented apart from the visit' }),
        ),
        asks: [{ slot: 'minutes', weight: 80, text: 'the minutes as documented, apart from the visit' }],
      })
    }),
  )
}
