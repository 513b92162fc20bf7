// The day of leaving a hospital has two codes by time.
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING } from '../said.ts'

const RULE = 'hospital-discharge'
const DISCHARGE = /^9923[89]$/
const SAME_DAY = /\bsame (?:day|date)\b|\bone (?:day|date)\b/i
// More than this is the longer discharge code.
const SHORT_DISCHARGE = 30
// Practitioners' days of leaving other places, and what is counted from the day of leaving, have codes of their own.
const ELSEWHERE = /\bTCM\b|\btransitional\b|\bnursing (?:home|facilit)|\bSNF\b|\bED\b|\bemergency\b/i

/** Coming and leaving on one date has codes of its own (`visit-in-setting`). */
export function hospitalDischarge(facts: Facts): Advice {
  const { text, quantities } = facts.question
  const named = procedures(facts).map(({ code }) => code)
  const minutes = minutesIn(quantities)
  if (minutes === undefined || SAME_DAY.test(text) || ELSEWHERE.test(text)) return NOTHING
  if (named.some((code) => !DISCHARGE.test(code)) || !(named.length > 0 || /\bdischarg/i.test(text))) return NOTHING
  const code = minutes > SHORT_DISCHARGE ? '99239' : '99238'
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${minutes} minutes on the day of discharge are ${code}: 99239 for more than ${SHORT_DISCHARGE} minutes, else 99238. The minutes have to be in the record.`,
        facts.book.onDate(code, facts.date).map(({ citation }) => citation),
      ),
    ],
    claimLines: [...named.filter((one) => one !== code).map((one) => line(one, { units: DROPPED })), line(code)],
  })
}
