// A substitute physician's days in a row by the two dates of the mail: Medicare ends at sixty.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'

const RULE = 'substitute-days'
const SPEAKS_OF_IT = /\blocums?\b|\bsubstitute (?:physician|doctor|surgeon|provider)\b|\bQ[56]\b/i
const DAY = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?(?![\d/])/g
// Claims Processing Manual ch. 1 section 30.2.11.
const MOST_DAYS = 60
const DAY_MS = 86_400_000

export function substituteDays(facts: Facts): Advice {
  const { text } = facts.question
  const [from, to] =
    daysTold(text) ?? [...text.matchAll(DAY)].map(([, month, day]) => Date.UTC(2000, Number(month) - 1, Number(day)))
  if (!SPEAKS_OF_IT.test(text) || from === undefined || to === undefined || to <= from) return NOTHING
  const days = Math.round((to - from) / DAY_MS) + 1
  const said =
    days > MOST_DAYS
      ? `Yes, a problem: that is ${days} days in a row, and Q6 ends after ${MOST_DAYS}. What was done from day ${MOST_DAYS + 1} on goes out under the substitute's own enrollment, and what was paid under Q6 for it is given back; only active duty of the regular physician lifts the limit.`
      : `No problem yet: ${days} days in a row are within the ${MOST_DAYS} of Q6, counted from the substitute's first patient.`
  return advice({
    findings: [finding(RULE, 'answer', 'likely', said, noteCitations(facts, 'locum-after-60', 'modifier-q5-q6'))],
    asks: [
      {
        slot: 'provider',
        weight: 88,
        text: 'the first and last day the substitute saw patients, and whether the regular physician came back between',
      },
    ],
  })
}

const DAYS_OF = { week: 7, wk: 7, month: 30, day: 1 } as const
const DURATION = /\b(\d{1,3})[ -]?(week|wk|month|day)s?\b/i

/** "10 weeks" as the times of its first and last day. */
function daysTold(text: string): [number, number] | null {
  const [, count, unit] = DURATION.exec(text) ?? []
  const length = DAYS_OF[unit?.toLowerCase() as keyof typeof DAYS_OF]
  return count === undefined || length === undefined ? null : [0, (Number(count) * length - 1) * DAY_MS]
}
