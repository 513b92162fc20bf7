// Mail that asks nothing and is about nothing of the field: what most robots are that no list knows. A person looks at it.
import { codeShapes } from '../code-shapes.ts'
import { headerValues } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { bareSubject, hasForwardMark, hasReplyMark } from '../subject.ts'
import { namesComingDay } from './coming-day.ts'
import { asks, plainWords, says } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

const LINK = /(?:https?:\/\/|www\.)\S+/gi
const MAX_ANSWER_CHARS = 1_000 // a robot's answer in a thread is shorter

/**
 * Why nobody may have asked anything, or null. A first mail without a question, a code and a word of the field says so by itself. An answer
 * in a thread may be a bare fact ("both on the left"), so signs of a robot must stand beside its silence, and it must quote nothing.
 */
export function silence(message: InboundMessage, policy: ScreeningPolicy): string | null {
  const { replyText, subject, attachments, invitation } = message
  if (replyText === '' || attachments.length > 0 || invitation !== null || hasForwardMark(subject)) return null
  const answers = isAnswer(message)
  const title = bareSubject(subject)
  const words = plainWords(replyText.replaceAll(LINK, ' '))
  const all = answers ? words : `${title} ${words}` // an answer repeats our subject
  if (isOfTheField(all, subject, policy)) return null
  const asking = asks(all, policy)
  if (!answers && !asking) return 'it asks nothing, and nothing in it is of the field'
  if (message.quotedText !== '' || replyText.length > MAX_ANSWER_CHARS) return null
  if (says(all, policy.asks.requests) !== undefined) return null
  if (says(` ${words}`, policy.automatic.absence.others) !== undefined) return null
  const signs = robotSigns(message, words, policy)
  const weight = signs.reduce((sum, sign) => sum + sign.weight, 0)
  return weight >= (asking ? ENOUGH_WITH_A_QUESTION_MARK : ENOUGH)
    ? `nothing in it is of the field, and there is ${signs.map(({ name }) => name).join(', ')}`
    : null
}

const ENOUGH = 2 // one certain sign or two weak ones
const ENOUGH_WITH_A_QUESTION_MARK = 3 // "Need something sooner?", as robots ask too

function isAnswer({ subject, inReplyTo, references, quotedText }: InboundMessage): boolean {
  return inReplyTo.length > 0 || references.length > 0 || quotedText !== '' || hasReplyMark(subject)
}

/** A code, a measured amount or a word of the field. */
function isOfTheField(text: string, subject: string, { asks: { field } }: ScreeningPolicy): boolean {
  const plain = text.replaceAll(/[#№]\s?\d+/g, ' ')
  const codes = codeShapes(plain)
  const [only = ''] = codes
  // The number of a ticket may have the five digits of a code; it stands in the subject too.
  const ticket = codes.length === 1 && /^\d{5}$/.test(only) && codeShapes(subject).includes(only)
  return (codes.length > 0 && !ticket) || MEASURED.test(plain) || says(plain, field) !== undefined
}

const MEASURED = /\d ?(?:cm|mm|mg|mcg|µg|ml|cc)(?![\p{L}\d])/u

/** What robots' answers have in any language, and people's bare facts seldom. */
function robotSigns(
  { headers, date, replyText, subject, inReplyTo }: InboundMessage,
  words: string,
  { automatic: { absence, acknowledgement } }: ScreeningPolicy,
): { name: string; weight: number }[] {
  const found = (name: string, weight: number, list: readonly string[]) => {
    const word = says(words, list)
    return word === undefined ? [] : [{ name: `${name} ("${word}")`, weight }]
  }
  const seen = (name: string, weight: number, is: boolean) => (is ? [{ name, weight }] : [])
  return [
    ...seen('no sender in its envelope', 3, headerValues(headers, 'return-path').includes('<>')),
    ...seen('a day to come', 2, date !== null && namesComingDay(replyText, date)),
    ...seen('a link', 2, replyText.search(LINK) >= 0),
    ...seen('a number of a ticket', 2, /[#№]\s?\d{3}/.test(words)),
    // What people's clients write into In-Reply-To they also write into the subject.
    ...seen('a subject that is no answer’s', 2, inReplyTo.length > 0 && !hasReplyMark(subject)),
    ...seen('mail', 1, MAIL.test(words)),
    ...found('talk of mail', 2, absence.mail),
    ...found('a day', 1, absence.days),
    ...found('an absence', 1, absence.words),
    ...found('a way meanwhile', 1, absence.supports),
    ...found('a receipt', 1, acknowledgement.received),
    ...found('a promise', 1, acknowledgement.promise),
    ...RULE_HEADERS.flatMap((name) => seen(`the header ${name}`, 1, headerValues(headers, name).length > 0)),
  ]
}

const MAIL = /(?<!\p{L})(?:e-?)?mails?(?!\p{L})/u
/** Exchange writes them into what rules send, and the first into much else. */
const RULE_HEADERS = [
  'x-auto-response-suppress',
  'x-ms-exchange-generated-message-source',
  'x-ms-exchange-inbox-rules-loop',
]
