// The one mail that leaves without a person: "your question has reached us". It is off unless an operator switches it on.
import { addressed, commonWords, type ThreadOrder } from './compose-reply.ts'
import type { OutboundMessage } from './outbound-message.ts'

/**
 * Composes the acknowledgement. RFC 3834 5: it says `Auto-Submitted: auto-replied`, so that no honest robot answers it;
 * `Precedence` is for the older ones.
 */
export function composeAcknowledgement(order: ThreadOrder): OutboundMessage {
  return addressed(order, 'acknowledgement', commonWords(order, 'acknowledgement'), {
    'Auto-Submitted': 'auto-replied',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    Precedence: 'auto_reply',
  })
}
