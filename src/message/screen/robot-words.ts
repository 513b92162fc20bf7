// What the words of a mail without any mark in its header tell: an absence, a receipt, an acknowledgement, a notice of a program.
import { codeShapes } from '../code-shapes.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { bareSubject } from '../subject.ts'
import { speaksOfTheField } from './field-matter.ts'
import { ownAbsence } from './own-absence.ts'
import { asks, plainWords, says } from './plain-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** When it is not `sure`, a person tells: a lost question costs more than a look. */
export type RobotWords = { sure: boolean; because: string }

const MAX_NOTICE_CHARS = 1_500 // a robot's notice is short; in a longer mail such words are quoted or said by the way
const ABSENCE_WITHIN_CHARS = 300 // an absence is told at once
const BARE_ABSENCE_CHARS = 40 // beside the absence itself, when nothing is said of meanwhile or of mail
const SUPPORT_WITHIN_CHARS = 600 // and until when, or who stands in, soon after

/**
 * Judges subject and new words. A robot's words in a mail that asks about the field's matters are a person's ("the payer sends an
 * automatic reply: which modifier?"). Beside a bare question mark ("Need something sooner?") or a patient nobody can be sure.
 */
export function robotWords(message: InboundMessage, policy: ScreeningPolicy): RobotWords | null {
  const { subject, replyText, invitation } = message
  // What a calendar part asks for is told by the part.
  if (replyText.length > MAX_NOTICE_CHARS || invitation !== null) return null
  const words = plainWords(replyText)
  const title = bareSubject(subject)
  const bySubject = toldBySubject(title, words, policy)
  const byText = bySubject?.sure ? null : toldByText(words, policy)
  const told = byText ?? bySubject
  const codes = ownCodes(replyText, title)
  if (told === null) return codes.length > 0 || asks(words, policy) ? null : absenceInOwnWords(words, policy)
  const field = isOfTheField(codes, words, title, policy)
  const named = policy.automatic.subjects.includes(title)
  if (asks(words, policy))
    return (field || byText === null) && !named
      ? null
      : { sure: false, because: `${told.because}, but seems to ask something` }
  if (byText?.kind === 'absence' && codes.length > 0) return null
  // A ticket's number may have the five digits of a code.
  const ticket = byText?.kind === 'acknowledgement' && codes.length === 1 && /^\d{5}$/.test(codes[0] ?? '')
  const absent = byText === null || byText.kind === 'absence'
  const another = absent && says(` ${words}`, policy.automatic.absence.others) !== undefined
  return { sure: told.sure && !another && (!field || ticket), because: told.because }
}

/** "I work Tuesdays only and will see your email next week": of mail and of days, at once and of nothing in the field. */
function absenceInOwnWords(
  words: string,
  { automatic: { absence }, asks: { field } }: ScreeningPolicy,
): RobotWords | null {
  if (words.length > ABSENCE_WITHIN_CHARS || says(words, field) !== undefined) return null
  if (says(` ${words}`, absence.others) !== undefined) return null
  const [mail, day] = [says(words, absence.mail), says(words, absence.days)]
  return mail === undefined || day === undefined
    ? null
    : { sure: false, because: `it asks nothing, and says "${mail}" and "${day}"` }
}

/** Whether the new words ask, and of what this desk answers. */
export function asksOfTheField({ subject, replyText }: InboundMessage, policy: ScreeningPolicy): boolean {
  const words = plainWords(replyText)
  const title = bareSubject(subject)
  return asks(words, policy) && isOfTheField(ownCodes(replyText, title), words, title, policy)
}

function isOfTheField(codes: readonly string[], words: string, title: string, policy: ScreeningPolicy): boolean {
  return codes.length > 0 || speaksOfTheField(words, title, policy)
}

/** Codes but those of the subject, which robots repeat, and behind a "Re:" of the text. */
function ownCodes(text: string, title: string): string[] {
  const known = codeShapes(title)
  return codeShapes(text.replaceAll(/\b(?:re|aw|subject|betreff|objet)[:：].*/gi, '')).filter(
    (code) => !known.includes(code),
  )
}

function toldBySubject(subject: string, words: string, { automatic }: ScreeningPolicy): RobotWords | null {
  // "Out of office: back on Monday" is a robot's, "Out of office visit billing" a coder's.
  const absence = automatic.absence.subjects.find(
    (start) => subject.startsWith(start) && !/^ ?[\p{L}\p{M}\d]/u.test(subject.slice(start.length)),
  )
  if (absence !== undefined) return { sure: true, because: `the subject begins with "${absence}"` }
  const end = automatic.absence.subjects.find((each) => subject.endsWith(`(${each})`) || subject.endsWith(`[${each}]`))
  if (end !== undefined) return { sure: true, because: `the subject ends with "${end}"` }
  const start = [...automatic.receipts, ...automatic.subjects].find((each) => subject.startsWith(each))
  // "Accepted:" alone is a calendar's; above words it may be anybody's.
  if (start === undefined) return null
  const absent = bothIn(`${subject.slice(start.length)} ${words}`, automatic.absence.words, automatic.absence.supports)
  return { sure: words === '' || absent !== undefined, because: `the subject begins with "${start}"` }
}

type ToldByText = RobotWords & { kind: 'absence' | 'acknowledgement' | 'notice' }

function toldByText(words: string, { automatic }: ScreeningPolicy): ToldByText | null {
  const { absence, acknowledgement } = automatic
  const kinds = [
    ['acknowledgement', bothIn(words, acknowledgement.received, acknowledgement.promise)],
    ['notice', says(words, automatic.notices)],
    ['absence', says(words.slice(0, ABSENCE_WITHIN_CHARS), absence.phrases)],
  ] as const
  const told = kinds.find(([, phrase]) => phrase !== undefined)
  if (told !== undefined) {
    // "I am out on Friday, so today would be great" is a person's who goes on with the case.
    const rest = told[0] === 'absence' ? words.replace(told[1] ?? '', '') : ''
    const goesOn = rest.length > BARE_ABSENCE_CHARS && says(rest, [...absence.supports, ...absence.mail]) === undefined
    return { kind: told[0], sure: !goesOn, because: `it says "${told[1]}"` }
  }
  const start = words.slice(0, SUPPORT_WITHIN_CHARS)
  const absent = bothIn(start, absence.words, absence.supports)
  if (absent === undefined) return null
  // "Absent" may be a reflex, and "closed" a wound: the writer must be it.
  const sure = ownAbsence(start, absence)
  return { kind: 'absence', sure, because: `it says "${absent}"` }
}

/** Each alone is said by people too; both together by robots. */
function bothIn(words: string, first: readonly string[], second: readonly string[]): string | undefined {
  const one = says(words, first)
  const other = one === undefined ? undefined : says(words.replace(one, ''), second)
  return other === undefined ? undefined : `${one}" and "${other}`
}
