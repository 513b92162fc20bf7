// Ambulance trips in words: the base code by level and urgency, mileage, and the two letters for origin and destination.

import { procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'ambulance'
// Origin and destination letters (Medicare Claims Processing Manual 100-04 ch. 15 section 30).
const PLACES: [RegExp, string][] = [
  [/\b(?:snf|skilled nursing|nursing (?:home|facility))\b/i, 'N'],
  [/\b(?:home|residence|house)\b/i, 'R'],
  [/\bhospital\b|\b(?:ED|ER)\b/i, 'H'],
  [/\bscene\b/i, 'S'],
  [/\bdialysis\b/i, 'J'],
  [/\b(?:physician'?s? office|doctor'?s? office)\b/i, 'P'],
]

export function ambulance(facts: Facts): Advice {
  const { text, quantities } = facts.question
  const level = /\b(BLS|ALS)\b/i.exec(text)?.[1]?.toUpperCase()
  if (!level || procedures(facts).length > 0) return NOTHING
  const urgent = /\bemergen/i.test(text) && !/\bnon[- ]?emergen/i.test(text)
  const base = level === 'BLS' ? (urgent ? 'A0429' : 'A0428') : urgent ? 'A0427' : 'A0426'
  const [origin, destination] = tripIn(text)
  const modifiers = origin && destination ? [`${origin}${destination}`] : []
  const miles = quantities.find((quantity) => quantity.measure === 'mile')?.amount
  const proof = [
    ...noteCitations(facts, 'ambulance-origin-destination'),
    ...[base, 'A0425'].flatMap((code) =>
      facts.book
        .onDate(code, facts.date)
        .slice(0, 1)
        .map((row) => row.citation),
    ),
  ]
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${base} for the trip and A0425 for the loaded miles${miles === undefined ? '' : ` (${miles}, to a tenth for Medicare)`}${modifiers.length > 0 ? `, both with ${modifiers[0]} (origin first, then destination)` : ''}.`,
        proof,
      ),
      finding(
        RULE,
        'documentation',
        'certain',
        'The trip record should show why transport by ambulance was medically needed, the places, and the loaded miles.',
        proof,
      ),
    ],
    claimLines: [line(base, { modifiers }), line('A0425', { modifiers, units: miles ?? 1 })],
    asks: [
      {
        slot: 'service',
        weight: 88,
        text: 'the medical necessity of the transport, with the certification where one is required',
      },
    ],
  })
}

/** The first two places behind "from" and "to"; null where the words do not say. */
function tripIn(text: string): [string | null, string | null] {
  const trip = /\bfrom (.{2,40}?) to (.{2,40}?)(?:[,.;\n]|$)/i.exec(text)
  const letter = (place = '') => PLACES.find(([name]) => name.test(place))?.[1] ?? null
  return trip ? [letter(trip[1]), letter(trip[2])] : [null, null]
}
