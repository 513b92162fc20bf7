// Prolonged office visits by total minutes: 99417 by CPT, G2212 for Medicare, with their different first minute.
import { billable } from './facts.ts'
import type { Advice, Facts } from './finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from './said.ts'

const RULE = 'prolonged-visit'
const STEP = 15
// First minute of the first unit behind the highest office level (note `prolonged-cpt-medicare`; PFS final rule CY2021).
const FIRST_MINUTE: Record<string, { cpt: number; medicare: number }> = {
  '99205': { cpt: 75, medicare: 89 },
  '99215': { cpt: 55, medicare: 69 },
}

/** Asked about a prolonged code that the minutes do not carry: neither is billed. */
function notReached(minutes: number, first: { cpt: number; medicare: number }, facts: Facts): Advice {
  const named = billable(facts).filter(({ record }) => record.code === '99417' || record.code === 'G2212')
  if (named.length === 0) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `Neither: ${minutes} minutes do not reach prolonged time, which starts at ${first.cpt} minutes by CPT (99417) and at ${first.medicare} for Medicare (G2212).`,
        noteCitations(facts, 'prolonged-cpt-medicare'),
      ),
    ],
    claimLines: named.map(({ record }) => line(record.code, { units: DROPPED })),
  })
}

export function prolongedVisit(facts: Facts): Advice {
  const visit = billable(facts).find(({ record }) => record.code in FIRST_MINUTE)?.record.code
  const minutes = facts.question.quantities.find((quantity) => quantity.measure === 'minute')?.amount
  const first = visit ? FIRST_MINUTE[visit] : undefined
  // "Does 99215 need 60 minutes?" asks about a threshold, not about a visit of that length.
  const threshold = /\bneeds? \d+/i.test(facts.question.text)
  if (threshold || !visit || !first || minutes === undefined) return NOTHING
  if (minutes < first.cpt) return notReached(minutes, first, facts)
  const byCpt = 1 + Math.floor((minutes - first.cpt) / STEP)
  const byMedicare = minutes < first.medicare ? 0 : 1 + Math.floor((minutes - first.medicare) / STEP)
  const proof = noteCitations(facts, 'prolonged-cpt-medicare')
  const medicare = /^medicare$/i.test(facts.question.payer ?? '')
  const lines = [
    ...(medicare ? [] : [line('99417', { units: byCpt, conditional: 'payers that follow CPT; not Medicare' })]),
    ...(byMedicare > 0 ? [line('G2212', { units: byMedicare, conditional: 'Medicare only' })] : []),
  ]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'depends',
        `At ${minutes} minutes, payers that follow CPT take 99417 x${byCpt} with ${visit} (from ${first.cpt} minutes); Medicare wants G2212 from ${first.medicare} minutes, here ${byMedicare > 0 ? `x${byMedicare}` : `none, so ${visit} alone`}.`,
        proof,
      ),
    ],
    claimLines: lines,
    asks: [{ slot: 'payer', weight: 90, text: 'the payer (CPT and Medicare count prolonged time differently)' }],
  })
}
