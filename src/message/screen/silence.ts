// Mail that asks nothing and is about nothing of the field: what most robots are that no list knows. A person looks at it.
import type { InboundMessage } from '../inbound-message.ts'
import { bareSubject, hasForwardMark, hasReplyMark } from '../subject.ts'
import { isOfTheField } from './field-matter.ts'
import { asks, plainWords, says } from './plain-words.ts'
import { LINK, robotSigns } from './robot-signs.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

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
  // Of a mail over the limit the files are not here, and they hold what is asked.
  if (ATTACHED.test(words) || isOfTheField(all, { subject, body: words }, policy)) return null
  const asking = asks(all, policy)
  if (!answers && !asking) return 'it asks nothing, and nothing in it is of the field'
  if (message.quotedText !== '' || replyText.length > MAX_ANSWER_CHARS) return null
  if (says(all, policy.asks.requests) !== undefined) return null
  if (says(` ${words}`, policy.automatic.absence.others) !== undefined) return null
  const signs = robotSigns(message, words, policy.automatic)
  const weight = signs.reduce((sum, sign) => sum + sign.weight, 0)
  return weight >= (asking ? ENOUGH_WITH_A_QUESTION_MARK : ENOUGH)
    ? `nothing in it is of the field, and there is ${signs.map(({ name }) => name).join(', ')}`
    : null
}

const ATTACHED =
  /\b(?:attach(?:ed|ment|ments)?|enclosed|enclosures?|anbei|anhang|anlagen?|adjunt\w{1,2}|allegat\w|ci-?jointe?s?|bijlagen?|bifog\w{2,3}|anexo?s?|vedlagt|zalacz\w{2,6})\b/i

const ENOUGH = 2 // one certain sign or two weak ones
const ENOUGH_WITH_A_QUESTION_MARK = 3 // "Need something sooner?", as robots ask too

function isAnswer({ subject, inReplyTo, references, quotedText }: InboundMessage): boolean {
  return inReplyTo.length > 0 || references.length > 0 || quotedText !== '' || hasReplyMark(subject)
}
