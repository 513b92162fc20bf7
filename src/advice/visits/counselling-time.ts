// Counselling and planning by the minute, with codes of their own beside a visit.
import { minutesIn } from '../../question/quantities.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations, together } from '../said.ts'

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

// Medicare waives the patient's share of advance care planning on the day of the wellness visit (note `acp-with-awv`).
const WELLNESS = /\bAWV\b|\bwellness visit\b|\bG043[89]\b/i

export function counsellingTime(facts: Facts): Advice {
  const { text, quantities } = facts.question
  const minutes = minutesIn(quantities)
  if (minutes === undefined) return NOTHING
  const visits = billable(facts).filter(({ record }) => /^992[01]\d$/.test(record.code))
  return together(
    FAMILIES.filter(({ words }) => words.test(text)).map(({ steps, says }) => {
      const rows = steps(minutes).flatMap(([code, units]) => {
        const [record] = facts.book.onDate(code, facts.date)
        return record ? [{ record, units }] : []
      })
      const billed = rows.map(({ record, units }) => `${record.code} x${units}`).join(' and ')
      const [first] = rows
      if (!first) return NOTHING
      const withWellness = first.record.code === '99497' && WELLNESS.test(text)
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `${minutes} minutes are ${billed}, beside ${withWellness ? 'the wellness visit with 33 for Medicare' : 'a separate visit, with 25 on it where the payer wants that'}. ${says}.`,
            [
              ...rows.map(({ record }) => record.citation),
              ...(withWellness ? noteCitations(facts, 'acp-with-awv') : []),
            ],
          ),
        ],
        claimLines: [
          ...visits.map(({ record, mention }) =>
            line(record.code, {
              modifiers: ['25'],
              units: mention.units ?? 1,
              conditional: 'only if separate from the counseling',
            }),
          ),
          ...rows.map(({ record, units }) =>
            line(record.code, {
              units,
              modifiers: withWellness ? ['33'] : [],
              conditional: 'minutes documented apart from the visit',
            }),
          ),
        ],
        asks: [{ slot: 'minutes', weight: 80, text: 'the minutes as documented, apart from the visit' }],
      })
    }),
  )
}
