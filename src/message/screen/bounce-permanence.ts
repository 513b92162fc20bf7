// Whether a bounce means that the address is dead: a full box or a refused text passes, an unknown user does not.
import { type FailedRecipient, isTransient, statusIn } from './bounce-fields.ts'
import { bareWords, phraseIn } from './bounce-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** RFC 3463 3.2, 3.5: statuses about the recipient's address. 5.1.7 and 5.1.8 speak of the sender's. */
const DEAD_STATUS = ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.1.351', '5.4.4', '5.4.310']
/** Sender's address, the state of a mailbox that exists, size, content, a policy: whatever the words beside it, the address lives. */
const LIVE_STATUS = ['5.1.7', '5.1.8', '5.2.0', '5.2.2', '5.2.3', '5.3.4', '5.6.', '5.7.']

/**
 * True: never write there again. False: it may work another time or with another text, which is also said when nothing
 * is proved, because only a proof may silence an address. `text` is the whole of the bounce, `status` the one to believe.
 */
export function isAddressDead(
  text: string,
  status: string | null,
  { diagnosis, delayed }: FailedRecipient,
  policy: ScreeningPolicy,
): boolean {
  // RFC 3464 2.3.3: a delayed mail is still on its way, whatever answered so far.
  if (delayed || isTransient(diagnosis)) return false
  // Some sum up an answer without a status of its own, "553 invalid recipient", as a matter of policy.
  const guessed = status?.startsWith('5.7.') === true && statusIn(diagnosis) === null
  const refuted = guessed && deadBy(diagnosis, policy) === true
  if (!refuted && LIVE_STATUS.some((each) => status?.startsWith(each))) return false
  const returned = text.search(/^(?:received|return-path):/im)
  // What the refusing server said is believed before what the reporting one makes of it, which counts where nothing else is telling.
  const vague = diagnosis === '' || status === null || status.endsWith('.0.0')
  const tellings = [diagnosis, ...(vague ? [returned < 0 ? text : text.slice(0, returned)] : [])]
  // Gmail calls a domain that does not exist 4.0.0. RFC 3463 2: class 4 is a state that passes, unless the domain itself is gone.
  if (status?.startsWith('4.')) return tellings.map(plain).some((told) => isDomainGone(told, policy))
  for (const told of tellings) {
    const dead = deadBy(told, policy)
    if (dead !== null) return dead
  }
  return DEAD_STATUS.includes(status ?? '')
}

/** Null when the words tell neither. Of several answers in a row, one that speaks of a dead address alone decides. */
function deadBy(told: string, { bounce }: ScreeningPolicy): boolean | null {
  const dead = [...bounce.addressDead, ...bounce.domainDead]
  const all = plain(told)
  const alive = says(all, bounce.addressAlive)
  if (!alive) return says(all, dead) ? true : null
  const answers = told
    .split(/\n(?=\S)/)
    .map(plain)
    .filter((answer) => /^\S{0,4} ?5\d\d/.test(answer))
  return answers.some((answer) => says(answer, dead) && !says(answer, bounce.addressAlive))
}

function isDomainGone(words: string, { bounce }: ScreeningPolicy): boolean {
  return says(words, bounce.domainDead) && !says(words, bounce.addressAlive)
}

function says(words: string, phrases: readonly string[]): boolean {
  return phraseIn(words, phrases) !== undefined
}

/** As the policy's words are written, and without addresses, which split phrases (`User <x@y> unknown`) and are no words. */
function plain(told: string): string {
  return bareWords(told.replaceAll(/(?:<|(?<![^\s<>@]))[^\s<>@]{1,64}@[^\s<>@]{1,253}>?/g, ' '))
}
