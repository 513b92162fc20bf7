// Who wrote, for the case page: what is known of a mail's sender, what to beware of, and the asker's standing with the desk.
import type { Standing } from '../case/asker-policy.ts'
import { senderWarnings } from '../message/sender/sender-warnings.ts'
import type { MessageRow } from '../store/messages.ts'

/** Whose warnings are given: the desk's addresses and its name, which a forger may use. */
export type DeskNames = { ownAddresses: readonly string[]; deskName: string | null }

/** What the page says under a mail's sender; null for mail of ours. */
export function senderView(mail: MessageRow, names: DeskNames) {
  if (mail.direction === 'out' || mail.from_address === null) return null
  return {
    words: checkWords(mail),
    details: mail.sender === null ? '' : detailsOf(mail.sender),
    warnings: senderWarnings({
      from: { address: mail.from_address, name: mail.from_name },
      replyTo: mail.reply_to_address,
      check: mail.sender,
      ...names,
    }),
  }
}

/** '' where the verdict of the mail says it already. */
function checkWords({ sender, verdict, because }: MessageRow): string {
  if (sender === null) return 'Not looked up.'
  return verdict === 'doubtful' && because.includes(sender.because) ? '' : `${CHECKED[sender.is]}: ${sender.because}.`
}

const CHECKED = { passed: 'Sender confirmed', failed: 'Sender in doubt', not_known: 'Sender not confirmed' } as const

function detailsOf(sender: NonNullable<MessageRow['sender']>): string {
  const { spf, dkim, dmarc, arc } = sender
  return Object.entries({ SPF: spf, DKIM: dkim, DMARC: dmarc, ARC: arc })
    .flatMap(([method, result]) => (result === null ? [] : [`${method} ${result}`]))
    .join(', ')
}

/** The asker's standing in one line. */
export function standingWords(
  { answered, thisMonth, domain, answeredOfDomain, thisMonthOfDomain, rule }: Standing,
  limits: { ofAsker: number | null; ofDomain: number | null },
): string {
  const own = answered === 0 ? 'new asker' : `${cases(answered)} answered, ${thisMonth}${of(limits.ofAsker)} this month`
  const house =
    domain === null || answeredOfDomain === answered
      ? []
      : [`${domain}: ${cases(answeredOfDomain)} answered, ${thisMonthOfDomain}${of(limits.ofDomain)} this month`]
  const list =
    rule === null ? [] : [`${rule.pattern} is on the ${rule.rule} list${rule.why === '' ? '' : ` (${rule.why})`}`]
  return [own, ...house, ...list].join('; ')
}

function cases(count: number): string {
  return `${count} case${count === 1 ? '' : 's'}`
}

function of(limit: number | null): string {
  return limit === null ? '' : ` of ${limit}`
}
