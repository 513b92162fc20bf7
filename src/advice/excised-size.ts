// The size that an excision is coded by: the lesion with its narrowest margin on both sides, as one number.
import type { Advice, Facts } from './finding.ts'
import { advice, finding, NOTHING, noteCitations } from './said.ts'
import { sizeOf } from './size-fit.ts'

const CM = /(\d{1,3}(?:\.\d{1,2})?) ?cm\b/gi
// One sentence holds the lesion and its margin; closures are measured in others.
const CLAUSE = /[^.;,\n]*(?:\.\d[^.;,\n]*)*/g

/** CPT rules on excision of lesions (note `excision-size`): measured before cutting. */
export function excisedSize(facts: Facts): Advice {
  const clause = (facts.question.text.match(CLAUSE) ?? []).find((part) => /\bmargins?\b/i.test(part))
  const [lesion, margin] = [...(clause ?? '').matchAll(CM)].map((hit) => hit[1])
  if (clause === undefined || lesion === undefined || margin === undefined) return NOTHING
  return advice({
    findings: [
      finding(
        'excised-size',
        'answer',
        'certain',
        `The excised diameter is ${lesion} cm plus twice ${margin} cm: ${sizeOf(clause)} cm.`,
        noteCitations(facts, 'excision-size'),
      ),
    ],
  })
}
