// Which of the amounts in a mail is the dose of a drug, and how many times it was given.
import type { CodeRecord, UnitSize } from '../../codes/code-record.ts'
import { areTwoSites } from '../../question/laterality.ts'
import type { Quantity, Question } from '../../question/question.ts'
import type { Facts } from '../finding.ts'
import { inUnits } from './drug-measures.ts'

/** The dose of one of `drugs` drugs, in a measure its unit can be counted from; undefined where the mail tells none. What vials hold and what was discarded is no dose. */
export function doseOf(record: CodeRecord, unit: UnitSize, drugs: number, facts: Facts): Quantity | undefined {
  const doses = facts.question.quantities.filter(
    (quantity) => inUnits(quantity, unit) !== null && !/vial|wast|discard|threw/i.test(quantity.asWritten),
  )
  const byStrength = byVolume(facts.question, unit)
  if (byStrength) return byStrength
  const stated = drugs === 1 ? (bySites(doses, facts.question) ?? doses[0]) : nearest(doses, record, facts)
  return stated ?? ofTheVial(facts.question) ?? behindItsName(record, unit, facts.question.text)
}

const BARE =
  /\b(?:gave|given|giving|administered|used|infused|injected)(?: only| just| about)? (\d{1,4}(?:\.\d{1,2})?)\b(?! ?[a-z%/]|[.-]\d)/i

/** "420 mg vial, gave 380": a bare number given is of the measure in which the vial is told. */
function ofTheVial({ text, quantities }: Question): Quantity | undefined {
  const vial = quantities.find(({ asWritten }) => /vial/i.test(asWritten))
  const given = BARE.exec(text)
  return vial !== undefined && given !== null
    ? { amount: Number(given[1]), measure: vial.measure, asWritten: given[0] }
    : undefined
}

/** "Kenalog 40": a bare number behind the name of a drug that is measured in milligrams. */
function behindItsName({ synonyms, title }: CodeRecord, unit: UnitSize, text: string): Quantity | undefined {
  if (unit.measure !== 'mg') return undefined
  const names = [...synonyms, title.replace(/^Injection, /, '').split(',')[0] ?? '']
    .map((name) => name.replace(/[- ]?\d{1,4}$/, '').trim())
    .filter((name) => /^[a-z -]{4,30}$/i.test(name))
  const hit = names
    .map((name) =>
      new RegExp(
        `\\b${name}[- ](\\d{1,4})(?: each)?\\b(?! ?(?:%|ml|cc|mcg|units?|mg (?:[a-z-]{2,8} ){0,2}vial))(?![./-]\\d)`,
        'i',
      ).exec(text),
    )
    .find((one) => one !== null)
  return hit ? { amount: Number(hit[1]), measure: 'mg', asWritten: hit[0] } : undefined
}

// Characters: "40 mg Kenalog into each left and right knee".
const NEAR_DOSE = 48

const PAIRED = 'knee|shoulder|hip|ankle|wrist|elbow|thumb|eye|side|foot|heel|breast|arm|leg'
const EACH_BEHIND = new RegExp(
  `^[ ,]{0,2}(?:[a-z-]{2,16} ){0,3}(?:(?:each|every|per) (?:[a-z]{2,10} )?(?:${PAIRED}|joint|site)\\b|each (?:in|to|into)\\b)`,
  'i',
)
const EACH_BEFORE = new RegExp(`\\b(?:each|every) (?:[a-z]{2,10} )?(?:${PAIRED}|joint|site)\\b[^.;,]{0,24}$`, 'i')
const OF_A_PAIR = new RegExp(`\\b(?:each|every|per) (?:[a-z]{2,10} )?(?:${PAIRED})\\b`, 'i')

/** "40 mg each knee" and "10 mg each, three joints" give the dose so many times. */
export function timesGiven(dose: Quantity, { text, laterality, quantities }: Question): number {
  const at = text.indexOf(dose.asWritten)
  const behind = text.slice(at + dose.asWritten.length)
  const isEach =
    /\beach\b/i.test(dose.asWritten) ||
    EACH_BEHIND.test(behind.slice(0, NEAR_DOSE)) ||
    EACH_BEFORE.test(text.slice(Math.max(0, at - NEAR_DOSE), at))
  if (!isEach) return 1
  const places = quantities.find(({ measure }) => measure === 'joint' || measure === 'site')
  if (places) return places.amount
  return laterality === 'bilateral' || areTwoSites(text) || OF_A_PAIR.test(text) || /-50\b|\bboth\b/i.test(text) ? 2 : 1
}

const AT_A_SITE = new RegExp(`^[ ,]{0,2}(?:(?:in|into|to|the|left|right|lt|rt|l|r)\\b ?){0,4}(?:${PAIRED})\\b`, 'i')

/** "80 mg left shoulder and 40 mg right knee": doses that each have their site are added. */
function bySites(doses: Quantity[], { text }: Question): Quantity | null {
  const [first] = doses
  const placed = doses.filter(({ asWritten }) => AT_A_SITE.test(text.slice(text.indexOf(asWritten) + asWritten.length)))
  if (first === undefined || placed.length < 2 || placed.some(({ measure }) => measure !== first.measure)) return null
  const sum = placed.reduce((total, { amount }) => total + amount, 0)
  return { amount: sum, measure: first.measure, asWritten: placed.map(({ asWritten }) => asWritten).join(' and ') }
}

const STRENGTH = /\b(\d{1,4}(?:\.\d{1,3})?) ?(mg|mcg|g) ?\/ ?(?:(\d{1,3}(?:\.\d{1,2})?) ?)?ml\b/i

/** "1.5 mL of 40 mg/mL" is a dose of 60 mg: what stands before the stroke is a strength and no dose. */
function byVolume({ text, quantities }: Question, unit: UnitSize): Quantity | null {
  const strength = STRENGTH.exec(text)
  // The milliliters of the strength itself ("40 mg/2 mL") are read as a quantity too.
  const volume = quantities.find(({ measure, asWritten }) => measure === 'ml' && !strength?.[0].endsWith(asWritten))
  if (!strength || !volume || unit.measure === 'ml') return null
  const amount = (volume.amount * Number(strength[1])) / Number(strength[3] ?? 1)
  return { amount, measure: (strength[2] ?? '').toLowerCase(), asWritten: volume.asWritten }
}

/** Of several drugs, a dose belongs to the one whose code or name stands nearest to it. */
function nearest(doses: Quantity[], record: CodeRecord, facts: Facts): Quantity | undefined {
  const text = facts.question.text.toLowerCase()
  const places = [record.code, ...record.synonyms, record.title.split(/[ ,]/)[1] ?? '']
    .filter((name) => name.length > 3)
    .map((name) => ({ at: text.indexOf(name.toLowerCase()), length: name.length }))
    .filter(({ at }) => at >= 0)
  // The blanks and words between the two, whichever stands first.
  const away = (dose: Quantity) => {
    const at = text.indexOf(dose.asWritten.toLowerCase())
    const gaps = places.map((name) =>
      at > name.at ? at - name.at - name.length : name.at - at - dose.asWritten.length,
    )
    return Math.min(...gaps, Number.MAX_SAFE_INTEGER)
  }
  return [...doses].sort((a, b) => away(a) - away(b))[0]
}
