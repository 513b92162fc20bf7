// Excludes1 notes between the diagnoses of a claim, with those inherited from headings, sections and chapters.
import type { CodeBook } from '../code-book.ts'
import type { CodeNote } from '../tabular-look-up.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'

/**
 * ICD-10-CM guidelines I.A.12.a: codes that exclude each other are not reported together, unless the two conditions are unrelated;
 * so the row alone never decides. A note that narrows its codes ("with fifth character 5"), or of a list of another year, decides less.
 */
export function checkExcludes({ diagnoses, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const codes = [...new Set(diagnoses)]
  return codes.flatMap((a, at) =>
    codes.slice(at + 1).flatMap((b): ClaimFinding[] => {
      const [note] = book
        .icd()
        .excluding(a, b, date)
        .filter(({ kind }) => kind === 'excludes1')
      return note === undefined ? [] : [excludesFinding(a, b, note, ruleCitation(book, 'icd-excludes1', date))]
    }),
  )
}

function excludesFinding(a: string, b: string, note: CodeNote, rule: ReturnType<typeof ruleCitation>): ClaimFinding {
  const caution = note.caution === null ? '' : ` (${note.caution})`
  return {
    claim: `${a} and ${b}: Excludes1 at ${note.from.code}, "${note.text}"${caution}. They are not coded together, unless the two conditions have nothing to do with each other.`,
    rule: 'excludes1',
    certainty: note.caution === null && !isNarrowed(note) ? 'likely' : 'depends',
    citations: [note.citation, ...rule],
  }
}

/** Whether the words take only some of the codes they name. */
function isNarrowed({ text }: CodeNote): boolean {
  return /\bwith (?:final|fourth|fifth|sixth|seventh|\.?\d)/i.test(text)
}
