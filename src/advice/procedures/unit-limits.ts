// NCCI medically unlikely edits: the most units of a code, and what may be done about more.
import type { UnitLimit } from '../../codes/code-record.ts'
import type { Advice, ClaimLine, Facts } from '../finding.ts'
import { advice, finding, line, noteCitations, together } from '../said.ts'
import { isSidedInCentre } from './bilateral.ts'

const RULE = 'unit-limits'
const BY_MAI: Record<UnitLimit['mai'], string> = {
  1: 'it is a claim line edit (MAI 1): medically needed units beyond it may go on another line with the right modifier',
  2: 'it is an absolute day edit (MAI 2): more can never be paid, also not on appeal',
  3: 'it is a clinical day edit (MAI 3): more is denied, and may be appealed with documentation',
}

/** Checks the lines that the other rules ended with (CMS Medicare NCCI MUE page; MAI from Change Request 8853). The table follows the place of service. */
export function unitLimits(lines: ClaimLine[], facts: Facts): Advice {
  return together(
    [...new Set(lines.map((one) => one.code))].map((code) =>
      limitOf(
        code,
        lines.filter((one) => one.code === code),
        facts,
      ),
    ),
  )
}

/** The table of who bills: outpatient hospitals by place of service, equipment suppliers by the kind of code, else practitioners. */
function limitFor(code: string, facts: Facts): UnitLimit | undefined {
  const limits = facts.book.unitLimits(code, facts.date)
  const outpatient = facts.question.placeOfService === '22' || facts.question.placeOfService === '19'
  const table = outpatient ? 'outpatient' : EQUIPMENT.test(code) ? 'dme' : 'practitioner'
  return limits.find((row) => row.table === table) ?? limits.find((row) => row.table === 'practitioner')
}

/** A limit of 0 says that this kind of biller does not report the code at all; it is no number of units to stay under. */
function notOnThisClaim(limit: UnitLimit, facts: Facts): Advice {
  return advice({
    findings: [
      finding(
        RULE,
        'why',
        'certain',
        `The unit limit (MUE) of ${limit.code} in the ${limit.table} table is 0: it is not paid on that kind of claim, so see who bills it.`,
        [limit.citation, ...noteCitations(facts, 'mue-tables')],
      ),
    ],
  })
}

function isNamed(code: string, facts: Facts): boolean {
  return facts.question.codes.some((one) => one.code === code)
}

// Equipment, prosthetics, orthotics and supplies, which suppliers bill to the DME contractors.
const EQUIPMENT = /^[EKL]\d{4}$|^A[4-9]\d{3}$/

// Denied for their number or frequency (151, 222, N362, N640).
const DENIED_FOR_UNITS = /^(?:[A-Z]{2}-(?:151|222)|N362|N640)$/

/** Whether the most units were asked for, or were why a line was denied, and not only how many to bill. */
export function asksForLimit(facts: Facts): boolean {
  const { codes, denialCodes } = facts.question
  if (denialCodes.some((code) => DENIED_FOR_UNITS.test(code)) && codes.some(({ units }) => (units ?? 1) > 1))
    return true
  return /\bmue\b|\bmax(?:imum)?\b|\bper day\b|\bmost units\b|\bunit limit/i.test(facts.question.text)
}

/** "36415 x2 allowed?" */
function asksLeave({ question: { text, codes } }: Facts): boolean {
  return codes.length === 1 && /\ballowed\b|\bok(?:ay)?\b|\bcan (?:we|i)\b|\btoo many\b/i.test(text)
}

function limitOf(code: string, lines: ClaimLine[], facts: Facts): Advice {
  const limit = limitFor(code, facts)
  // A surgery center's two sides are one bilateral procedure, which the limit of a day holds.
  if (!limit || isSidedInCentre(code, facts)) return advice({})
  // Surgeon and who takes over the care have a claim each.
  const ofOneClaim = lines.filter(({ modifiers }) => !modifiers.includes('55'))
  const units = ofOneClaim.reduce((sum, one) => sum + one.units, 0)
  if (limit.units === 0) return asksForLimit(facts) ? notOnThisClaim(limit, facts) : advice({})
  const over = limit.mai === 1 ? lines.some((one) => one.units > limit.units) : units > limit.units
  // Far from its limit the limit is no news.
  const counts = facts.question.intents.includes('units_mue') && units > 1 && units * 2 > limit.units
  if (!over && !counts && !(asksForLimit(facts) && isNamed(code, facts))) return advice({})
  const value = `The medically unlikely edit for ${code} is ${limit.units} unit${limit.units === 1 ? '' : 's'} (${limit.table} table); ${BY_MAI[limit.mai]}.`
  const judged = over
    ? ` The ${units} units here are over it.`
    : units > 1
      ? ` The ${units} units here are within it.`
      : ''
  return advice({
    findings: [
      finding(RULE, over || asksForLimit(facts) || asksLeave(facts) ? 'answer' : 'why', 'certain', value + judged, [
        limit.citation,
        ...noteCitations(facts, `mai-${limit.mai}`),
      ]),
    ],
    claimLines: over
      ? lines.map((one) =>
          line(code, {
            ...one,
            modifiers: one.modifiers,
            // What an absolute limit of one forbids for good is not put on a claim.
            ...(limit.mai === 2 && lines.length === 1 ? { units: limit.units } : {}),
            conditional: `over the unit limit of ${limit.units} (MAI ${limit.mai})`,
          }),
        )
      : [],
  })
}
