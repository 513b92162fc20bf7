// Mail that may be a question but lacks what answering needs: a person looks at it first.

import type { InboundMessage } from '../inbound-message.ts'
import { isRobotAddress } from './automatic.ts'
import { readsLikeBounce } from './bounce.ts'
import { asks, plainWords } from './plain-words.ts'
import type { RobotWords } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'
import { silence } from './silence.ts'

const ENCRYPTED = ['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted']

/** What is doubtful about the mail, or null; `robot` is what speaks for a robot or a list without being sure. */
export function doubtAbout(message: InboundMessage, robot: RobotWords | null, policy: ScreeningPolicy): string | null {
  if (message.from === null) return 'it names no sender'
  const severalSenders = message.defects.find((defect) => defect.startsWith('more than one'))
  if (severalSenders !== undefined) return `its sender is contradictory: ${severalSenders}`
  if (!/[?？؟]/.test(message.replyText) && readsLikeBounce(message, policy))
    return 'it reads like a returned mail, but no mail system sent it'
  if (robot !== null) return `it may be a robot's: ${robot.because}`
  if (isRobotAddress(message.from?.address, policy.automatic.senders))
    return `${message.from?.address} sent it, and answers go to ${message.replyTo?.address}`
  const opened = message.defects.some((defect) => defect.startsWith('it is signed'))
  if (message.replyText === '' && !opened && message.attachments.some((part) => ENCRYPTED.includes(part.type)))
    return 'it is encrypted'
  const empty = message.replyText === '' && message.quotedText === ''
  if (empty && message.attachments.length === 0) return 'it has no words and no attachment'
  if (message.replyText === '' && message.attachments.length === 0) return 'it has no new words'
  return silence(message, policy)
}

/** A scanner, a fax or an answering machine sent a person's pages or voice: nobody may be answered there, and nothing in them may be lost. */
export function pagesOf(
  { attachments, subject, replyText, from }: InboundMessage,
  policy: ScreeningPolicy,
): string | null {
  const words = plainWords(`${subject} ${replyText.slice(0, MAX_MACHINE_CHARS)}`)
  const machine = isRobotAddress(from?.address, policy.automatic.senders) || isDevice(from?.address, policy)
  const found = (list: readonly string[]) => list.some((word) => words.includes(word))
  if (
    attachments.some(({ type }) => type.startsWith('audio/')) &&
    (found(policy.pages.recordings) || !asks(words, policy))
  )
    return 'an answering machine sent a recording; a person must hear it'
  const pages = attachments.some(({ type }) => type === 'application/pdf' || type.startsWith('image/tif'))
  return pages && machine && (found(policy.pages.scans) || isDevice(from?.address, policy))
    ? 'a scanner or fax sent pages; a person must read them'
    : null
}

/** "hpmfp2@clinic.example", "message@inbound.fax.example": one word of the address, but for its number, is a device's. */
function isDevice(address: string | undefined, { pages }: ScreeningPolicy): boolean {
  return (address ?? '').split(/[^\p{L}]+/u).some((word) => pages.scans.includes(word))
}

const MAX_MACHINE_CHARS = 1_000 // a machine says at once what it sends
