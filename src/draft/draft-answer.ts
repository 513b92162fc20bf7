// From the words of a mail to a checked draft: read, gather facts, advise, compose, check. The one entry point of all thinking.
import { advise } from '../advice/advise.ts'
import { gatherFacts } from '../advice/facts.ts'
import type { Advice, Facts } from '../advice/finding.ts'
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import { mentionedCodes } from '../question/codes.ts'
import { isNotEnglish } from '../question/language.ts'
import { onlyThanks } from '../question/own-words.ts'
import type { Question } from '../question/question.ts'
import { readQuestions } from '../question/read-question.ts'
import {
  asksForInpatientGroup,
  asksForMedicalAdvice,
  givesOrders,
  outOfScope,
  withoutOrders,
} from '../question/scope.ts'
import type { IdentifierFinder } from './check.ts'
import { checkDraft } from './check.ts'
import { grounded } from './check-releases.ts'
import { compose } from './compose.ts'
import type { Draft, Drafted } from './draft.ts'
import { withJoinedConditions } from './line-conditions.ts'
import { clarification, decline, leftOut, notEnglish, nothingAsked } from './refusal.ts'

export type Asked = {
  subject: string
  text: string
  book: CodeBook
  today: IsoDate
  /** Given by the case or on the command line; they stand above what the text says. */
  date?: IsoDate | undefined
  payer?: string | undefined
  /** Questions of earlier mails in the case, oldest first. */
  earlier?: Question[] | undefined
  identifiersIn?: IdentifierFinder | undefined
}

/** Drafts an answer, a clarification or a decline from the code book alone. Pure; reasons against showing it are in `draft.blocked`. */
export function draftAnswer(asked: Asked): Drafted {
  const context = asked.earlier ? { earlier: asked.earlier } : undefined
  const read = readQuestions(withSubject(withoutItsOrders(asked)), asked.book, asked.today, context)
  const questions =
    asked.payer === undefined ? read : read.map((question) => ({ ...question, payer: asked.payer ?? null }))
  const subject = replySubject(asked)
  if (questions.length === 0) return { questions, draft: nothingAsked(subject) }
  const foreign = isNotEnglish(asked.text)
  if (foreign && questions.every(({ codes }) => codes.length === 0)) return { questions, draft: notEnglish(subject) }
  const refused = questions.flatMap((question) => outOfScope(question.text, question.codes) ?? [])
  const ours = questions.filter((question) => outOfScope(question.text, question.codes) === null)
  if (ours.length === 0) return { questions, draft: decline(subject, refused) }
  const answered = ours.map((question) => {
    const facts = gatherFacts(question, asked.book, asked.today, asked.date)
    const advice = advise(facts)
    return { facts, advice: { ...advice, claimLines: withJoinedConditions(advice.claimLines) } }
  })
  const draft = draftOf(answered, subject, asked)
  if (ours.some(({ text }) => asksForInpatientGroup(text))) refused.push('inpatient')
  if (ours.some(({ text }) => asksForMedicalAdvice(text))) refused.push('clinical')
  const text = refused.length > 0 ? `${draft.text}\n\n${leftOut(refused)}` : draft.text
  const orders = givesOrders(`${asked.subject}\n${asked.text}`) ? [ORDERS_NOT_FOLLOWED] : []
  const unread = foreign ? [READ_BY_ITS_CODES] : []
  return { questions, draft: { ...draft, text, blocked: [...draft.blocked, ...orders, ...unread] } }
}

/** The mail without the sentences that give orders, where it asks something beside them. */
function withoutItsOrders(asked: Asked): Asked {
  const text = withoutOrders(asked.text)
  return text.includes('?') || mentionedCodes(text, asked.book).length > 0 ? { ...asked, text } : asked
}

/** A person reads such a mail with care before anything leaves. */
const ORDERS_NOT_FOLLOWED = 'the mail gives this desk orders, which were not followed: read it before you answer'

const READ_BY_ITS_CODES = 'the mail is not in English, and only its codes were read: see what it asks before you answer'

/** The day that an answer to these questions is made for: as its rules saw it. */
export function answeredDate(questions: Question[], book: CodeBook, today: IsoDate): IsoDate {
  const [first] = questions
  return first === undefined ? today : gatherFacts(first, book, today).date
}

function draftOf(answered: { facts: Facts; advice: Advice }[], subject: string, asked: Asked): Draft {
  const first = answered[0]
  const said = answered.filter(({ advice }) =>
    advice.findings.some((finding) => finding.role === 'answer' || finding.role === 'why'),
  )
  if (said.length === 0 || !first) return clarification(subject, [], knownCodes(answered, asked.book))
  const composed = compose(answered)
  const draft: Draft = {
    kind: 'answer',
    subject,
    text: composed.text,
    claimLines: answered.flatMap(({ advice }) => advice.claimLines),
    findings: grounded(composed.findings, asked.book, first.facts.date),
    asks: composed.asks,
    validity: composed.validity,
    blocked: [],
  }
  const questions = answered.map(({ facts }) => facts.question)
  const against = { book: asked.book, date: first.facts.date, identifiersIn: asked.identifiersIn, asked: questions }
  return { ...draft, blocked: checkDraft(draft, against) }
}

/** Codes of the book that were asked about; others are not repeated, for they may be anything. */
function knownCodes(answered: { facts: Facts }[], book: CodeBook): string[] {
  const codes = answered.flatMap(({ facts }) => facts.question.codes.map(({ code }) => code))
  return [...new Set(codes)].filter((code) => book.history(code).some(({ system }) => system !== 'MODIFIER'))
}

/**
 * A subject line often holds codes that the text takes for granted ("G2211 with 25"). It is read before the text; that of
 * a reply only when nothing else names a code, since it is the old question's.
 */
function withSubject({ subject, text, book, today, earlier }: Asked): string {
  const reply = /^\s{0,3}(?:re|aw)\s{0,2}:/i.test(subject)
  if (!reply && !onlyThanks(text)) return `${subject}\n\n${text}`
  const named = readQuestions(text, book, today).some((question) => question.codes.length > 0)
  return named || onlyThanks(text) || (earlier?.length ?? 0) > 0 ? text : `${subject}\n\n${text}`
}

// Subject lines travel and are logged unencrypted; one that speaks of a patient is not repeated (threads are kept by headers).
const SPEAKS_OF_A_PATIENT = /\b(?:pt|patient|dob|mrn|ssn|member id)\b/i

function replySubject({ subject, identifiersIn }: Asked): string {
  const bare = subject.replace(/^(?:\s{0,3}(?:re|fw|fwd|aw)\s{0,2}:){1,8}/i, '').trim()
  const unsafe = SPEAKS_OF_A_PATIENT.test(bare) || (identifiersIn?.(bare).length ?? 0) > 0
  return `Re: ${bare === '' || unsafe ? 'your coding question' : bare}`
}
