// Looks a mail's sender up (SPF, DKIM, DMARC, ARC) where no mail server of ours has done it. Never longer than a moment, and never an error:
// "not known" is a result.
import { resolve } from 'node:dns/promises'
import { isIP } from 'node:net'
import { authenticate } from 'mailauth'
import { headerValues } from '../message/headers.ts'
import type { InboundMessage } from '../message/inbound-message.ts'
import { domainOf, notKnown, type SenderCheck, verdictOf } from '../message/sender/sender-check.ts'

/** Answers a DNS question as node's `dns.resolve` does. */
export type Resolver = (domain: string, type: string) => Promise<unknown>

/** `whole`: false when files of the mail are missing from `raw`; what was signed can then not be compared. */
export type SenderVerifier = (raw: Buffer, message: InboundMessage, whole?: boolean) => Promise<SenderCheck>

const LOOK_UP_MS = 4_000 // the mail behind this one waits for it
const AFTER_TIMEOUTS = 3 // so many in a row say that the DNS is away, not that a domain is slow
const PAUSE_MS = 60_000 // so long nothing is looked up then: 2 000 waiting mails must not wait for a dead DNS each

/**
 * Makes the verifier. `trustedHops` Received fields at the top are our servers'; the lowest of them names who connected (RFC 5321 4.4).
 * `now` is a clock in milliseconds that never goes back.
 */
export function senderVerifier({
  trustedHops,
  resolver = resolve,
  limitMs = LOOK_UP_MS,
  now = () => performance.now(),
}: {
  trustedHops: number
  resolver?: Resolver
  limitMs?: number
  now?: () => number
}): SenderVerifier {
  let timeouts = 0
  let pausedUntil = 0
  return async (raw, message, whole = true) => {
    if (message.from === null) return notKnown('it names no sender')
    if (now() < pausedUntil) return notKnown('the DNS did not answer just now')
    const hop = trustedHops === 0 ? '' : (headerValues(message.headers, 'received')[trustedHops - 1] ?? '')
    const looked = await within(limitMs, lookUp(raw, message, hop, { resolver, whole }))
    timeouts = looked === null ? timeouts + 1 : 0
    if (timeouts >= AFTER_TIMEOUTS) {
      timeouts = 0
      pausedUntil = now() + PAUSE_MS
    }
    return looked ?? notKnown('the DNS did not answer in time')
  }
}

async function lookUp(
  raw: Buffer,
  message: InboundMessage,
  hop: string,
  { resolver, whole }: { resolver: Resolver; whole: boolean },
): Promise<SenderCheck> {
  const client = clientOf(hop)
  const domain = domainOf(message.from?.address ?? '')
  // The server that delivers writes who the envelope was from on top (RFC 5321 4.4); `<>` is a bounce's.
  const sender = headerValues(message.headers, 'return-path')[0]?.replaceAll(/[<>\s]/g, '') ?? null
  try {
    const found = await authenticate(raw, {
      resolver: (name, type) => resolver(name, type) as Promise<string[]>,
      ...(client.ip === null ? {} : { ip: client.ip }),
      ...(sender === null ? {} : { sender }),
      ...(client.helo === null ? {} : { helo: client.helo }),
      trustReceived: false,
      disableBimi: true,
      mta: 'desk',
    })
    const dmarc = found.dmarc ? found.dmarc.status.result : null
    const spf = found.spf ? found.spf.status.result : null
    const signed = message.headers.has('dkim-signature')
    const dkim = whole || !signed ? bestOf(found.dkim.results.map(({ status }) => status.result)) : null
    const seen = { by: 'this desk', spf, dkim, dmarc, arc: found.arc ? found.arc.status.result : null }
    // DMARC fails where neither SPF nor DKIM passes; it is known to fail only where both could be looked at.
    if (dmarc === 'fail' && (client.ip === null || sender === null || spf === 'temperror' || dkim === 'temperror'))
      return { is: 'not_known', because: `nobody can say which server ${domain} sent it by`, ...seen, dmarc: null }
    if (dmarc === 'fail' && !whole && signed)
      return { is: 'not_known', because: 'the mail was too large to verify its signature', ...seen, dmarc: null }
    return { ...verdictOf(dmarc, domain, 'this desk'), ...seen }
  } catch {
    // A mail or a DNS answer that the library stumbles over proves nothing about the sender.
    return notKnown('its signatures could not be read')
  }
}

function bestOf(results: readonly string[]): string | null {
  return results.find((result) => result === 'pass') ?? results[0] ?? null
}

/** Who connected, from `from helo.example (name [192.0.2.1]) by …`; addresses inside a house are nobody's. */
function clientOf(received: string): { ip: string | null; helo: string | null } {
  const from = received.slice(0, received.search(/\sby\s/i) + 1 || received.length).slice(0, 1_000)
  const helo = /^from\s+([^\s()[\];]{1,255})/i.exec(from)?.[1] ?? null
  const literals = [...from.matchAll(/\[(?:IPv6:)?([0-9a-f:.]{3,45})\]/gi)].map((match) => match[1] ?? '')
  const ip = literals.findLast((literal) => isIP(literal) !== 0) ?? null
  return { ip: ip === null || INSIDE.test(ip) ? null : ip, helo }
}

const INSIDE = /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i

/** Null when it takes longer; what comes later is not waited for. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((done) => {
    timer = setTimeout(done, limitMs, null)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
