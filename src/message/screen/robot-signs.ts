// Signs of a robot in an answer that asks nothing: in its header, its subject, and in what it speaks of.
import { headerValues } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { hasReplyMark } from '../subject.ts'
import { namesComingDay, nearDayIn } from './coming-day.ts'
import { ownAbsence } from './own-absence.ts'
import { says } from './plain-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

export const LINK = /(?:https?:\/\/|www\.)\S+/gi

/** What robots' answers have in any language, and people's bare facts seldom. `words` are the new words, plain; a certain sign weighs two. */
export function robotSigns(
  { headers, date, replyText, subject, inReplyTo }: InboundMessage,
  words: string,
  { absence, acknowledgement }: ScreeningPolicy['automatic'],
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
    ...seen('a day near', 1, nearDayIn(words) !== null),
    ...seen('an absence of the writer', 2, ownAbsence(words, absence)),
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
