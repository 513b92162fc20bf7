// Codes in the words of a mail: each must be in the book, in force on the date or said not to be, and stand on a finding or a line.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { mentionedCodes } from '../question/codes.ts'
import type { MentionedCode } from '../question/question.ts'
import type { CheckedAgainst } from './check.ts'
import type { Draft } from './draft.ts'

/** Codes that the book does not hold and that neither the asker nor a dated note named. */
export function unknownCodes(text: string, { findings }: Pick<Draft, 'findings'>, against: CheckedAgainst): string[] {
  const { book, date } = against
  const asked = askedCodes(against)
  // A dated note may name codes that the book has no row for; its own words are proven by it.
  const noted = findings.map((finding) => finding.claim).filter((claim) => isNote(claim, book, date))
  return codesIn(text, book)
    .filter(
      ({ code, systems }) =>
        systems.length === 0 &&
        !REMARK_CODE.test(code) &&
        !asked.has(code) &&
        !noted.some((claim) => claim.includes(code)),
    )
    .map(({ code }) => `the text names ${code}, which the code book does not hold`)
}

/** Codes that were not in force on the date, where no sentence about them says so. */
export function outdatedCodes(text: string, { book, date, asked = [] }: CheckedAgainst): string[] {
  // A mail with several questions may ask for several days.
  const days = [date, ...asked.flatMap(({ dateOfService }) => dateOfService ?? [])]
  const isInForce = (code: string) => days.some((day) => book.onDate(code, day).length > 0)
  return codesIn(text, book)
    .filter(({ code, systems }) => systems.length > 0 && !isModifier(systems) && !isInForce(code))
    .filter(({ code }) => !saysWhen(text, code))
    .map(({ code }) => `the text names ${code}, which was not in force on ${date}, and does not say so`)
}

/** Codes in the text that were neither asked about nor stand on a claim line or in a finding: nothing proves what is said of them. */
export function strayCodes(draft: Draft, against: CheckedAgainst): string[] {
  const asked = askedCodes(against)
  const proven = [
    ...draft.claimLines.flatMap((line) => [line.code, ...line.modifiers, ...line.diagnoses, line.conditional ?? '']),
    ...draft.findings.flatMap((finding) => [finding.claim, ...finding.citations.map(({ locator }) => locator)]),
  ].join(' ')
  // A question back may name the codes it would decide between.
  const stated = draft.asks.reduce((text, ask) => text.replace(ask, ''), draft.text)
  return codesIn(stated, against.book)
    .filter(
      ({ code, asWritten, systems }) =>
        // A remark code may read like a diagnosis without its dot (N130).
        systems.length > 0 && !asked.has(code) && !asked.has(asWritten) && !proven.includes(code),
    )
    .map(({ code }) => `the text names ${code}, which no claim line and no finding stands for`)
}

/** What stands in brackets are citations; their locators are not advice. */
function codesIn(text: string, book: CodeBook): MentionedCode[] {
  return mentionedCodes(text.replace(/\[[^\]\n]{0,400}\]/g, ''), book)
}

// Remark codes of a remittance (N122, MA130) are no codes of a claim.
const REMARK_CODE = /^[NM]A?\d{2,3}$/
const SAYS_WHEN =
  /\b(?:end(?:ed|s)?|began|begins?|starts?|started|new|deleted|retired|replac\w{0,8}|not (?:in force|valid|yet|active|in the)|invalid|no longer|through|until|before|after|from|since|old|earlier|instead of|expired|terminated|valid)\b/i

function saysWhen(text: string, code: string): boolean {
  return text.split(/\n|(?<=\.) /).some((sentence) => sentence.includes(code) && SAYS_WHEN.test(sentence))
}

/** Codes and modifiers that the asker wrote. */
export function askedCodes({ asked = [] }: CheckedAgainst): ReadonlySet<string> {
  return new Set(
    asked.flatMap((question) => [
      ...question.codes.flatMap((code) => [code.code, ...code.modifiers]),
      ...question.denialCodes,
    ]),
  )
}

function isModifier(systems: readonly string[]): boolean {
  return systems.includes('MODIFIER')
}

function isNote(claim: string, book: CodeBook, date: IsoDate): boolean {
  return book.notes(date).some((note) => note.text === claim)
}
