// Reads doses, minutes, sizes and counts of things done out of a mail ("60 mg", "45 minutes", "three skin lesions").
import { NUMBER, numberOf } from './number-words.ts'
import type { Quantity } from './question.ts'
import { spineLevels } from './spine-levels.ts'

/** What people write, in the spelling the code book measures in. */
const MEASURES: Record<string, string> = {
  mg: 'mg',
  mgs: 'mg',
  milligram: 'mg',
  milligrams: 'mg',
  mcg: 'mcg',
  ug: 'mcg',
  microgram: 'mcg',
  micrograms: 'mcg',
  g: 'g',
  gm: 'g',
  gram: 'g',
  grams: 'g',
  ml: 'ml',
  mls: 'ml',
  cc: 'ml',
  liter: 'liter',
  liters: 'liter',
  unit: 'unit',
  units: 'unit',
  iu: 'unit',
  meq: 'meq',
  dose: 'dose',
  doses: 'dose',
  min: 'minute',
  mins: 'minute',
  minute: 'minute',
  minutes: 'minute',
  hr: 'hour',
  hrs: 'hour',
  hour: 'hour',
  hours: 'hour',
  cm: 'cm',
  mm: 'mm',
  mile: 'mile',
  miles: 'mile',
  wasted: 'discarded',
  discarded: 'discarded',
}

/** Things that are counted on a claim, singular to the spellings of the plural that differ from adding an s. */
const COUNTED: Record<string, string[]> = {
  lesion: [],
  keratosis: ['keratoses'],
  ak: ['aks'],
  wart: [],
  tag: [],
  nodule: [],
  mass: ['masses'],
  cyst: [],
  abscess: ['abscesses'],
  nail: [],
  callus: ['calluses'],
  polyp: [],
  biopsy: ['biopsies'],
  level: [],
  site: [],
  joint: [],
  injection: [],
  vial: [],
  ampule: [],
  vaccine: [],
  shot: [],
  component: [],
  view: [],
  test: [],
  fingerstick: [],
  polypectomy: ['polypectomies'],
  tendon: [],
  muscle: [],
  nerve: [],
  vessel: [],
  digit: [],
  finger: [],
  toe: [],
  tooth: ['teeth'],
  specimen: [],
  wound: [],
  graft: [],
  vertebra: ['vertebrae'],
  segment: [],
  interspace: [],
  image: [],
  stent: [],
  patch: ['patches'],
}

// A higher number before a noun is a code or a house number, not a count.
const MOST_COUNTED = 200

const COUNT_OF = new Map<string, string>()
for (const [one, others] of Object.entries(COUNTED))
  for (const name of [one, `${one}s`, ...others]) COUNT_OF.set(name, one)

// At most two words may stand between a count and its noun ("three skin lesions", "16 actinic keratoses").
const COUNT = new RegExp(
  `(?<![\\w.$-])(?<!\\b(?:day|week|month|grade|stage|type) )(${NUMBER})((?:[ -][a-z]{2,14}){0,2}[ -])([a-z]{2,14})\\b`,
  'gi',
)
// "Abscess x2", "skin tags 22 removed".
const COUNT_BEHIND = new RegExp(
  `\\b(${[...COUNT_OF.keys()].join('|')})(?: (?:removals?|removed|excisions?|destruction|destroyed|injected|treated) ?[x×] ?| ?[x×] ?|(?<=s) )(\\d{1,2})\\b(?![.,/:%-]?\\d| ?(?:${Object.keys(MEASURES).join('|')}|x|by|am|pm)\\b)`,
  'gi',
)
const AMOUNT = new RegExp(
  `(?<![\\w.$/-])(?:(?:wasted|discarded|threw (?:out|away)|waste of|wastage of) (?:about )?|vials? (?:(?:are|is|of|size(?: of| is)?|comes? in|hold\\w?) )?)?(${NUMBER}) ?-?(${Object.keys(MEASURES).join('|')})\\b(?: (?:each|per [a-z]{1,12}|(?:single[- ](?:dose|use) )?vials?|SDV|wasted|discarded|given|administered))?`,
  'gi',
)

/** Every dose, time, size and count in the text, in reading order; `asWritten` keeps "each", "vial" or "wasted" when it follows. */
export function quantitiesIn(text: string): Quantity[] {
  const found: (Quantity & { at: number })[] = []
  for (const hit of text.matchAll(AMOUNT)) {
    const measure = MEASURES[(hit[2] ?? '').toLowerCase()]
    if (measure) found.push({ amount: numberOf(hit[1] ?? ''), measure, asWritten: hit[0], at: hit.index })
  }
  for (const hit of text.matchAll(COUNT)) {
    // "6 yo flu shot" tells an age.
    if (/\b(?:yo|year|years|yr|yrs|old|month|months|week|weeks|day|days)\b/i.test(hit[2] ?? '')) continue
    const measure = countedNoun(hit[2] ?? '', hit[3] ?? '')
    const amount = numberOf(hit[1] ?? '')
    if (measure && amount <= MOST_COUNTED && !found.some((other) => other.at === hit.index)) {
      found.push({ amount, measure, asWritten: hit[0], at: hit.index })
    }
  }
  for (const hit of text.matchAll(COUNT_BEHIND)) {
    const measure = COUNT_OF.get((hit[1] ?? '').toLowerCase())
    const amount = Number(hit[2])
    if (measure && amount > 0 && !found.some((other) => other.measure === measure))
      found.push({ amount, measure, asWritten: hit[0], at: hit.index })
  }
  for (const span of clockSpans(text)) found.push(span)
  const levels = spineLevels(text)
  if (levels !== null && !found.some(({ measure }) => measure === 'level')) found.push(levels)
  found.sort((a, b) => a.at - b.at)
  return corrected(hoursAndMinutes(found), text).map(({ amount, measure, asWritten }) => ({
    amount,
    measure,
    asWritten,
  }))
}

/** The minutes that decide a timed service: the first time in the text, hours turned into minutes; undefined when none is given. */
export function minutesIn(quantities: Quantity[]): number | undefined {
  const time = quantities.find(
    ({ measure, amount }) => measure === 'minute' || (measure === 'hour' && amount <= MOST_HOURS),
  )
  return time?.measure === 'hour' ? time.amount * MINUTES : time?.amount
}

// "In the first 24 hours" and "within 48 hours" are spans of the calendar, not the time of a service.
const MOST_HOURS = 12

const CLOCK =
  /\b(\d{1,2}):(\d{2}) ?([ap])?\.?m?\.? ?(?:-|–|to|until|till|through|,? ?(?:end|stop)(?:ed|ped)?(?: time)?(?: at)?:?) ?(\d{1,2}):(\d{2}) ?([ap])?\.?(?:m\b)?/gi
const HALF_DAY = 12 * 60
/** "10:00 - 12:40" and "11:30 am to 1:15 pm" are times of 160 and 105 minutes; an end before its start is read in the next half day. */
function clockSpans(text: string): (Quantity & { at: number })[] {
  return [...text.matchAll(CLOCK)].flatMap((hit) => {
    const start = Number(hit[1]) * MINUTES + Number(hit[2])
    const end = Number(hit[4]) * MINUTES + Number(hit[5])
    const amount = (end - start + 2 * HALF_DAY) % HALF_DAY
    const written = { measure: 'minute', asWritten: hit[0], at: hit.index }
    return amount === 0 ? [] : [{ ...written, amount: end - start > HALF_DAY ? end - start : amount }]
  })
}

// What stands between an amount and the one that puts it right.
const CORRECTS = /^.{0,24}\b(?:sorry|correction|i mean\w?|make that|no,? wait|oops|scratch that|rather)\b.{0,12}$/is

/** "Gave 40 mg, sorry, 60 mg": of two amounts of one measure the corrected one is not a dose. */
function corrected(found: (Quantity & { at: number })[], text: string): (Quantity & { at: number })[] {
  return found.filter((one, at) => {
    const next = found.slice(at + 1).find(({ measure }) => measure === one.measure)
    return next === undefined || !CORRECTS.test(text.slice(one.at + one.asWritten.length, next.at))
  })
}

/** "2 hours 10 minutes" is one time of 130 minutes. */
function hoursAndMinutes(found: (Quantity & { at: number })[]): (Quantity & { at: number })[] {
  return found.flatMap((one, at) => {
    const [before, next] = [found[at - 1], found[at + 1]]
    if (one.measure === 'minute' && before && follows(before, one)) return []
    if (one.measure !== 'hour' || !next || !follows(one, next)) return [one]
    return [
      {
        ...one,
        amount: one.amount * MINUTES + next.amount,
        measure: 'minute',
        asWritten: `${one.asWritten} ${next.asWritten}`,
      },
    ]
  })
}

const MINUTES = 60
// Characters between them: a blank, a comma, "and".
const SPACE_BETWEEN = 5

function follows(hours: Quantity & { at: number }, minutes: Quantity & { at: number }): boolean {
  return (
    hours.measure === 'hour' &&
    minutes.measure === 'minute' &&
    minutes.at - (hours.at + hours.asWritten.length) <= SPACE_BETWEEN
  )
}

/** The noun itself, or one that stands earlier when the expression ran past it ("3 lesions on the"). */
function countedNoun(between: string, last: string): string | null {
  for (const word of [...between.split(/[ -]/), last]) {
    const noun = COUNT_OF.get(word.toLowerCase())
    if (noun) return noun
  }
  return null
}

/** Whether a measure counts things done, as lesions do and milligrams do not. */
export function isCount(measure: string): boolean {
  return measure in COUNTED
}

// Symbols of measures have no plural.
const SYMBOLS = new Set(['mg', 'mcg', 'g', 'ml', 'cm', 'mm', 'meq', 'discarded'])

/** "1 lesion", "3 biopsies", "60 mg". */
export function amountOf(amount: number, measure: string): string {
  if (amount === 1 || SYMBOLS.has(measure)) return `${amount} ${measure}`
  const irregular = COUNTED[measure]?.find((name) => !/^aks?$/.test(name))
  return `${amount} ${irregular ?? `${measure}s`}`
}
