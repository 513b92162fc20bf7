// Critical care by minutes: 99291 from 30, and 99292 where CPT and Medicare part ways.
import type { CodeRecord } from '../../codes/code-record.ts'
import { isMedicare } from '../../question/payer.ts'
import { minutesIn } from '../../question/quantities.ts'
import { billable, procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations, noteSays } from '../said.ts'
import { isVisit } from './visit.ts'
import { visitCandidates } from './visit-candidates.ts'

const RULE = 'critical-care'
const LEAST_MINUTES = 30
const FIRST_COVERS = 74
// CPT counts 99292 from the minute after 74; Medicare from a full 30 minutes after it (CMS CY2023 final rule, 104 minutes).
const MEDICARE_LEAST = 104
const STEP = 30

export function criticalCare(facts: Facts): Advice {
  const first = firstHour(facts)
  const minutes = minutesOfDay(facts)
  const visit = billable(facts).find(({ record }) => isVisit(record.code))?.record
  if (first && visit) return withVisit(visit.code, facts)
  if (!first || minutes === undefined) return NOTHING
  const proof = [...noteCitations(facts, 'critical-care-99292'), first.citation]
  const asks: Advice['asks'] = [
    { slot: 'minutes', weight: 90, text: 'the critical care minutes without separately billed procedures' },
  ]
  if (minutes < LEAST_MINUTES) {
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'certain',
          `No: ${minutes} minutes are under ${LEAST_MINUTES}, so 99291 is not reported, also not with a reduced-service modifier; report the visit code that fits the setting and decision making.`,
          proof,
        ),
      ],
      claimLines: [line('99291', { units: DROPPED }), ...visitCandidates(facts)],
      asks: [...asks, { slot: 'service', weight: 88, text: 'the setting and decision making, for the visit level' }],
    })
  }
  const cpt = minutes <= FIRST_COVERS ? 0 : Math.ceil((minutes - FIRST_COVERS) / STEP)
  const medicare = minutes < MEDICARE_LEAST ? 0 : Math.floor((minutes - FIRST_COVERS) / STEP)
  const byMedicare = isMedicare(facts.question.payer)
  const units = byMedicare ? medicare : cpt
  const asked = billable(facts).find(({ record }) => record.code === '99292')?.mention.units
  const denied = byMedicare && cpt !== medicare && asked !== undefined ? 'No: ' : ''
  const differ =
    cpt === medicare
      ? ''
      : ` Medicare counts 99292 only from ${MEDICARE_LEAST} minutes: here x${medicare}; payers that follow CPT count it from ${FIRST_COVERS + 1} minutes: here x${cpt}.`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${denied}${minutes} minutes are 99291 once${units > 0 ? ` and 99292 x${units}` : ''}.${differ}`,
        proof,
      ),
    ],
    claimLines: [
      line('99291'),
      line(
        '99292',
        units > 0
          ? { units, conditional: cpt === medicare || byMedicare ? null : 'payers that follow CPT; Medicare differs' }
          : { units: DROPPED },
      ),
    ],
    asks,
  })
}

/** Times of one day are added, also those of colleagues of one specialty in a group (note `critical-care-time`). */
function minutesOfDay({ question: { quantities, text } }: Facts): number | undefined {
  const times = quantities.filter(({ measure }) => measure === 'minute')
  const [whole, part] = times
  // "75 minutes including 20 for the line": what is billed apart is taken out.
  if (whole && part && times.length === 2 && part.amount < whole.amount && INCLUDING.test(text))
    return whole.amount - part.amount
  if (EXCLUDING.test(text)) return minutesIn(quantities)
  const isAdded = times.length > 1 && /\b(?:then|later|again|and|plus|both|two)\b/i.test(text)
  return isAdded ? times.reduce((sum, { amount }) => sum + amount, 0) : minutesIn(quantities)
}

const INCLUDING = /\binclud(?:es?|ing|ed)\b|\bof (?:which|that)\b|\bout of (?:that|it)\b/i
const EXCLUDING = /\b(?:exclud(?:es?|ing|ed)|exclusive|not count\w{0,3}|not includ\w{0,3}|apart from|separate from)\b/i

/** 99291 where it or 99292 is named, or where the mail says critical care and names no code at all. */
function firstHour(facts: Facts): CodeRecord | undefined {
  const named = billable(facts).find(({ record }) => record.code === '99291' || record.code === '99292')?.record
  const worded = procedures(facts).length === 0 && /\bcritical care\b/i.test(facts.question.text)
  return named ?? (worded ? facts.book.onDate('99291', facts.date)[0] : undefined)
}

function withVisit(visit: string, facts: Facts): Advice {
  const proof = noteCitations(facts, 'critical-care-same-day-visit')
  return advice({
    findings: [
      noteSays(facts, 'critical-care-same-day-visit', RULE, 'answer'),
      finding(
        RULE,
        'documentation',
        'certain',
        `The record should show two time frames: ${visit} before the patient needed critical care, and 99291 after.`,
        proof,
      ),
    ],
    claimLines: [
      line(visit, { modifiers: ['25'], conditional: 'only if it came before critical care was needed' }),
      line('99291'),
    ],
    asks: [
      { slot: 'minutes', weight: 90, text: 'the times of the visit and the critical care minutes' },
      { slot: 'provider', weight: 80, text: 'whether both were by the same physician or specialty' },
    ],
  })
}
