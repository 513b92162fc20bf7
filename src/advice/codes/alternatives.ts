// "00811 or 00812?", "96401 vs 96372": of codes asked about as alternatives one goes on the claim, and what each stands for decides.

import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, line } from '../said.ts'
import { isVisit } from '../visits/visit.ts'

const EITHER = /\b(\d{4}[0-9A-Z]|[A-V]\d{4})(?: ?x ?\d{1,3})?,? (?:or|vs\.?|versus) (\d{4}[0-9A-Z]|[A-V]\d{4})\b/gi

/** The lines of both, each on condition that the note describes it. Visits are left to their own rules. */
export function alternatives(facts: Facts): Advice {
  return advice({
    claimLines: askedAsAlternatives(facts).map(({ mention, record }) =>
      line(record.code, { units: mention.units ?? 1, conditional: 'if it is what the note documents' }),
    ),
  })
}

/** The codes in force that the words set against each other. */
export function askedAsAlternatives(facts: Facts): ReturnType<typeof billable> {
  const named = [...facts.question.text.matchAll(EITHER)].flatMap((hit) => [hit[1] ?? '', hit[2] ?? ''])
  const codes = named.map((code) => code.toUpperCase())
  return billable(facts).filter(({ record }) => codes.includes(record.code) && !isVisit(record.code))
}
