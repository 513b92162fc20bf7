// What was thrown away of a drug: JW with its units, JZ for none, neither for a multi-dose container or before its date.
import type { CodeRecord, UnitSize } from '../../codes/code-record.ts'
import type { Quantity } from '../../question/question.ts'
import type { Facts, Finding } from '../finding.ts'
import { dayNamed, finding, noteCitations, noteSays } from '../said.ts'
import { inUnits } from './drug-measures.ts'

const RULE = 'drug-units'
// CMS, JW and JZ modifier policy: JZ exists since 2023-01-01 and is required from here on.
export const JZ_SINCE = '2023-07-01'

/** Asked whether JW or JZ is needed where neither is: for a multi-dose container, or before JZ was required. */
export function aboutJz(record: CodeRecord, facts: Facts): Finding | null {
  if (!facts.question.codes.some(({ code }) => code === 'JZ' || code === 'JW')) return null
  if (isMultiDose(facts))
    return finding(
      RULE,
      'answer',
      'certain',
      `Neither JW nor JZ on ${record.code}: both are for single-dose containers only, and waste of a multi-dose vial is not billed.`,
      noteCitations(facts, 'jw-jz', 'jw-waste'),
    )
  if (facts.date >= JZ_SINCE || !facts.question.codes.some(({ code }) => code === 'JZ')) return null
  return finding(
    RULE,
    'answer',
    'certain',
    `No: JZ was not yet required on ${dayNamed(facts)}; that came with ${JZ_SINCE}.`,
    noteCitations(facts, 'jz-not-yet'),
  )
}

export function isMultiDose(facts: Facts): boolean {
  return (
    /\bmulti-? ?(?:dose|use)\b|\bMDV\b/i.test(facts.question.text) &&
    !/\bsingle-? ?(?:dose|use)\b/i.test(facts.question.text)
  )
}

export function saysNoWaste(facts: Facts): boolean {
  return (
    facts.date >= JZ_SINCE &&
    /\b(?:no|zero|without|nothing) (?:\w{1,8} )?(?:wast|discard)|\bnone (?:was )?(?:wast|discard)|\b(?:waste|wastage|wasted|discarded)[ :=]{1,2}(?:is |was )?(?:none|0|zero|nothing|nil)\b|\b0 ?(?:mg |units? |ml )?(?:waste|wastage|wasted|discarded)\b/i.test(
      facts.question.text,
    )
  )
}

/** A syringe or pen filled by its maker is for one dose, and its dose is all that it holds. */
export function isPrefilled({ date, question: { text, payer } }: Facts): boolean {
  const isMedicares = payer === null || /^medicare/i.test(payer)
  return date >= JZ_SINCE && isMedicares && /\bpre-?filled\b|\bPFS\b|\bauto-?injector\b|\b(?:safety )?pen\b/.test(text)
}

/** What is said of the discarded units; where nothing is left, JZ has been said. */
export function wasteFindings(record: CodeRecord, waste: number, noWaste: boolean, facts: Facts): (Finding | null)[] {
  const isAsked = facts.question.codes.some(({ code }) => code === 'JZ' || code === 'JW')
  const note = noteSays(facts, 'jw-jz', RULE, waste > 0 ? 'why' : isAsked ? 'answer' : 'caveat', 'depends')
  if (noWaste) return []
  if (waste === 0) return [note]
  if (!tellsWaste(facts))
    return [
      finding(
        RULE,
        'answer',
        'depends',
        `If the vial is for a single dose and the rest was discarded and documented, ${waste === 1 ? 'the unit left goes on a line of its own' : `the ${waste} units left go on a line of their own`}, ${record.code} with JW; of the rest of a multi-dose vial nothing is billed.`,
        [record.citation, ...noteCitations(facts, 'jw-jz')],
      ),
      note,
    ]
  return [
    finding(
      RULE,
      'answer',
      'certain',
      `${waste === 1 ? 'The one discarded unit goes on a line of its own' : `The ${waste} discarded units go on a line of their own`}, ${record.code} with JW; never one line for the whole vial.`,
      [record.citation, ...noteCitations(facts, 'jw-jz')],
    ),
    note,
  ]
}

/** Whether the mail speaks of waste or of a container for one dose; else a rest is only what the vial would leave. */
export function tellsWaste({ question }: Facts): boolean {
  return /\bwast|\bdiscard|\bthrew\b|\bthrown\b|\btossed\b|\bJW\b|\bsingle-? ?(?:dose|use)\b|\bSDV\b/i.test(
    question.text,
  )
}

/** Waste is what the opened vials held beyond the units given, or else the amount that the mail calls wasted. */
export function wastedUnits(given: number, unit: UnitSize, facts: Facts): number {
  const { quantities } = facts.question
  if (saysNoWaste(facts) || isMultiDose(facts)) return 0
  // What the mail calls wasted is stronger than a sum over vials, which may be of several sizes.
  const told = quantities.find(
    (quantity) =>
      (quantity.measure === 'discarded' || /wast|discard|threw/i.test(quantity.asWritten)) &&
      !/vial/i.test(quantity.asWritten),
  )
  if (told) {
    const share = told.measure === 'discarded' ? told.amount / unit.amount : inUnits(told, unit)
    return share === null ? 0 : Math.floor(share)
  }
  const vial = quantities.find((quantity) => /vial/i.test(quantity.asWritten) && inUnits(quantity, unit) !== null)
  const held = vial ? inUnits(vial, unit) : null
  // Less than a whole unit is not billed as waste (note `jw-no-partial-unit`).
  if (held !== null && held > 0) return Math.floor(Math.max(0, Math.ceil(given / held) * held - given))
  return 0
}

/** Of several drugs the one vial size that a mail tells is that of the largest dose. */
export function isOfTheVial(dose: Quantity, { question: { quantities } }: Facts): boolean {
  const doses = quantities.filter(({ measure, asWritten }) => measure === dose.measure && !/vial/i.test(asWritten))
  return doses.every(({ amount }) => amount <= dose.amount)
}

/** How many vials of the size that the mail names the units use up to the last; null where something is left or no size is told. */
export function vialsUsedUp(given: number, unit: UnitSize, facts: Facts): number | null {
  if (facts.date < JZ_SINCE || isMultiDose(facts)) return null
  const sizes = facts.question.quantities.filter((quantity) => /vial/i.test(quantity.asWritten))
  const held = sizes.map((quantity) => inUnits(quantity, unit)).filter((units) => units !== null && units > 0)
  const [size] = held
  return size !== undefined && size !== null && held.length === 1 && given % size === 0 ? given / size : null
}
