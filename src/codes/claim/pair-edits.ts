// NCCI procedure-to-procedure edits between every two codes of the claim, line by line.
import type { Citation } from '../citation.ts'
import type { CodeBook } from '../code-book.ts'
import type { PairEdit } from '../code-record.ts'
import { BYPASS_CITATION, BYPASS_NOTE, bypassModifiers, isAnatomic, mayBypass } from '../ncci-modifiers.ts'
import type { ClaimFinding, ReadClaim, ReadLine } from './claim.ts'

export function checkPairs(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const { codes, date } = claim
  const list = book.note(BYPASS_NOTE, date)?.citation ?? BYPASS_CITATION
  return codes.flatMap((a, at) =>
    codes.slice(at + 1).flatMap((b) => {
      const edits = book.pairs(a, b, date)
      const practitioner = edits.filter(({ table }) => table === 'practitioner')
      return (practitioner.length > 0 ? practitioner : edits).map((edit) => pairFinding(edit, claim, list))
    }),
  )
}

function pairFinding(edit: PairEdit, { lines, date }: ReadClaim, list: Citation): ClaimFinding {
  const { column1, column2, indicator, table, citation } = edit
  const where = table === 'practitioner' ? citation.edition : `${citation.edition}, ${table} table`
  const start = `NCCI (${where}) pairs ${column1} (column one, paid) with ${column2} (column two, denied), indicator ${indicator}`
  const say = (claim: string, certainty: ClaimFinding['certainty'], more: Citation[] = [list]): ClaimFinding => ({
    claim: `${start}: ${claim}`,
    rule: 'pair-edits',
    certainty,
    citations: [citation, ...more],
  })
  const first = lines.filter(({ code }) => code === column1)
  const second = lines.filter(({ code }) => code === column2)
  const onFirst = first.flatMap(({ modifiers }) => modifiers)
  const bypasses = second.map((line) => ({
    line,
    bypass: mayBypass(edit, { column1: onFirst, column2: line.modifiers }, date),
  }))

  if (indicator === 9) return say('the edit was deleted and does not apply.', 'certain', [])
  if (indicator === 0) {
    const tried = [...onFirst, ...second.flatMap(({ modifiers }) => modifiers)].filter((one) =>
      bypassModifiers.has(one),
    )
    const useless = tried.length > 0 ? ` ${tried.join(', ')} does not change that.` : ''
    return say(`${column2} is not paid beside it and no modifier bypasses the edit.${useless}`, 'certain', [])
  }
  const unmarked = bypasses.find(({ bypass }) => bypass.is === 'unmarked')
  if (unmarked !== undefined) {
    const where = second.length > 1 ? ` on line ${lines.indexOf(unmarked.line) + 1}` : ''
    return say(
      `as written ${column2} is denied${where}; only a modifier of NCCI's list that the record supports bypasses the edit.`,
      'certain',
    )
  }
  const site = sameSite(first, second)
  if (site !== null)
    return say(
      `${column1} and ${column2} both carry ${site}, so nothing says that they were apart; an anatomic modifier bypasses the edit only for another site.`,
      'likely',
    )
  const [marked] = bypasses.flatMap(({ bypass }) => (bypass.is === 'marked' ? [bypass] : []))
  const line = marked?.column === 1 ? column1 : column2
  return say(
    `modifier ${marked?.modifier} on ${line} may bypass the edit, when the record supports what it says.`,
    'depends',
  )
}

/** The site that all lines of both codes name, when nothing but sites marks them (NCCI Policy Manual, chapter I, section E). */
function sameSite(first: readonly ReadLine[], second: readonly ReadLine[]): string | null {
  const marks = [...first, ...second].map(({ modifiers }) => modifiers.filter((one) => bypassModifiers.has(one)))
  const [site, ...more] = new Set(marks.flat())
  const isEverywhere = marks.every((mark) => mark.length === 1)
  return site !== undefined && more.length === 0 && isEverywhere && isAnatomic(site) ? site : null
}
