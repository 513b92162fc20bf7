// What a reviewer should know of a sender before they answer: names that claim another address, answers that would go elsewhere.
import type { MailAddress } from '../inbound-message.ts'
import { domainOf, type SenderCheck } from './sender-check.ts'

/**
 * Warnings about a mail's sender beyond what `check` says by itself; empty for an ordinary one. The desk answers the From address and never Reply-To, for that is
 * where a forger collects the answer; the reviewer is told where the two differ.
 */
export function senderWarnings({
  from,
  replyTo,
  check,
  ownAddresses,
  deskName,
}: {
  from: MailAddress
  replyTo: string | null
  check: SenderCheck | null
  ownAddresses: readonly string[]
  deskName: string | null
}): string[] {
  const warnings: string[] = []
  const domain = domainOf(from.address)
  const claimed = /[^\s<>"'(),;:@]{1,64}@([a-z0-9.-]{1,253})/i.exec(from.name)
  if (claimed !== null && claimed[0].toLowerCase() !== from.address)
    warnings.push(`The name shows the address ${claimed[0]}, but the mail is from ${from.address}.`)
  if (deskName !== null && from.name.trim().toLowerCase() === deskName.trim().toLowerCase())
    warnings.push(`The sender goes by this desk's own name, ${deskName}.`)
  if (check?.is !== 'passed' && ownAddresses.some((address) => domainOf(address) === domain))
    warnings.push(`It says it is from ${domain}, the desk's own domain, and nothing proves it.`)
  if (replyTo !== null && replyTo !== from.address)
    warnings.push(`It asks for answers to ${replyTo}. The answer goes to ${from.address}, which is who wrote.`)
  return warnings
}
