// Prolonged office visits by total minutes: 99417 by CPT, G2212 for Medicare, with their different first minute.
import { isMedicare } from '../../question/payer.ts'
import { minutesIn } from '../../question/quantities.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'prolonged-visit'
const STEP = 15
// 99354-99357 were used before.
const IN_FORCE_FROM = '2021-01-01'
// First minute of the first unit behind the highest office level (note `prolonged-cpt-medicare`; PFS final rule CY2021).
const FIRST_MINUTE: Record<string, { cpt: number; medicare: number }> = {
  '99205': { cpt: 75, medicare: 89 },
  '99215': { cpt: 55, medicare: 69 },
}

// Prolonged time stands only behind a level that was chosen by time.
const BY_TIME = 'level chosen by total time'

/** Asked about a prolonged code that the minutes do not carry: neither is billed. */
function notReached(visit: string, minutes: number, first: { cpt: number; medicare: number }, facts: Facts): Advice {
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
    claimLines: [
      line(visit, { conditional: BY_TIME }),
      ...named.map(({ record }) => line(record.code, { units: DROPPED })),
    ],
  })
}

export function prolongedVisit(facts: Facts): Advice {
  const visit = billable(facts).find(({ record }) => record.code in FIRST_MINUTE)?.record.code
  const minutes = minutesIn(facts.question.quantities)
  const first = visit ? FIRST_MINUTE[visit] : undefined
  // "Does 99215 need 60 minutes?" asks about a threshold, not about a visit of that length.
  const threshold = /\bneeds? \d+/i.test(facts.question.text)
  if (threshold || !visit || !first || minutes === undefined || facts.date < IN_FORCE_FROM) return NOTHING
  if (minutes < first.cpt) return notReached(visit, minutes, first, facts)
  const byCpt = 1 + Math.floor((minutes - first.cpt) / STEP)
  const byMedicare = minutes < first.medicare ? 0 : 1 + Math.floor((minutes - first.medicare) / STEP)
  const { payer } = facts.question
  const forMedicare = payer === null || isMedicare(payer)
  const named = billable(facts).map(({ record }) => record.code)
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        payer === null ? 'depends' : 'certain',
        claimFor(visit, { minutes, byCpt, byMedicare, first }, facts),
        noteCitations(facts, 'prolonged-cpt-medicare'),
      ),
    ],
    claimLines: [
      line(visit, { conditional: BY_TIME }),
      isMedicare(payer)
        ? line('99417', { units: DROPPED })
        : line('99417', {
            units: byCpt,
            conditional: payer ? 'if the payer follows CPT' : 'payers that follow CPT; not Medicare',
          }),
      ...(forMedicare && byMedicare > 0
        ? [line('G2212', { units: byMedicare, conditional: payer ? null : 'Medicare only' })]
        : named.includes('G2212')
          ? [line('G2212', { units: DROPPED })]
          : []),
    ],
    asks: [{ slot: 'payer', weight: 90, text: 'the payer (CPT and Medicare count prolonged time differently)' }],
  })
}

type Counted = {
  minutes: number
  byCpt: number
  byMedicare: number
  first: { cpt: number; medicare: number }
}

/** Yes or no to the code and units that were asked about, then the count of the payer; of both, where nobody named one. */
function claimFor(visit: string, { minutes, byCpt, byMedicare, first }: Counted, facts: Facts): string {
  const { payer } = facts.question
  const asked = billable(facts).find(({ record }) => record.code === '99417')?.mention
  const medicare =
    byMedicare > 0
      ? `G2212 x${byMedicare} from ${first.medicare} minutes`
      : `no prolonged code below ${first.medicare} minutes (G2212), so ${visit} alone`
  if (isMedicare(payer))
    return `${asked ? 'No: Medicare rejects 99417. ' : ''}At ${minutes} minutes Medicare takes ${visit} and ${medicare}.`
  const judged = asked?.units ? (asked.units === byCpt ? 'Yes: ' : 'No: ') : ''
  const cpt = `at ${minutes} minutes ${payer === null || judged !== '' ? '' : 'by CPT '}99417 is x${byCpt} with ${visit} (from ${first.cpt} minutes, each unit a full ${STEP})`
  const said = `${judged}${judged === '' ? cpt.replace(/^a/, 'A') : cpt}`
  return payer === null
    ? `${said} for payers that follow CPT; Medicare takes ${medicare}.`
    : `${said}; ${payer} may instead follow Medicare (G2212 from ${first.medicare} minutes), so see its policy.`
}
