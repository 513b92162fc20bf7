// Beside procedures, and where nobody asks for diagnoses: conditions of the mail that ICD-10-CM joins are named with their joint code.
import { diagnoses, procedures } from '../facts.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, finding, line, listed, NOTHING, noteCitations } from '../said.ts'
import { describedConditions } from './described-conditions.ts'
import { listsDiagnoses } from './diagnosis-list.ts'
import { leavesByWords } from './leaf-by-words.ts'
import { ofDiabetes, ofHypertension } from './linked-diagnoses.ts'

const RULE = 'links-beside'
// Most neuropathies of diabetes are written without their kind; the record decides between these.
const BY_KIND: Record<string, string> = { 'E11.40': 'E11.42', 'E10.40': 'E10.42' }

/** "DM2 w neuropathy" beside 11721 is E11.4-, though nobody wrote the link (guideline I.A.15). */
export function linksBeside(facts: Facts): Advice {
  if (procedures(facts).length === 0 || diagnoses(facts).length > 0 || listsDiagnoses(facts)) return NOTHING
  const all = describedConditions(facts.question.text)
  const joint = [ofDiabetes(all, facts), ofHypertension(all, facts)]
    .flatMap((one) => one.listed)
    .filter(({ note }) => note === 'icd-with' || note === 'icd-hypertension-heart-kidney')
  const rows = joint.flatMap(({ row }) => {
    const kind = BY_KIND[row.code]
    return [row, ...(kind ? leavesByWords(kind, new Set(), facts).map((leaf) => leaf.row) : [])]
  })
  if (rows.length === 0) return NOTHING
  const codes = rows.map(({ code }) => code)
  return advice({
    findings: [
      finding(
        RULE,
        'why',
        'likely',
        `The link need not be written: ${listed(codes, 'or')}, unless the record says that the conditions are unrelated.`,
        [...noteCitations(facts, 'icd-with'), ...rows.map(({ citation }) => citation)],
      ),
    ],
    claimLines: codes.map((code) => line(code, { conditional: 'if the record documents it' })),
  })
}
