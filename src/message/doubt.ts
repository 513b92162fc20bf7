// Mail that may be a question but lacks what answering needs: a person looks at it first.
import { readsLikeBounce } from './bounce.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

const ENCRYPTED = ['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted']

/** What is doubtful about the mail, or null. */
export function doubtAbout(message: InboundMessage, policy: ScreeningPolicy): string | null {
  if (message.from === null) return 'it names no sender'
  const severalSenders = message.defects.find((defect) => defect.startsWith('more than one'))
  if (severalSenders !== undefined) return `its sender is contradictory: ${severalSenders}`
  if (!/[?？؟]/.test(message.replyText) && readsLikeBounce(message, policy))
    return 'it reads like a returned mail, but no mail system sent it'
  const opened = message.defects.some((defect) => defect.startsWith('it is signed'))
  if (message.replyText === '' && !opened && message.attachments.some((part) => ENCRYPTED.includes(part.type)))
    return 'it is encrypted'
  const empty = message.replyText === '' && message.quotedText === ''
  if (empty && message.attachments.length === 0) return 'it has no words and no attachment'
  if (message.replyText === '' && message.attachments.length === 0) return 'it has no new words'
  return null
}
