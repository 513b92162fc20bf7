// Payers whose rules Medicare does not make: the state's (workers' compensation, Medicaid) and a plan's own, where the question is what they take.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'

const RULE = 'state-rules'
const ASKS =
  /\b(?:accepts?|tak(?:e|es|ing)|pa(?:y|ys)|covers?|covered|allows?|recogni[sz]es?|follows?|appl(?:y|ies)|uses?|honou?rs?)\b|\bsame (?:way|rules?|edits?) (?:as|for|with)\b|\b(?:ok|okay|valid|billable|allowed)\b/i

const FOLLOWS =
  /\bfollow\w{0,3}\b[^.?!]{0,20}\b(?:medicare|cms|n?cci)\b|\bn?cci\b[^.?!]{0,15}\b(?:used?|apply|applies)\b|\b(?:use|apply|go by)\w{0,2}\b[^.?!]{0,15}\bn?cci\b|\bsame (?:rules?|way|edits?) (?:as|for) medicare\b/i

export function stateRules(facts: Facts): Advice {
  const { text, payer } = facts.question
  if (!ASKS.test(text)) return NOTHING
  if (payer === "Workers' compensation")
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'depends',
          "It depends on the state: workers' compensation follows the state's fee schedule and rules, not Medicare's. Some states take consultation codes and report codes of their own, others have adopted Medicare's list.",
          noteCitations(facts, 'workers-comp'),
        ),
      ],
      asks: [{ slot: 'place_of_service', weight: 91, text: "the state whose workers' compensation rules apply" }],
    })
  if (payer !== null && payer !== 'Medicaid' && !/^Medicare/.test(payer) && FOLLOWS.test(text))
    return advice({
      findings: [
        finding(
          RULE,
          'answer',
          'depends',
          `${payer === 'Commercial' ? 'A commercial plan' : payer} is bound by its own policy and contract, not by Medicare's rules. Most plans run NCCI edits or their like; they follow CPT where Medicare has made codes of its own (99417 and not G2212), unless their policy says otherwise. See its published policy.`,
          noteCitations(facts, 'payer-policy'),
        ),
      ],
    })
  if (payer !== 'Medicaid' || !/\bn?cci\b|\bedits?\b|\bbundl|\bsame (?:way|rules?)\b|\bMUEs?\b/i.test(text))
    return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        'NCCI applies by the same method, but from files of its own: Medicaid has its own pair and unit edits each quarter, and the state may add rules. Look the pair up in the Medicaid NCCI file of the quarter; what follows is from the Medicare one.',
        noteCitations(facts, 'ncci-medicaid'),
      ),
    ],
  })
}
