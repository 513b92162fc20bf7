// Infusions, pushes and hydration: one initial code an encounter, by rank and not by order in time.
import { minutesIn } from '../../question/quantities.ts'
import type { Quantity } from '../../question/question.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, together } from '../said.ts'
import { describedInfusions } from './described-infusions.ts'

const RULE = 'infusions'
// Initial codes by rank (note `infusion-hierarchy`: chemotherapy, drug infusion, push, hydration), each with what it becomes behind another.
const INITIAL: [string, string][] = [
  ['96413', '96417'],
  ['96409', '96411'],
  ['96365', '96367'],
  ['96374', '96375'],
  ['96360', '96361'],
]
const HYDRATION = new Set(['96360', '96361'])
const LEAST_HYDRATION_MINUTES = 31

export function infusions(facts: Facts): Advice {
  // What the mail tells beyond its codes is counted together with them there.
  if (describedInfusions(facts).findings.length > 0) return NOTHING
  const codes = billable(facts).map(({ record }) => record.code)
  const initial = INITIAL.filter(([code]) => codes.includes(code))
  const [leading, ...behind] = initial
  if (leading && behind.length === 0) return byTime(leading[0], facts)
  if (!leading) return NOTHING
  const proof = noteCitations(facts, 'infusion-one-initial', 'infusion-hierarchy')
  const minutes = minutesBehind(/\b9636[01]\b|\bhydrat/i, facts)
  const ofLeading = minutesBehind(new RegExp(`\\b${leading[0]}\\b`), facts)
  const hours =
    hasSeveralTimes(facts) && ofLeading !== undefined && ofLeading > HOUR
      ? furtherHours(leading[0], ofLeading, facts)
      : NOTHING
  const short = minutes !== undefined && minutes < LEAST_HYDRATION_MINUTES
  const turned = behind.filter(([code]) => !(HYDRATION.has(code) && short))
  const untimed = behind.filter((one) => !turned.includes(one))
  const hydrated = behind.some(([code]) => HYDRATION.has(code))
  const initials = advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `Only one initial code fits an encounter with one vein site: ${leading[0]} stays, and ${listed([...turned.map(([code, next]) => `${code} becomes ${next}`), ...untimed.map(([code]) => `${code} falls away`)])}.`,
        proof,
      ),
      finding(
        RULE,
        'why',
        'depends',
        'A second initial code is right only for separate vein sites that the protocol needs, or a separate encounter, marked by 59 or an X modifier; not to keep both.',
        noteCitations(facts, 'infusion-one-initial'),
      ),
      hydrated
        ? finding(
            RULE,
            'answer',
            'certain',
            `Hydration needs at least ${LEAST_HYDRATION_MINUTES} minutes${minutes === undefined ? '' : `; ${minutes} minutes ${short ? 'are too few, so none is billed' : 'reach that'}`}.`,
            noteCitations(facts, 'hydration-31-minutes'),
          )
        : null,
      finding(
        RULE,
        'documentation',
        'certain',
        'The record should hold start and stop times, each drug, and the vein site.',
        proof,
      ),
    ],
    claimLines: [
      ...behind.map(([code]) => line(code, { units: DROPPED })),
      line(leading[0]),
      ...turned.map(([, next]) => line(next, { conditional: 'start and stop times documented' })),
    ],
    asks: [{ slot: 'minutes', weight: 91, text: 'start and stop times and the vein access sites' }],
  })
  return together([initials, { ...hours, asks: [] }])
}

/** Of several times the one that stands behind a code or its name; of one alone that one. */
function minutesBehind(name: RegExp, facts: Facts): number | undefined {
  const { text } = facts.question
  const at = text.search(name)
  const behind = timesIn(facts).find(({ asWritten }) => text.indexOf(asWritten) > at)
  return minutesIn(hasSeveralTimes(facts) && behind ? [behind] : timesIn(facts))
}

function timesIn({ question }: Facts): Quantity[] {
  return question.quantities.filter(({ measure }) => measure === 'minute' || measure === 'hour')
}

function hasSeveralTimes(facts: Facts): boolean {
  return timesIn(facts).length > 1
}

// Hours after the first, by the code of the first hour.
const FURTHER_HOUR: Record<string, string> = { '96365': '96366', '96413': '96415', '96360': '96361' }
const HOUR = 60
// A further hour counts from its 31st minute (note `infusion-additional-hour`).
const MOST_OF_HOUR = 31

// What a drug infusion of 15 minutes or less is (note `push-15-minutes`).
const PUSH_OF: Record<string, string> = { '96365': '96374', '96413': '96409' }
const MOST_PUSH_MINUTES = 15

/** One infusion with its minutes: a push, the first hour, or the hours after it that were reached. */
function byTime(code: string, facts: Facts): Advice {
  const minutes = minutesIn(facts.question.quantities)
  if (minutes === undefined) return NOTHING
  const push = PUSH_OF[code]
  if (push !== undefined && minutes <= MOST_PUSH_MINUTES)
    return tooShort(
      code,
      `${minutes} minutes are a push, ${push}; an infusion begins at ${MOST_PUSH_MINUTES + 1} minutes`,
      'push-15-minutes',
      [push],
      facts,
    )
  if (HYDRATION.has(code) && minutes < LEAST_HYDRATION_MINUTES)
    return tooShort(
      code,
      `hydration of ${minutes} minutes is not billed; it needs ${LEAST_HYDRATION_MINUTES}`,
      'hydration-31-minutes',
      [],
      facts,
    )
  return minutes > HOUR ? furtherHours(code, minutes, facts) : NOTHING
}

function tooShort(code: string, why: string, note: string, instead: string[], facts: Facts): Advice {
  return advice({
    findings: [finding(RULE, 'answer', 'certain', `No, not ${code}: ${why}.`, noteCitations(facts, note))],
    claimLines: [
      line(code, { units: DROPPED }),
      ...instead.map((push) => line(push, { conditional: 'start and stop times documented' })),
    ],
  })
}

function furtherHours(code: string, minutes: number, facts: Facts): Advice {
  const next = FURTHER_HOUR[code]
  if (next === undefined) return NOTHING
  const units = minutes < HOUR + MOST_OF_HOUR ? 0 : Math.floor((minutes - HOUR - MOST_OF_HOUR) / HOUR) + 1
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${minutes} minutes are ${code} once${units > 0 ? ` and ${next} x${units}` : `, without ${next}`}: a further hour counts from its ${MOST_OF_HOUR}st minute.`,
        noteCitations(facts, 'infusion-additional-hour'),
      ),
    ],
    claimLines: [line(code), line(next, units > 0 ? { units } : { units: DROPPED })],
    asks: [{ slot: 'minutes', weight: 85, text: 'start and stop times, and the vein access sites' }],
  })
}

/** Codes that this rule turns into add-ons; a pair edit between them is no longer the question. */
export function areTwoInitials(a: string, b: string): boolean {
  const known = INITIAL.map(([code]) => code)
  return known.includes(a) && known.includes(b)
}
