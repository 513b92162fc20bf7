// What is known of who sent a mail, and how it came to be known: from a mail server of ours, else looked up (mail/verify-sender.ts).

import type { InboundMessage } from '../inbound-message.ts'
import { type MethodResult, trustedResults } from './authentication-results.ts'

export type SenderCheck = {
  /**
   * passed: the domain in From vouches for the mail (DMARC, RFC 7489). failed: that domain asks receivers to doubt mail that does not pass,
   * and this one does not. not_known: nobody could say, which is a result like the others.
   */
  is: 'passed' | 'failed' | 'not_known'
  /** In words, for the reviewer. */
  because: string
  /** Who looked: the authserv-id of a server of ours, `this desk`, or null. */
  by: string | null
  spf: string | null
  dkim: string | null
  dmarc: string | null
  arc: string | null
}

export function notKnown(because: string): SenderCheck {
  return { is: 'not_known', because, by: null, spf: null, dkim: null, dmarc: null, arc: null }
}

/** What the configured servers say of the mail's sender; null when none of them says anything. */
export function checkByServers(
  message: Pick<InboundMessage, 'headers' | 'from'>,
  authservIds: readonly string[],
): SenderCheck | null {
  const trusted = trustedResults(message.headers, authservIds)
  if (trusted === null || message.from === null) return null
  const { server, results } = trusted
  const first = (method: string): MethodResult | null => results.find((one) => one.method === method) ?? null
  const domain = domainOf(message.from.address)
  const dmarc = first('dmarc')
  const seen = {
    by: server,
    spf: first('spf')?.result ?? null,
    dkim:
      results.find((one) => one.method === 'dkim' && one.result === 'pass')?.result ?? first('dkim')?.result ?? null,
    dmarc: dmarc?.result ?? null,
    arc: first('arc')?.result ?? null,
  }
  const about = dmarc?.properties.get('header.from') ?? domain
  if (dmarc !== null && about !== domain)
    return { is: 'not_known', because: `${server} looked at ${about}, but the mail says it is from ${domain}`, ...seen }
  return { ...verdictOf(dmarc?.result ?? null, domain, server), ...seen }
}

/** DMARC's word in the reviewer's words. */
export function verdictOf(dmarc: string | null, domain: string, by: string): Pick<SenderCheck, 'is' | 'because'> {
  if (dmarc === 'pass') return { is: 'passed', because: `${domain} vouches for it (DMARC, seen by ${by})` }
  if (dmarc === 'fail')
    return {
      is: 'failed',
      because: `${domain} does not vouch for it: DMARC fails, so the address may be forged (seen by ${by})`,
    }
  if (dmarc === 'none') return { is: 'not_known', because: `${domain} publishes no DMARC policy (seen by ${by})` }
  return {
    is: 'not_known',
    because: dmarc === null ? `${by} says nothing of DMARC` : `${by} could not tell (DMARC ${dmarc})`,
  }
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
