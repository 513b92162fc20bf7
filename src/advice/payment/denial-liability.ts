// Whether the patient owes what was denied: the group code says it, and the reason only why.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'
import { visitCases } from '../visits/visit-cases.ts'
import { officeCases } from './office-cases.ts'
import { payerCases } from './payer-cases.ts'

const ASKS =
  /\b(?:patients?|pts?|members?)\b[^.?!]{0,40}\b(?:respons\w{0,9}|ow(?:e|es|ed|ing)|liab\w{0,5}|pa(?:y|ys)|bill\w{0,3}|balance)|\b(?:bill\w{0,3}|charge|balance|collect)\b[^.?!]{0,25}\b(?:patients?|pts?|members?|her|him|them)\b|\bwho (?:pays|owes|is responsible)\b|\bwrite[- ]?(?:it |this |that |them )?off\b/i

const SAID: Record<string, string> = {
  CO: "No: group CO is the provider's by contract or law; it is corrected, appealed or written off, and not billed to the patient.",
  PR: "Yes: group PR is the patient's share and may be billed, once the amount agrees with the remittance. A second insurer comes first.",
  OA: 'Not by this line: group OA puts the amount on nobody. What the patient owes stands in the PR lines of the remittance that paid last.',
  PI: "Not by itself: group PI is the payer's own reduction. A provider with a contract writes it off unless the contract lets the patient be billed; one without a contract follows the plan and state law.",
  CR: 'Not by this line: group CR puts an earlier decision right; see the corrected remittance.',
}

/** X12 claim adjustment group codes, in our own words. */
// "Do we write it off?" asks the other way round.
const ASKS_WRITE_OFF = /\bwrite[- ]?(?:it |this |that |them )?off\b/i
const ANSWER = /^(?:No|Yes): /

export function denialLiability(facts: Facts): Advice {
  const { text, denialCodes } = facts.question
  // What the mail tells of the payers decides more than the group code.
  if (!ASKS.test(text) || [officeCases, payerCases, visitCases].some((rule) => rule(facts).findings.length > 0))
    return NOTHING
  const groups = [...new Set(denialCodes.flatMap((code) => /^([A-Z]{2})-/.exec(code)?.[1] ?? []))]
  const turned = ASKS_WRITE_OFF.test(text)
  return advice({
    findings: groups.map((group) =>
      finding(
        'denial-liability',
        'answer',
        'likely',
        turned ? capital((SAID[group] ?? '').replace(ANSWER, '')) : (SAID[group] ?? ''),
        noteCitations(facts, 'carc-groups'),
      ),
    ),
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
