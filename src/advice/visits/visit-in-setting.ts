// Visit level outside the office (hospital, one-date stay, emergency department, nursing facility, home, consultation) by minutes and decision making.
import { isMedicare } from '../../question/payer.ts'
import { procedures } from '../facts.ts'
import type { Advice, Ask, ClaimLine, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations, together } from '../said.ts'
import { type Graded, gradedDecisionMaking } from './decision-making.ts'
import { isOverMidnight, oneDateStay, overTwoDates } from './hospital-stay.ts'
import { patientStatus } from './patient-status.ts'
import { splitShared } from './split-shared.ts'
import {
  COMPANIONS,
  type Family,
  familiesOf,
  isConsultation,
  isUntimed,
  LEVELS,
  type Level,
  type Rung,
  rungByLevel,
  rungByTime,
  visitMinutes,
} from './visit-families.ts'

const RULE = 'visit-in-setting'
const PROLONGED_STEP = 15
// Rules of their own count these.
const COUNTED_ELSEWHERE =
  /\bsplit\b.{0,10}\bshared\b|\bcritical care\b|\bpsychotherap|\bTCM\b|\btransitional\b|\bincident[- ]to\b/i
const ASKS_LEVEL = /\blevels?\b|\bcodes?\b|\b(?:what|how|which)\b[^.?!]{0,40}\b(?:bill|code|report)|\bE\/?M\b/i
const ASKS_ELSE = /\bPOS\b|\bplace of service\b|\bmod(?:s|ifiers?)?\b/i

export function visitInSetting(facts: Facts): Advice {
  const { text, payer } = facts.question
  if (isOverMidnight(facts)) return overTwoDates(facts)
  const families = familiesOf(facts)
  const named = procedures(facts).map(({ code }) => code)
  const own = families.flatMap(({ rungs }) => rungs.map(({ code }) => code))
  if (families.length === 0 || COUNTED_ELSEWHERE.test(text) || splitShared(facts).findings.length > 0) return NOTHING
  // Whether the patient is new is asked of the visit that came after.
  if (patientStatus(facts)?.because) return NOTHING
  if (named.some((code) => !own.includes(code) && !COMPANIONS.test(code))) return NOTHING
  // Consultation codes for Medicare are refused by a rule of their own.
  if (isMedicare(payer) && families.some(isConsultation)) return NOTHING
  const graded = gradedDecisionMaking(facts)
  const level = graded?.level ?? null
  const timed = visitMinutes(facts) !== undefined
  if (level === null && !timed && (named.length > 0 || !ASKS_LEVEL.test(text) || ASKS_ELSE.test(text)))
    return oneDateStay(facts)
  return together([
    ...families.map((family) => inFamily(family, graded, named, facts)),
    oneDateStay(facts),
    advice({ asks: asksFor(families, level, timed) }),
  ])
}

function inFamily(family: Family, graded: Graded | null, named: string[], facts: Facts): Advice {
  const level = graded?.level ?? null
  const minutes = isUntimed(family) ? undefined : visitMinutes(facts)
  const byTime = minutes === undefined ? null : rungByTime(family, minutes)
  const byLevel = level === null ? null : rungByLevel(family, level)
  if (level === null && minutes === undefined) return ladder(family, facts)
  const best = higher(family, byTime, byLevel)
  const ofFamily = named.filter((code) => family.rungs.some((rung) => rung.code === code))
  // Of several levels that are asked one is right; that the others are not goes without saying.
  const asked = ofFamily.length === 1 ? ofFamily[0] : undefined
  const told = [
    ...(minutes === undefined ? [] : [timeSays(minutes, byTime)]),
    ...(byLevel === null || level === null
      ? []
      : [
          `${LEVELS[level]} decision making ${graded?.told === 'as stated' ? '' : `(${graded?.told}) `}is ${byLevel.code}`,
        ]),
  ]
  const judged = asked === undefined || best === null ? '' : asked === best.code ? 'Yes. ' : `Not ${asked}. `
  const both = byTime !== null && byLevel !== null && byTime !== byLevel
  const records = best ? facts.book.onDate(best.code, facts.date).map(({ citation }) => citation) : []
  return together([
    advice({
      findings: [
        finding(
          RULE,
          'answer',
          'likely',
          `${judged}For ${article(family.name)} ${told.join('; ')}${both && best ? `; either may be chosen, so ${best.code}` : ''}.${level === null ? ' Decision making may carry another level.' : ''}`,
          [
            ...noteCitations(
              facts,
              family.note,
              'em-time',
              ...(level === null ? [] : ['em-mdm-two-of-three', `em-mdm-${LEVELS[level]}`]),
            ),
            ...records,
          ],
        ),
      ],
      claimLines: linesFor(
        best,
        named,
        minutes === undefined ? 'decision making' : level === null ? 'total time' : 'time or decision making',
      ),
    }),
    prolongedBehind(family, best, minutes, named, facts),
  ])
}

function article(name: string): string {
  return `${/^[aeo]/.test(name) ? 'an' : 'a'} ${name}`
}

function timeSays(minutes: number, reached: Rung | null): string {
  return reached
    ? `${minutes} minutes reach ${reached.code} by time (${reached.minutes} must be met or exceeded)`
    : `${minutes} minutes reach no level by time`
}

function higher({ rungs }: Family, a: Rung | null, b: Rung | null): Rung | null {
  return rungs.findLast((rung) => rung === a || rung === b) ?? null
}

function linesFor(best: Rung | null, named: string[], by: string): ClaimLine[] {
  if (best === null) return []
  const others = named.filter((code) => code !== best.code && !COMPANIONS.test(code))
  return [
    ...others.map((code) => line(code, { units: DROPPED })),
    line(best.code, { conditional: `by ${by}, as the note shows it` }),
  ]
}

/** Neither minutes nor decision making told: what each code of the setting needs. */
function ladder(family: Family, facts: Facts): Advice {
  const steps = family.rungs.map(
    ({ code, minutes, least }) => `${code} ${LEVELS[least]}${minutes === null ? '' : ` or ${minutes} minutes`}`,
  )
  const time = isUntimed(family) ? ' Time never counts here; 99281 needs no physician.' : ''
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${article(family.name).replace(/^a/, 'A')} goes by decision making${time === '' ? ' or total time on the date' : ' alone'}, at least: ${listed(steps)}.${time}`,
        noteCitations(facts, family.note),
      ),
    ],
    claimLines: family.rungs.map(({ code, least }) =>
      line(code, { conditional: `if decision making was ${LEVELS[least]}` }),
    ),
  })
}

/** Prolonged time behind the highest code chosen by time; Medicare counts its own code from another minute. */
function prolongedBehind(
  { prolonged, rungs }: Family,
  best: Rung | null,
  minutes: number | undefined,
  named: string[],
  facts: Facts,
): Advice {
  const asked = named.filter((code) => COMPANIONS.test(code))
  const wanted = asked.length > 0 || /\bprolonged\b/i.test(facts.question.text)
  if (prolonged === null || best === null || minutes === undefined || best !== rungs.at(-1)) return NOTHING
  if (!wanted && minutes < prolonged.from) return NOTHING
  const { payer } = facts.question
  const [cpt, medicare] = [prolonged.from, prolonged.medicareFrom].map((from) =>
    minutes < from ? 0 : 1 + Math.floor((minutes - from) / PROLONGED_STEP),
  ) as [number, number]
  const ways = [
    {
      code: prolonged.medicare,
      units: medicare,
      from: prolonged.medicareFrom,
      who: 'Medicare',
      isWanted: payer === null || isMedicare(payer),
    },
    {
      code: prolonged.cpt,
      units: cpt,
      from: prolonged.from,
      who: payer ?? 'payers that follow CPT',
      isWanted: !isMedicare(payer),
    },
  ].filter(({ isWanted }) => isWanted)
  const told = ways.map(
    ({ code, units, from, who }) =>
      `for ${who} ${units > 0 ? `${code} x${units}` : `no prolonged code, since ${code} starts at ${from} minutes`}${units > 0 ? ` (from ${from} minutes${who === 'Medicare' && prolonged.span !== ON_DATE ? `, counted ${prolonged.span}` : ''})` : ''}`,
  )
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `Prolonged time behind ${best.code}: ${told.join('; ')}; each unit is a full ${PROLONGED_STEP} minutes.`,
        noteCitations(facts, 'prolonged-hospital-medicare'),
      ),
    ],
    claimLines: [
      ...asked
        .filter((code) => !ways.some((way) => way.code === code && way.units > 0))
        .map((code) => line(code, { units: DROPPED })),
      ...ways
        .filter(({ units }) => units > 0)
        .map(({ code, units, who }) => line(code, { units, conditional: payer === null ? `for ${who}` : null })),
    ],
  })
}

const ON_DATE = 'on the date'
function asksFor(families: Family[], level: Level | null, timed: boolean): Ask[] {
  return [
    ...(families.length > 1
      ? [
          {
            slot: 'new_or_established' as const,
            weight: 92,
            text: 'whether it was the first visit there or a later one (at home: a new or a known patient)',
          },
        ]
      : []),
    ...(level === null
      ? [
          {
            slot: 'service' as const,
            weight: 88,
            text: `the elements of medical decision making (problems, data, risk)${timed || families.some(isUntimed) ? '' : ', or the total time'}`,
          },
        ]
      : []),
  ]
}
