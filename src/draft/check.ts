// The last gate before a reviewer: reasons why a draft may not be shown as ready.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { mentionedCodes } from '../question/codes.ts'
import type { Question } from '../question/question.ts'
import { MOST_ASKS } from './compose.ts'
import type { Draft } from './draft.ts'

/** Finds patient identifiers; the message floor's own function is passed in. */
export type IdentifierFinder = (text: string) => { text: string }[]

const PROMISES =
  /\b(?:will be (?:paid|covered|reimbursed|approved)|guarantee[ds]?|is sure to pay|will pay|always (?:pays|paid|covered))\b/i
const DENIED_PROMISE = /\b(?:no|not|never|without|cannot|does not|do not|is not)\b[^.]{0,40}$/i

/** Reasons in words; empty when the draft may be shown as ready. `asked` are codes the asker wrote, which may be repeated though unknown. */
export function checkDraft(
  draft: Draft,
  book: CodeBook,
  date: IsoDate,
  identifiersIn: IdentifierFinder = () => [],
  asked: Question[] = [],
): string[] {
  return [
    ...uncited(draft),
    ...unknownCodes(draft, book, date, asked),
    ...notValid(draft, book, date),
    ...overLimit(draft, book, date),
    ...promises(draft),
    ...identifiersIn(draft.text).map(() => 'the text holds what looks like a patient identifier'),
    ...(draft.asks.length > MOST_ASKS ? [`${draft.asks.length} questions back, more than ${MOST_ASKS}`] : []),
  ].filter((reason, at, all) => all.indexOf(reason) === at)
}

/** Every paragraph that states something for an answer must carry a bracket; findings carry citations by their type. */
function uncited(draft: Draft): string[] {
  if (draft.kind !== 'answer') return []
  const bare = draft.findings
    .filter((finding) => (finding.citations as unknown[]).length === 0)
    .map((finding) => `uncited claim: ${finding.claim}`)
  const text = draft.text
    .split('\n')
    .filter((line) => line.startsWith('- ') && !line.endsWith(']') && !draft.asks.includes(line.slice(2)))
  return [...bare, ...text.map((line) => `uncited claim: ${line.slice(2)}`)]
}

function unknownCodes(draft: Draft, book: CodeBook, date: IsoDate, asked: Question[]): string[] {
  const allowed = new Set(
    asked.flatMap((question) => [...question.codes.map((code) => code.code), ...question.denialCodes]),
  )
  // A dated note may name codes that the book has no row for; its own words are proven by it.
  const noted = draft.findings.map((finding) => finding.claim).filter((claim) => isNote(claim, book, date))
  // What stands in brackets are citations; their locators are not advice.
  const words = draft.text.replace(/\[[^\]]*\]/g, '')
  return mentionedCodes(words, book)
    .filter(
      (code) =>
        code.systems.length === 0 &&
        !/^[NM]A?\d{2,3}$/.test(code.code) &&
        !allowed.has(code.code) &&
        !noted.some((claim) => claim.includes(code.code)),
    )
    .map((code) => `the text names ${code.code}, which the code book does not hold`)
}

function isNote(claim: string, book: CodeBook, date: IsoDate): boolean {
  return book.notes(date).some((note) => note.text === claim)
}

function notValid(draft: Draft, book: CodeBook, date: IsoDate): string[] {
  return draft.claimLines.flatMap((line) => {
    const rows = book.onDate(line.code, date)
    if (rows.length === 0 && line.conditional === null) return [`claim line ${line.code} is not valid on ${date}`]
    return rows.length > 0 && rows.every((row) => !row.billable)
      ? [`claim line ${line.code} is a heading, not a billable code`]
      : []
  })
}

function overLimit(draft: Draft, book: CodeBook, date: IsoDate): string[] {
  return draft.claimLines.flatMap((line) => {
    const limit = book.unitLimits(line.code, date).find((row) => row.table === 'practitioner' && row.units > 0)
    if (!limit || line.units <= limit.units) return []
    const said = draft.findings.some((finding) => finding.rule === 'unit-limits' && finding.claim.includes(line.code))
    return said
      ? []
      : [`claim line ${line.code} x${line.units} is over its unit limit of ${limit.units}, and no finding says so`]
  })
}

function promises(draft: Draft): string[] {
  const hit = PROMISES.exec(draft.text)
  if (!hit || DENIED_PROMISE.test(draft.text.slice(0, hit.index))) return []
  return [`the text promises payment ("${hit[0]}")`]
}
