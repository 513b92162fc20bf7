// Loaded coverage documents of Medicare (NCD, LCD, articles) that list a code, and whether they list the diagnosis of the question.
import type { CoverageEntry } from '../../codes/coverage.ts'
import { billable, diagnoses } from '../facts.ts'
import type { Advice, Facts, Finding } from '../finding.ts'
import { advice, finding, NOTHING } from '../said.ts'

const RULE = 'coverage-policies'
// A code may stand in a document of each contractor; the nearest few are named.
const MOST_DOCUMENTS = 2
const ASKS = /\bcover|\bnecess|\bLCD\b|\bNCD\b|\bsupports?\b|\bCO-?\s?(?:50|11|167)\b/i

/** Silent where no document is loaded: that says nothing of coverage. The contractor of the place decides, so the MAC is asked. */
export function coveragePolicies(facts: Facts): Advice {
  if (!ASKS.test(facts.question.text)) return NOTHING
  const named = diagnoses(facts).map(({ code }) => code)
  const findings = billable(facts).flatMap(({ record }) => {
    const entries = facts.book.coverage().coverageOf(record.code, facts.date)
    return entries.slice(0, MOST_DOCUMENTS).map((entry) => saidOf(record.code, entry, named, facts))
  })
  if (findings.length === 0) return NOTHING
  return advice({
    findings,
    asks: [{ slot: 'place_of_service', weight: 86, text: 'the MAC (contractor) or the state, whose policy decides' }],
  })
}

function saidOf(code: string, { document, role }: CoverageEntry, named: string[], facts: Facts): Finding | null {
  const listed = facts.book.coverage().diagnosesOf(document)
  const by = document.facts.contractors ? ` of ${document.facts.contractors}` : ''
  const which = `${document.number} (${document.title})${by}`
  const judged = named.map((diagnosis) => {
    const found = listed.find((one) => one.code.replace('.', '') === diagnosis.replace('.', ''))
    if (!found) return `it does not list ${diagnosis}`
    return found.role === 'noncovered' ? `it lists ${diagnosis} as not covered` : `it lists ${diagnosis} as covered`
  })
  const lead =
    role === 'noncovered' ? `${which} lists ${code} as not covered` : `${which} covers ${code} under its conditions`
  const end =
    judged.length > 0 ? `; ${judged.join(' and ')}` : listed.length > 0 ? ' for the diagnoses that it lists' : ''
  return finding(RULE, 'answer', 'depends', `${lead}${end}. Read its text before relying on it.`, [document.citation])
}
