// NCCI add-on edits: an add-on code is paid only beside one of its primaries.
import type { CodeBook } from '../code-book.ts'
import type { ClaimFinding, ReadClaim } from './claim.ts'

/** Primaries named in a message, and rows cited; the book holds them all. */
const NAMED_PRIMARIES = 8

export function checkAddOns({ codes, date }: ReadClaim, book: CodeBook): ClaimFinding[] {
  return codes.flatMap((code) => {
    const rows = book.addOns(code, date)
    const [first] = rows
    if (first === undefined || rows.some(({ primary }) => primary !== null && codes.includes(primary))) return []
    // A code beside it that is itself an add-on is no primary.
    const others = codes.filter((other) => other !== code && book.addOns(other, date).length === 0)
    const primaries = rows.flatMap(({ primary }) => primary ?? []).sort()
    // One list may hold several types (an edit changed its type over time); the strictest row speaks.
    const type = Math.min(...rows.map((row) => row.type)) as 1 | 2 | 3
    const [citation, ...more] = rows.slice(0, NAMED_PRIMARIES).map((row) => row.citation)
    const { claim, certainty } = SENTENCES[type](code, shortList(primaries), others)
    return [{ claim, rule: 'add-ons', certainty, citations: [citation ?? first.citation, ...more] }]
  })
}

function shortList(primaries: readonly string[]): string {
  const more = primaries.length - NAMED_PRIMARIES
  return `${primaries.slice(0, NAMED_PRIMARIES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

type Said = Pick<ClaimFinding, 'claim' | 'certainty'>
const certain = (claim: string): Said => ({ claim, certainty: 'certain' })
const depends = (claim: string): Said => ({ claim, certainty: 'depends' })

/** By the type of the edit: a closed list of primaries, none published, an open list. */
const SENTENCES: Record<1 | 2 | 3, (code: string, primaries: string, others: readonly string[]) => Said> = {
  1: (code, primaries) => certain(`${code} is an add-on code and none of its primaries is on the claim: ${primaries}.`),
  2: (code, _primaries, others) =>
    others.length === 0
      ? certain(`${code} is an add-on code and is never billed alone; the contractor decides which primaries it takes.`)
      : depends(
          `${code} is an add-on code without a published list of primaries; the contractor decides about ${others.join(', ')}.`,
        ),
  3: (code, primaries, others) =>
    others.length === 0
      ? certain(`${code} is an add-on code and is never billed alone; its published primaries are ${primaries}.`)
      : depends(
          `${code} is an add-on code whose published list (${primaries}) is not complete; the contractor decides about ${others.join(', ')}.`,
        ),
}
