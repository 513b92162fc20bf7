// Headings of ICD-10-CM, which no claim may carry: what they lack, and the full codes under them.
import type { CodeRecord } from '../../codes/code-record.ts'
import { leavesUnder } from '../diagnoses/icd-leaves.ts'
import type { Advice, Facts } from '../finding.ts'
import { advice, dayNamed, finding, line, listed, NOTHING } from '../said.ts'

const RULE = 'validity'

/** A diagnosis is coded to its full length (ICD-10-CM guidelines I.B.2); the codes under the heading are offered, the record chooses. */
export function headingCode(record: CodeRecord, facts: Facts): Advice {
  // "Z79 codes" names a family, not a code for a claim.
  if (
    record.code.length === CATEGORY_LENGTH &&
    new RegExp(`\\b${record.code} codes?\\b`, 'i').test(facts.question.text)
  )
    return NOTHING
  const children = leavesUnder(record.code, facts)
  const successors = [...new Set(facts.book.history(record.code).flatMap((row) => row.replacedBy))]
  const named = [...new Set([...successors, ...children.map((row) => row.code)])].slice(0, 6)
  const seventh =
    facts.book.icd().seventhCharactersOf(record.code, facts.date).length > 0 &&
    compact(record.code).length >= LAST_BEFORE_SEVENTH
  const lacks = seventh
    ? ' It lacks its 7th character: A active treatment, D healing, S sequela; fractures have more.'
    : ''
  const instead = `${lacks}${named.length > 0 ? ` Full-length codes under it include ${listed(named)}.` : ''}`
  return advice({
    findings: [
      finding(
        RULE,
        'answer',
        'certain',
        `${record.code} is a heading on ${dayNamed(facts)} and may not be put on a claim; a diagnosis must be coded to its full length.${instead}`,
        [record.citation, ...children.slice(0, 3).map((row) => row.citation)],
      ),
    ],
    claimLines: named.slice(0, 3).flatMap((code) =>
      facts.book
        .onDate(code, facts.date)
        .filter((row) => row.billable)
        .map((row) => line(row.code, { conditional: 'if it is what the note documents' })),
    ),
    asks: [
      { slot: 'diagnosis', weight: 85, text: `what the provider documented under ${record.code} (type, site, side)` },
    ],
  })
}

function compact(code: string): string {
  return code.replace('.', '')
}

const CATEGORY_LENGTH = 3
// Codes with a 7th character are printed with up to six.
const LAST_BEFORE_SEVENTH = 6
