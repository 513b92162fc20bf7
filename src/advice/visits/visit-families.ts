// The families of visits by setting: which minutes and which decision making each code stands for on a date.

import { isMedicare } from '../../question/payer.ts'
import { minutesIn } from '../../question/quantities.ts'
import { procedures } from '../facts.ts'
import type { Facts } from '../finding.ts'

export type Level = 0 | 1 | 2 | 3
export const LEVELS = ['straightforward', 'low', 'moderate', 'high'] as const

/** One code of a family; `minutes` to be met or exceeded, null where time does not count; `least` the lowest decision making. */
export type Rung = { code: string; minutes: number | null; least: Level }
export type Family = { name: string; note: string; rungs: Rung[]; prolonged: Prolonged | null }
/** First minute of prolonged time behind the highest code: by CPT with its code, and by Medicare with its own. */
type Prolonged = { cpt: string; from: number; medicare: string; medicareFrom: number; span: string }

// E/M rules for settings outside the office, in force from 2023; two nursing facility times moved with CPT 2024.
const SINCE = '2023-01-01'
const NURSING_TIMES_MOVED = '2024-01-01'

const rungs = (...all: [code: string, minutes: number | null, least: Level][]): Rung[] =>
  all.map(([code, minutes, least]) => ({ code, minutes, least }))
const prolonged = (cpt: string, from: number, medicare: string, medicareFrom: number, span: string): Prolonged => ({
  cpt,
  from,
  medicare,
  medicareFrom,
  span,
})
const ON_THE_DATE = 'on the date'
const AROUND_NURSING = 'from the day before to 3 days after'
const AROUND_HOME = 'from 3 days before to 7 days after'

// Medicare's thresholds: PFS final rule CY2023, table of required time thresholds.
const FIRST_DAY: Family = {
  name: 'first hospital day',
  note: 'em-hospital-times',
  rungs: rungs(['99221', 40, 0], ['99222', 55, 2], ['99223', 75, 3]),
  prolonged: prolonged('99418', 90, 'G0316', 90, ON_THE_DATE),
}
const LATER_DAY: Family = {
  name: 'later hospital day',
  note: 'em-hospital-times',
  rungs: rungs(['99231', 25, 0], ['99232', 35, 2], ['99233', 50, 3]),
  prolonged: prolonged('99418', 65, 'G0316', 65, ON_THE_DATE),
}
const ONE_DATE: Family = {
  name: 'admission and discharge on one date',
  note: 'em-same-day',
  rungs: rungs(['99234', 45, 0], ['99235', 70, 2], ['99236', 85, 3]),
  prolonged: prolonged('99418', 100, 'G0316', 110, 'from the date to 3 days after'),
}
const EMERGENCY: Family = {
  name: 'emergency department visit',
  note: 'em-emergency-levels',
  rungs: rungs(['99282', null, 0], ['99283', null, 1], ['99284', null, 2], ['99285', null, 3]),
  prolonged: null,
}
const NURSING_FIRST = (moved: boolean): Family => ({
  name: 'first nursing facility visit',
  note: 'em-nursing-times',
  rungs: rungs(['99304', 25, 0], ['99305', 35, 2], ['99306', moved ? 50 : 45, 3]),
  prolonged: prolonged('99418', moved ? 65 : 60, 'G0317', 95, AROUND_NURSING),
})
const NURSING_LATER = (moved: boolean): Family => ({
  name: 'later nursing facility visit',
  note: 'em-nursing-times',
  rungs: rungs(['99307', 10, 0], ['99308', moved ? 20 : 15, 1], ['99309', 30, 2], ['99310', 45, 3]),
  prolonged: prolonged('99418', 60, 'G0317', 85, AROUND_NURSING),
})
const HOME_NEW: Family = {
  name: 'home visit, new patient',
  note: 'em-home-times',
  rungs: rungs(['99341', 15, 0], ['99342', 30, 1], ['99344', 60, 2], ['99345', 75, 3]),
  prolonged: prolonged('99417', 90, 'G0318', 140, AROUND_HOME),
}
const HOME_KNOWN: Family = {
  name: 'home visit, established patient',
  note: 'em-home-times',
  rungs: rungs(['99347', 20, 0], ['99348', 30, 1], ['99349', 40, 2], ['99350', 60, 3]),
  prolonged: prolonged('99417', 75, 'G0318', 110, AROUND_HOME),
}
const CONSULT_OFFICE: Family = {
  name: 'office consultation',
  note: 'em-consultation-times',
  rungs: rungs(['99242', 20, 0], ['99243', 30, 1], ['99244', 40, 2], ['99245', 55, 3]),
  prolonged: null,
}
const CONSULT_HOSPITAL: Family = {
  name: 'hospital consultation',
  note: 'em-consultation-times',
  rungs: rungs(['99252', 35, 0], ['99253', 45, 1], ['99254', 60, 2], ['99255', 80, 3]),
  prolonged: null,
}

/** The families that the mail speaks of: one where it tells the kind of visit, two where new or later is left open, none for an office or before 2023. */
export function familiesOf(facts: Facts): Family[] {
  if (facts.date < SINCE) return []
  const named = procedures(facts).map(({ code }) => code)
  const moved = facts.date >= NURSING_TIMES_MOVED
  const all = [
    ...[FIRST_DAY, LATER_DAY, ONE_DATE, EMERGENCY, NURSING_FIRST(moved), NURSING_LATER(moved)],
    ...[HOME_NEW, HOME_KNOWN, CONSULT_OFFICE, CONSULT_HOSPITAL],
  ]
  const byCode = all.filter(({ rungs: own }) => own.some(({ code }) => named.includes(code)))
  if (byCode.length > 0 || named.some((code) => !COMPANIONS.test(code))) return byCode
  return byWords(facts, moved)
}

/** Codes that stand beside a visit and name no setting: prolonged time. */
export const COMPANIONS = /^(?:9941[78]|G031[678]|G2212)$/

// "ED" and "ER" are read in capitals only; behind a drug "ER" is a form of it.
const IN_EMERGENCY =
  /\bED\b(?! (?:drug|med))|\b(?:[Tt]he|[Oo]ur|in|to|[Aa]n) ER\b|\bER (?:visit|doc|physician|level)|\b[Ee]mergency (?:room|dep|visit)/
// Who visits there may send the patient on to the ward.
const EMERGENCY_VISIT = /\b(?:ED|ER|[Ee]mergency (?:room|department)) (?:visit|physician|doc\w*|level)/
const IN_NURSING = /\bnursing (?:home|facilit)|\bSNF\b|\bskilled nursing\b|\bNF (?:visit|patient)/i
const AT_HOME =
  /\bhome visits?\b|\bhouse ?calls?\b|\b(?:visit|seen|saw)\b[^.?!]{0,30}\bat (?:her|his|their|the patient'?s) home\b|\bassisted living\b|\bgroup home\b/i
const ADMITTED = /\badmi(?:t(?:ted|ting)?|ssion)\b|\binitial (?:hospital|inpatient|obs)|\bH&P\b|\bfirst hospital day\b/i
const LATER =
  /\bsubsequent\b|\brounds?\b|\bhospital (?:day [2-9]|follow)|\bfollow[- ]?up (?:visit|day)?\b|\bdaily (?:visit|hospital)/i
const IN_HOSPITAL = /\bhospital(?!ist)\b|\binpatient\b|\bobs(?:ervation)?\b/i
const BOTH_ENDS = /\badmi\w{0,7}\b[^.?!]{0,60}\bdischarg/i
const SAME_DATE = /\bsame (?:calendar )?(?:day|date)\b|\bone (?:day|date)\b|\b\d{1,2} hours?\b/i
const FIRST_THERE = /\binitial\b|\bfirst\b|\badmi(?:t|ssion)|\bnew\b/i
const LATER_THERE = /\bsubsequent\b|\bfollow[- ]?up\b|\bmonthly\b|\broutine\b|\bregulatory\b|\bestablished\b|\best\b/i

function byWords({ question: { text, payer } }: Facts, moved: boolean): Family[] {
  if (IN_NURSING.test(text)) return oneOf(text, NURSING_FIRST(moved), NURSING_LATER(moved))
  if (AT_HOME.test(text)) return oneOf(text, HOME_NEW, HOME_KNOWN)
  if (isOneDateStay(text)) {
    const hours = stayHours(text)
    const forMedicare = payer === null || isMedicare(payer)
    return [forMedicare && hours !== undefined && hours < LEAST_STAY_HOURS ? FIRST_DAY : ONE_DATE]
  }
  if (/\bconsult/i.test(text) && payer !== null && !isMedicare(payer))
    return [IN_HOSPITAL.test(text) ? CONSULT_HOSPITAL : CONSULT_OFFICE]
  if (EMERGENCY_VISIT.test(text)) return [EMERGENCY]
  if (/\bdischarg/i.test(text) && !IN_EMERGENCY.test(text)) return []
  const [first, later] = [
    ADMITTED.test(text),
    LATER.test(text) && (IN_HOSPITAL.test(text) || /\brounds?\b/i.test(text)),
  ]
  if (first !== later) return first ? [FIRST_DAY] : [LATER_DAY]
  return IN_EMERGENCY.test(text) ? [EMERGENCY] : []
}

function oneOf(text: string, first: Family, later: Family): Family[] {
  const [isFirst, isLater] = [FIRST_THERE.test(text), LATER_THERE.test(text)]
  return isFirst === isLater ? [first, later] : [isFirst ? first : later]
}

/** The highest code whose minutes are met or exceeded. */
export function rungByTime({ rungs: own }: Family, minutes: number): Rung | null {
  return own.findLast((rung) => rung.minutes !== null && minutes >= rung.minutes) ?? null
}

/** The code of a level of decision making. */
export function rungByLevel({ rungs: own }: Family, level: Level): Rung | null {
  return own.findLast(({ least }) => level >= least) ?? null
}

/** The practitioner's minutes; hours beside an admission and discharge of one date are the length of the stay. */
export function visitMinutes({ question: { quantities, text } }: Facts): number | undefined {
  const own = isOneDateStay(text) ? quantities.filter(({ measure }) => measure === 'minute') : quantities
  return minutesIn(own)
}

/** The hospital day's code that the minutes reach: of a first day where the mail says so, else of a later one. */
export function hospitalRung(minutes: number, text: string): Rung | null {
  return rungByTime(ADMITTED.test(text) ? FIRST_DAY : LATER_DAY, minutes)
}

const STAY = /\b(\d{1,2}(?:\.\d)?) ?-?(?:hours?|hrs?)\b/i
/** What Medicare wants a stay of one date to last (Claims Processing Manual ch. 12 section 30.6.9.1). */
export const LEAST_STAY_HOURS = 8

export function isOneDateStay(text: string): boolean {
  return BOTH_ENDS.test(text) && SAME_DATE.test(text)
}

export function stayHours(text: string): number | undefined {
  const told = STAY.exec(text)?.[1]
  return told === undefined ? undefined : Number(told)
}

/** Whether only decision making counts, as in the emergency department. */
export function isUntimed({ rungs: own }: Family): boolean {
  return own.every(({ minutes }) => minutes === null)
}

export function isConsultation({ note }: Family): boolean {
  return note === 'em-consultation-times'
}
