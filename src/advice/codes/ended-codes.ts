// Codes that ended, were not replaced, and were asked about without a date: said once, with what that means today.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, listed, NOTHING } from '../said.ts'

/** The answer is made for their last day (see `gatherFacts`); no code set has a grace period (45 CFR 162.1011). */
export function endedCodes(facts: Facts): Advice {
  const ended = facts.records.filter((row) => facts.dateAssumed && row.validTo !== null && row.validTo <= facts.date)
  if (ended.length === 0) return NOTHING
  const names = [...new Set(ended.map((row) => row.code))]
  const which = names.length > 1 ? 'these codes ended' : 'this code ended'
  return advice({
    findings: [
      finding(
        'ended-codes',
        'answer',
        'certain',
        `But ${which}: ${listed(names)} may be reported for dates of service through ${facts.date} only. No code in ${names.length > 1 ? 'their' : 'its'} place is loaded here: for a later date check the code set of the date of service for what replaced ${names.length > 1 ? 'them' : 'it'}.`,
        ended.map((row) => row.citation),
      ),
    ],
    asks: [
      { slot: 'date_of_service', weight: 100, text: `the date of service (${listed(names)} ended on ${facts.date})` },
    ],
  })
}
