// A drug that the practice did not buy: the patient brought it, or a pharmacy, a program or a maker gave it.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, DROPPED, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { isDrug, namedDrugs } from './named-drugs.ts'

const NOT_BOUGHT =
  /\b(?:pt|patient)s?'?s? (?:own|brings?|brought|suppl\w{1,4}|provid\w{1,3})\b|\b(?:brings?|brought) (?:in )?(?:(?:his|her|their|the) )?(?:own )?(?:med\w{0,8}|drug|vial|shot|supply)|\bwhite bag\w{0,4}|\bspecialty pharmacy\b|\bfree (?:drug|sample)\b|\bsamples?\b|\b(?:VFC|vaccines for children|state[- ]supplied)\b/i

const BOUGHT =
  /\bwe (?:bought|buy|purchased?|stock|supplied|supply|provided?)\b|\b(?:our|office|practice) (?:stock|supply|purchased)\b|\b(?:brought|supplied) (?:no|none|nothing)\b/i

/** Medicare Claims Processing Manual ch. 17 section 10: only what the practice paid for is billed; giving it is paid all the same. */
export function suppliedDrug(facts: Facts): Advice {
  const { text } = facts.question
  if (!NOT_BOUGHT.test(text) || BOUGHT.test(text)) return NOTHING
  const codes = [...billable(facts).map(({ record }) => record), ...namedDrugs(facts)]
    .filter(isDrug)
    .map(({ code }) => code)
  if (codes.length === 0) return NOTHING
  return advice({
    findings: [
      finding(
        'supplied-drug',
        'answer',
        'certain',
        `Not ${listed([...new Set(codes)])}: a drug that the practice did not pay for is not billed. Giving it is, with its administration code; a payer that wants the drug on the claim takes it at no charge, with its source in the note.`,
        noteCitations(facts, 'drug-not-bought'),
      ),
    ],
    claimLines: codes.map((code) => line(code, { units: DROPPED })),
  })
}
