// The diagnoses that the asker named, as pointers on the lines they may support.
import type { ClaimLine, Facts } from '../finding.ts'

// A claim line points at no more than four diagnoses (CMS-1500 item 24E).
const MOST_POINTERS = 4

const WISHED_FOR = /\b(?:chang|switch|swap|replac)(?:e|ing) (?:the |a )?(?:dx|diagnos\w{2,3}|icd)\b/i

/** Billable diagnoses in the order written; which of them supports which line is the note's to say. */
export function diagnosisPointers(lines: ClaimLine[], facts: Facts): ClaimLine[] {
  // A diagnosis that somebody would like to put in place of another points at nothing until the record says so.
  if (WISHED_FOR.test(facts.question.text)) return lines
  const diagnoses = facts.records.filter((row) => row.system === 'ICD-10-CM' && row.billable).map((row) => row.code)
  // A diagnosis points at nothing, least of all at the one it takes the place of.
  const isDiagnosis = (code: string) => facts.book.onDate(code, facts.date).some((row) => row.system === 'ICD-10-CM')
  return lines.map((line) =>
    isDiagnosis(line.code) ? line : { ...line, diagnoses: diagnoses.slice(0, MOST_POINTERS) },
  )
}
