// Says what a mail is before anybody works on it: a question, or one of the kinds a desk never answers (RFC 3834).

import type { InboundMessage, Verdict } from '../inbound-message.ts'
import { plainAddress } from '../sender/plain-address.ts'
import { automaticReason } from './automatic.ts'
import { bounceOf } from './bounce.ts'
import { doubtAbout, pagesOf } from './doubt.ts'
import { invitationVerdict } from './invitation.ts'
import { listReason } from './list-mail.ts'
import { isReport } from './report.ts'
import { robotWords } from './robot-words.ts'
import type { ScreeningPolicy } from './screening-policy.ts'

export type ScreeningOptions = { own: readonly string[]; policy: ScreeningPolicy }

/**
 * Judges a mail by its headers and words. `own` are the desk's addresses; a plus-address of one of them counts as own.
 * The order matters: our own mail and bounces look automatic too, and a bounce tells us which reply was lost.
 */
export function screen(message: InboundMessage, { own, policy }: ScreeningOptions): Verdict {
  if (isOwn(message, own)) return { is: 'own', because: 'it comes from one of our own addresses' }
  const complaint = isReport(message, 'feedback-report')
  if (complaint) return { is: 'automatic', because: 'a complaint report of a mail provider (RFC 5965)' }
  const failure = bounceOf(message, policy)
  if (failure !== null) return { is: 'bounce', because: failure.because, bounce: failure.bounce }
  const pages = pagesOf(message, policy)
  if (pages !== null) return { is: 'doubtful', because: pages }
  const robot = automaticReason(message, policy)
  if (robot?.sure) return { is: 'automatic', because: robot.because }
  const told = robotWords(message, policy)
  if (told?.sure) return { is: 'automatic', because: told.because }
  const list = listReason(message, own, policy)
  if (list?.sure) return { is: 'list', because: list.because }
  const invitation = invitationVerdict(message)
  if (invitation !== null) return invitation
  const doubt = doubtAbout(message, told ?? robot ?? list, policy)
  if (doubt !== null) return { is: 'doubtful', because: doubt }
  return { is: 'question', because: 'a person wrote it, as far as its headers and words tell' }
}

function isOwn(message: InboundMessage, own: readonly string[]): boolean {
  const from = message.from?.address
  return from !== undefined && own.some((address) => plainAddress(from) === plainAddress(address))
}
