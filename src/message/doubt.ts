// Mail that may be a question but lacks what answering needs: a person looks at it first.
import type { InboundMessage } from './inbound-message.ts'

const ENCRYPTED = ['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted']

/** What is doubtful about the mail, or null. */
export function doubtAbout(message: InboundMessage): string | null {
  if (message.from === null) return 'it names no sender'
  const severalSenders = message.defects.find((defect) => defect.startsWith('more than one'))
  if (severalSenders !== undefined) return `its sender is contradictory: ${severalSenders}`
  if (message.replyText === '' && message.attachments.some((part) => ENCRYPTED.includes(part.type)))
    return 'it is encrypted'
  const empty = message.replyText === '' && message.quotedText === ''
  if (empty && message.attachments.length === 0) return 'it has no words and no attachment'
  if (message.replyText === '' && message.attachments.length === 0) return 'it has no new words'
  return null
}
