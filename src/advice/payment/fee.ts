// What Medicare's fee schedule values a code at: relative values, the amount before locality, and in a named locality.
import type { Fee, Locality } from '../../codes/fees.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { surgeryOrder } from '../procedures/surgery-order.ts'
import { advice, finding, NOTHING, noteCitations, noteSays } from '../said.ts'

const RULE = 'fee'
const ASKS_AMOUNT =
  /\bw?-?RVUs?\b|\bhow much\b|\bfees?\b(?! for service)|\ballow(?:ed amount|able)\b|\bpaid\b.{0,12}\$|\breimburs\w{1,6}\b|\b(?:medicare )?rate\b|\bwhat does (?:medicare|it) pay\b|\bpayment amount\b/i
const MOST_CODES = 3

/** [(work x GPCI) + (PE x GPCI) + (MP x GPCI)] x conversion factor (42 CFR 414.20). Status codes without an amount are said as such. */
export function fee(facts: Facts): Advice {
  // What a remittance paid is told beside its reason; only who asks for the value is told it.
  if (!ASKS_AMOUNT.test(facts.question.text) || facts.question.denialCodes.length > 0) return NOTHING
  const codes = billable(facts).slice(0, MOST_CODES)
  // Where the order of the lines is asked, the values stand in it.
  if (codes.length === 0 || surgeryOrder(facts).findings.length > 0) return NOTHING
  if (ASKS_WORK.test(facts.question.text) && codes.length > 1) return workValues(facts)
  const place = localityIn(facts)
  const findings = codes.flatMap(({ mention, record }) => {
    const modifier = mention.modifiers.find((one) => one === '26' || one === 'TC') ?? ''
    const found = facts.book.fees().feeOf(record.code, modifier, facts.date)
    return found.is === 'found' ? [valued(found.fee, facts), inPlace(found.fee, place, facts)] : []
  })
  return advice({
    findings: [
      ...findings,
      findings.some((one) => one?.certainty === 'depends')
        ? noteSays(facts, `conversion-factor-${facts.date.slice(0, 4)}`, RULE, 'answer')
        : null,
    ],
    asks: [
      ...(place
        ? []
        : [
            {
              slot: 'place_of_service' as const,
              weight: 87,
              text: 'the locality (state or MAC) and the place of service',
            },
          ]),
      { slot: 'payer', weight: 80, text: 'the payer (other payers have their own schedules)' },
    ],
  })
}

const ASKS_WORK = /\bw-?RVUs?\b|\bwork (?:RVUs?|values?|relative)/i

/** Asked for work values of several codes, one sentence compares them. */
function workValues(facts: Facts): Advice {
  const rows = billable(facts).flatMap(({ record }) => {
    const found = facts.book.fees().feeOf(record.code, '', facts.date)
    return found.is === 'found' ? [found.fee] : []
  })
  const [first] = rows
  if (first === undefined) return NOTHING
  const when = first.isInForce ? '' : `, by ${first.citation.edition} and not the date asked about`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        first.isInForce ? 'certain' : 'depends',
        `Work RVUs${when}: ${rows.map((row) => `${row.code} ${row.work.toFixed(2)}`).join(', ')}. They are the same in every place and locality.`,
        rows.map(({ citation }) => citation),
      ),
      noteSays(facts, `conversion-factor-${facts.date.slice(0, 4)}`, RULE, 'answer'),
    ],
  })
}

function valued(row: Fee, facts: Facts): Finding | null {
  const name = row.modifier === '' ? row.code : `${row.code}-${row.modifier}`
  const proof = [row.citation, ...noteCitations(facts, 'fee-formula')]
  const outside = row.work + row.nonFacilityPe + row.malpractice
  const inside = row.work + row.facilityPe + row.malpractice
  if (outside === 0 && inside === 0)
    return finding(
      RULE,
      'answer',
      'certain',
      `${name} has no relative values in the fee schedule (status ${row.status}), so it has no amount of its own there.`,
      proof,
    )
  const dollars = (rvu: number) =>
    row.conversionFactor === null ? '' : ` ($${(rvu * row.conversionFactor).toFixed(2)})`
  const when = row.isInForce ? '' : ` These are values of ${row.citation.edition}, not of the date asked about.`
  return finding(
    RULE,
    'answer',
    row.isInForce ? 'certain' : 'depends',
    `${name}: ${rvus(outside)} RVUs outside a facility${row.isRareInNonFacility ? ' (rarely done there)' : dollars(outside)}, ${rvus(inside)} in one${row.isRareInFacility ? ' (rarely done there)' : dollars(inside)}; of these ${rvus(row.work)} for work.${row.conversionFactor === null ? '' : ` Dollars are at a factor of ${row.conversionFactor}, before the locality's indices.`}${when}`,
    proof,
  )
}

function inPlace(row: Fee, place: Locality | null, facts: Facts): Finding | null {
  if (!place) return null
  const pay = (setting: 'facility' | 'nonfacility') =>
    facts.book.fees().paymentOf({ code: row.code, modifier: row.modifier, locality: place.id, setting }, facts.date)
  const [outside, inside] = [pay('nonfacility'), pay('facility')]
  if (outside.is !== 'payment' || inside.is !== 'payment') return null
  const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`
  return finding(
    RULE,
    'answer',
    'certain',
    `In ${titled(place.name)} the fee schedule amount of ${row.code} is ${dollars(outside.cents)} outside a facility and ${dollars(inside.cents)} in one, before multiple procedure rules, sequestration and the patient's share.`,
    outside.citations,
  )
}

/** The locality whose printed name stands in the mail; the longest where several do. */
function localityIn(facts: Facts): Locality | null {
  const text = facts.question.text.toLowerCase()
  const named = facts.book
    .fees()
    .localities(facts.date)
    .filter(({ name }) =>
      name.split(/[-,(/]/).some((part) => part.trim().length > 3 && text.includes(part.trim().toLowerCase())),
    )
  return named.sort((a, b) => b.name.length - a.name.length)[0] ?? null
}

function rvus(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function titled(name: string): string {
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
