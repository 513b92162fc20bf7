// A body mass index in the mail: the Z68 code of adults, and the class of obesity that codes distinguish since 2024-10-01.
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, NOTHING, noteCitations } from '../said.ts'

const RULE = 'body-mass-index'
const BMI = /\bBMI\b\D{0,12}(\d{2}(?:\.\d{1,2})?)\b/i
// Category Z68, adults 20 years and over: from this index on, its ending.
const FROM: [number, string][] = [
  [70, 'Z68.45'],
  [60, 'Z68.44'],
  [50, 'Z68.43'],
  [45, 'Z68.42'],
  [40, 'Z68.41'],
]
const ALONE = /\b(?:from|by|on) (?:the |a )?BMI\b|\bBMI (?:only|alone)\b/i
const CLASSES_SINCE = '2024-10-01'

/** Guideline I.B.14: the index may come from any clinician's note, the diagnosis only from the provider; no index without a diagnosis. */
export function bodyMassIndex(facts: Facts): Advice {
  const written = BMI.exec(facts.question.text)?.[1]
  if (written === undefined || /\b(?:percentile|child|peds?|pediatric)\b/i.test(facts.question.text)) return NOTHING
  const index = Number(written)
  const code = index < 20 ? 'Z68.1' : (FROM.find(([least]) => index >= least)?.[1] ?? `Z68.${Math.floor(index)}`)
  const obesity =
    facts.date < CLASSES_SINCE || index < 30 ? null : index >= 40 ? 'E66.813' : index >= 35 ? 'E66.812' : 'E66.811'
  const rows = [obesity, code].flatMap((one) =>
    one === null ? [] : facts.book.onDate(one, facts.date).filter(({ billable }) => billable),
  )
  if (!rows.some((row) => row.code === code)) return NOTHING
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'likely',
        `${/\bobes/i.test(facts.question.text) && ALONE.test(facts.question.text) ? 'No: obesity has to be documented by the provider. ' : ''}A BMI of ${written} is ${code}, second to the provider's diagnosis${obesity === null ? '' : `; where the provider documents the class of obesity, that is ${obesity}`}. An index alone is never coded.`,
        [...noteCitations(facts, 'icd-other-clinicians'), ...rows.map(({ citation }) => citation)],
      ),
    ],
    claimLines: rows.map((row) =>
      line(row.code, {
        conditional:
          row.code === code ? "with the provider's diagnosis" : 'where the provider documents this class of obesity',
      }),
    ),
  })
}
