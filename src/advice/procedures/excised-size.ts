// The size that an excision is coded by: the lesion with its narrowest margin on both sides, as one number.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, NOTHING, noteCitations } from '../said.ts'
import { excisedIn, marginIn } from './size-fit.ts'

// A clause that holds both the growth and its margin speaks before the sentence, in which a closure may be measured too.
const CLAUSE = /(?:[^.;,\n]|\.(?=\d))+/g
const SENTENCE = /(?:[^.;\n]|\.(?=\d))+/g

/** CPT rules on excision of lesions (note `excision-size`): measured before cutting. */
export function excisedSize(facts: Facts): Advice {
  const { text } = facts.question
  const parts = [...(text.match(CLAUSE) ?? []), ...(text.match(SENTENCE) ?? [])]
  const excised = parts.filter((part) => marginIn(part) !== null).flatMap((part) => excisedIn(part) ?? [])[0]
  if (excised === undefined) return NOTHING
  const { lesion, margin, cm } = excised
  return advice({
    findings: [
      finding(
        'excised-size',
        'answer',
        'certain',
        `The excised diameter is ${lesion} cm plus twice ${margin} cm: ${cm} cm.`,
        noteCitations(facts, 'excision-size'),
      ),
    ],
  })
}
