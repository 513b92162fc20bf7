// Mail of lists and bulk senders (RFC 2919, RFC 2369): nobody in it asks this desk.
import { headerValues } from '../headers.ts'
import type { InboundMessage } from '../inbound-message.ts'
import { plainAddress } from '../sender/plain-address.ts'
import { hasForwardMark } from '../subject.ts'
import { asks, plainWords } from './plain-words.ts'
import { asksOfTheField, type RobotWords } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** Addresses of list programs: "coders-owner@". */
const PROGRAM = /-(?:owner|request|bounces|confirm)@/
/** What customer systems and help desks put on one person's mail too; the other headers are those of lists. */
const BULK = ['list-unsubscribe', 'list-unsubscribe-post']

/**
 * Why the mail went to many, or null. It is not sure where a question of the field stands in it: a customer system may have sent it for a person,
 * and a desk may stand behind a list.
 */
export function listReason(
  message: InboundMessage,
  own: readonly string[],
  policy: ScreeningPolicy,
): RobotWords | null {
  const { headers, from, to, cc, replyText } = message
  const personAsks = () => asksOfTheField(message, policy) && newsletterPhrases(replyText, policy).length < 2
  const toUs = [...to, ...cc].some(({ address }) => own.some((each) => plainAddress(each) === plainAddress(address)))
  const filled = (name: string) => headerValues(headers, name).some((value) => value !== '')
  const list = policy.list.headers.find((name) => !BULK.includes(name) && filled(name))
  if (list !== undefined) return { sure: !(toUs && personAsks()), because: `the header ${list}` }
  const precedence = ['precedence', 'x-precedence'].flatMap((name) => headerValues(headers, name))
  const word = precedence.map((value) => value.toLowerCase()).find((value) => policy.list.precedence.includes(value))
  const bulk = BULK.find(filled)
  const because = bulk === undefined ? (word === undefined ? null : `Precedence: ${word}`) : `the header ${bulk}`
  if (because !== null) return { sure: !personAsks(), because }
  const program = PROGRAM.exec(from?.address ?? '')
  if (program !== null) return { sure: !personAsks(), because: `"…${program[0]}", a list's program` }
  return newsletterReason(message, policy)
}

/** Without any header. A forwarded newsletter is a person's mail, and so is an answer or a question above a practice's footer. */
function newsletterReason(message: InboundMessage, policy: ScreeningPolicy): RobotWords | null {
  const { subject, replyText, signature, inReplyTo } = message
  if (hasForwardMark(subject) || inReplyTo.length > 0) return null
  const [first, second] = newsletterPhrases(`${replyText}\n${signature}`, policy)
  if (first === undefined) return null
  if (second === undefined)
    return asks(plainWords(replyText), policy) ? null : { sure: false, because: `it asks nothing, and says "${first}"` }
  const asking = asksOfTheField(message, policy)
  if (asking && newsletterPhrases(replyText, policy).length === 0) return null
  return { sure: !asking, because: `it says "${first}" and "${second}"` }
}

const TOP_CHARS = 500 // where "view in browser" stands
const BOTTOM_CHARS = 3_000 // where "unsubscribe" stands, above an address and small print

/** What newsletters say at their ends. */
function newsletterPhrases(text: string, { list }: ScreeningPolicy): string[] {
  const words = plainWords(
    text.length <= TOP_CHARS + BOTTOM_CHARS ? text : `${text.slice(0, TOP_CHARS)} ${text.slice(-BOTTOM_CHARS)}`,
  )
  return list.phrases.filter((phrase) => words.includes(phrase))
}
