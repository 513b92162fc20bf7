// An excision chosen before pathology spoke: benign and malignant growths have families of their own with the same sites and sizes.
import { billable } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, instead, line, NOTHING, noteCitations, together } from '../said.ts'

const RULE = 'pathology-result'
const REPORT = /\b(?:path(?:ology)?|biopsy|report|results?)\b/i
const BENIGN =
  /\b(?:benign|not (?:cancer|malignan\w{1,2})|no (?:cancer|malignan\w{1,2})|negative for (?:cancer|malignan\w{1,2}))\b/i
const MALIGNANT =
  /\b(?:(?<!not |no |non-?)malignan\w{1,2}|(?<!not |no )cancer|bcc|scc|(?:basal|squamous) cell|melanoma)\b/i
// 114xx benign and 116xx malignant: the fourth digit is the site, the fifth the size, alike in both.
const FAMILY = /^11([46])(\d\d)$/

/** CPT rules on excision (note `excision-size`): the claim waits for pathology, which decides between the families. */
export function pathologyResult(facts: Facts): Advice {
  const { text } = facts.question
  if (!REPORT.test(text)) return NOTHING
  const kind = BENIGN.test(text) ? '4' : MALIGNANT.test(text) ? '6' : null
  if (kind === null) return NOTHING
  return together(
    billable(facts).map(({ mention, record }) => {
      const [, named, rest] = FAMILY.exec(record.code) ?? []
      const reached = `11${kind}${rest}`
      const [row] = facts.book.onDate(reached, facts.date)
      if (named === undefined || named === kind || !row) return NOTHING
      const is = kind === '4' ? 'benign' : 'malignant'
      const sent = /\b(?:billed|sent|submitted|filed|paid|claim went)\b/i.test(text)
        ? ' A claim already sent is put right by a corrected claim, with the diagnosis of the report.'
        : ''
      return advice({
        findings: [
          finding(
            RULE,
            'answer',
            'certain',
            `${reached} in place of ${record.code}: pathology says ${is}, and the ${is} family has the same sites and sizes.${sent}`,
            [...noteCitations(facts, 'excision-size'), row.citation, record.citation],
          ),
        ],
        claimLines: instead([record.code], line(reached, { modifiers: mention.modifiers, units: mention.units ?? 1 })),
        asks: [{ slot: 'diagnosis', weight: 92, text: 'the diagnosis in the pathology report' }],
      })
    }),
  )
}
