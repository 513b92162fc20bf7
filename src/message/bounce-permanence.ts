// Whether a bounce means that the address is dead: a full box or a refused text passes, an unknown user does not.
import { reportFields } from './report.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

/** RFC 3463 3.2, 3.5: statuses about the recipient's address. 5.1.7 and 5.1.8 speak of the sender's. */
const DEAD_STATUS = ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.1.351', '5.4.4', '5.4.310']
/** Sender's address, the state of a mailbox that exists, a policy: whatever the words beside it, the address lives. */
const LIVE_STATUS = ['4.', '5.1.7', '5.1.8', '5.2.0', '5.2.2', '5.2.3', '5.7.']

/**
 * True: never write there again. False: it may work another time or with another text, which is also said when nothing
 * is proved, because only a proof may silence an address. `text` is the whole of the bounce, `status` as RFC 3463.
 */
export function isAddressDead(text: string, status: string | null, policy: ScreeningPolicy): boolean {
  if (LIVE_STATUS.some((each) => status?.startsWith(each))) return false
  const told = toldBy(text)
  if (policy.bounce.addressAlive.some((words) => told.includes(words))) return false
  return policy.bounce.addressDead.some((words) => told.includes(words)) || DEAD_STATUS.includes(status ?? '')
}

/** What the refusing server said; without its words, what stands above the returned mail. */
function toldBy(text: string): string {
  const said = reportFields(text, 'diagnostic-code').join(' ')
  const returned = text.search(/^(?:received|return-path):/im)
  const words = said !== '' ? said : returned < 0 ? text : text.slice(0, returned)
  return words.toLowerCase().split(/\s+/).join(' ')
}
