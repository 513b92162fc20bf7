// Which places of service are paid at the facility rate and which at the other, for the places that were asked about.
import type { CodeRecord } from '../../codes/code-record.ts'
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, listed, NOTHING, noteCitations } from '../said.ts'

const RULE = 'place-rate'
const ASKS_RATE = /\b(?:non-?)?facility\b|\brates?\b|\bpa(?:y|id|ys)\b|\bfees?\b/i
const PLACES = /\b(?:POS|places? of service)\b[^\n?]{0,80}/gi

/** Claims Processing Manual ch. 26 section 10.5 and ch. 12 section 20.4.2: the place of service decides the practice expense. */
export function placeRate(facts: Facts): Advice {
  const { text } = facts.question
  if (!ASKS_RATE.test(text)) return NOTHING
  const named = [...text.matchAll(PLACES)].flatMap((hit) => hit[0].match(/(?<![\d.$])\d{2}(?!\d|%)/g) ?? [])
  const places = [...new Set(named)].flatMap(
    (code) =>
      facts.book
        .onDate(code, facts.date)
        .find(({ system, facilityRate }) => system === 'POS' && facilityRate !== null) ?? [],
  )
  if (places.length === 0) return NOTHING
  const paid = (rate: boolean) => places.filter(({ facilityRate }) => facilityRate === rate)
  const parts = [part('Facility rate', paid(true)), part('Non-facility rate', paid(false))].filter((one) => one !== '')
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${parts.join(' ')} A patient registered with a hospital is paid at the facility rate wherever seen.`,
        [...places.slice(0, 2).map(({ citation }) => citation), ...noteCitations(facts, 'pos-facility')],
      ),
    ],
    asks:
      billable(facts).length > 0
        ? []
        : [{ slot: 'service', weight: 82, text: 'the service code (the two rates differ by code)' }],
  })
}

function part(name: string, places: CodeRecord[]): string {
  return places.length === 0 ? '' : `${name}: ${listed(places.map(({ code }) => code))}.`
}
