// The order of diagnoses: what "code first" and "use additional code" notes say comes before what.
import type { CodeBook } from '../code-book.ts'
import { type CodeNote, namesBeside } from '../tabular-look-up.ts'
import { type ClaimFinding, type ReadClaim, ruleCitation } from './claim.ts'

/** ICD-10-CM guidelines I.A.13 and I.A.17: the underlying condition is sequenced first, the manifestation or additional code behind it. */
export function checkSequence({ diagnoses, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  const rule = ruleCitation(book, 'icd-code-first', date)
  const said = diagnoses.flatMap((code, at) => {
    const notes = book.icd().notesOf(code, date)
    const [before, behind] = [diagnoses.slice(0, at), diagnoses.slice(at + 1)]
    return [...codeFirst(code, before, behind, notes), ...additional(code, before, notes)]
  })
  // Of two codes often both say it: "code first" at one, "use additional code" at the other.
  const once = said.filter(({ order }, at) => said.findIndex((other) => other.order === order) === at)
  return once.map(({ note, claim, certainty }): ClaimFinding => {
    const caution = note.caution === null ? '' : ` (${note.caution})`
    return {
      claim: `${claim}: "${note.text}" at ${note.from.code}${caution}.`,
      rule: 'sequence',
      certainty: note.caution === null ? certainty : 'depends',
      citations: [note.citation, ...rule],
    }
  })
}

/** `order` names what comes before what, for telling it once. */
type Said = { order: string; note: CodeNote; claim: string; certainty: ClaimFinding['certainty'] }

/** What a "code first" note of `code` says: the code it names stands behind, or none of those it demands is there. */
function codeFirst(
  code: string,
  before: readonly string[],
  behind: readonly string[],
  notes: readonly CodeNote[],
): Said[] {
  return paragraphs(notes.filter(({ kind }) => kind === 'code_first')).flatMap(({ heading, items }): Said[] => {
    const naming = (others: readonly string[]) =>
      items.flatMap((note) =>
        others.filter((other) => namesBeside(note, code, other)).map((other) => ({ note, other })),
      )
    if (naming(before).length > 0) return []
    const [late] = naming(behind)
    if (late !== undefined)
      return [
        {
          order: `${late.other} ${code}`,
          note: late.note,
          claim: `${late.other} is sequenced before ${code}`,
          certainty: 'likely',
        },
      ]
    const note = heading ?? items[0]
    // Without the word the note is for some cases only ("heart failure due to hypertension"), and these may not be this case.
    if (note === undefined || !/\bunderlying\b/i.test(note.text) || OPTIONAL.test(note.text)) return []
    const isFirst = before.length === 0
    return [
      {
        order: `? ${code}`,
        note,
        claim: isFirst
          ? `${code} cannot stand first: its underlying condition is coded first`
          : `${code} needs its underlying condition before it, and none of those named is there`,
        certainty: isFirst && items.length > 0 ? 'likely' : 'depends',
      },
    ]
  })
}

const OPTIONAL = /\bif (?:applicable|known|any)\b|\bwhen (?:applicable|associated)\b|\bany associated\b/i

/** A code that a note of `code` calls additional, but that stands before it. A chapter's note is for all it holds, so it decides less. */
function additional(code: string, before: readonly string[], notes: readonly CodeNote[]): Said[] {
  return notes
    .filter(({ kind }) => kind === 'use_additional')
    .flatMap((note) =>
      before
        .filter((other) => namesBeside(note, code, other))
        .map(
          (other): Said => ({
            order: `${code} ${other}`,
            note,
            claim: `${other} is an additional code of ${code} and is sequenced behind it`,
            certainty: note.from.level === 'code' ? 'likely' : 'depends',
          }),
        ),
    )
}

type Paragraph = { heading: CodeNote | null; items: CodeNote[] }

/** The notes of one place in their order: a line that ends in a colon is the heading of those below it, else each stands for itself. */
function paragraphs(notes: readonly CodeNote[]): Paragraph[] {
  const found: Paragraph[] = []
  for (const note of notes) {
    const last = found.at(-1)
    const isHeading = note.text.trimEnd().endsWith(':')
    if (isHeading) found.push({ heading: note, items: [] })
    else if (last?.heading?.from.code === note.from.code) last.items.push(note)
    else found.push({ heading: null, items: [note] })
  }
  return found
}
