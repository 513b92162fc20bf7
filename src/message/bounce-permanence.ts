// Whether a bounce means that the address is dead: a full box or a refused text passes, an unknown user does not.
import type { ScreeningPolicy } from './screening-policy.ts'

/** RFC 3463 3.2, 3.5: statuses about the recipient's address. 5.1.7 and 5.1.8 speak of the sender's. */
const DEAD_STATUS = ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.1.351', '5.4.4', '5.4.310']

/** True: never write there again. False: it may work another time or with another text. Null: nothing tells. */
export function isAddressDead(text: string, status: string | null, policy: ScreeningPolicy): boolean | null {
  const lower = text.toLowerCase()
  if (status?.startsWith('4')) return false
  if (policy.bounce.addressAlive.some((words) => lower.includes(words))) return false
  if (policy.bounce.addressDead.some((words) => lower.includes(words))) return true
  if (status === null) return null
  return DEAD_STATUS.includes(status)
}
