// The way out: one attempt a call, no pool and no retry of its own, for both have sent mail twice elsewhere.
import type { SmtpServer } from '../config.ts'
import { type Delivery, saySetback, sortFailure } from './delivery-error.ts'
import { handOver, SMTP_TIMEOUTS, type SmtpTimeouts, sayHello } from './smtp-session.ts'

/** Who it goes from and to; a whole OutboundMessage will do. */
export type Envelope = { from: { address: string }; to: { address: string } }

export type Transport = {
  /** Sends the bytes of `rawMessage`, with the message's own addresses as envelope. Never throws. */
  send(mail: { message: Envelope; raw: Buffer }): Promise<Delivery>
  /** Connects and logs in, for the doctor and /readyz. Never throws. */
  verify(): Promise<{ is: 'ready' } | { is: 'not_ready'; because: string }>
}

/** Opens the way to a server; nothing is connected yet. Tests shorten the time-outs. */
export function openTransport(server: SmtpServer, timeouts: Partial<SmtpTimeouts> = {}): Transport {
  const limits = { ...SMTP_TIMEOUTS, ...timeouts }
  return {
    async send({ message, raw }) {
      let contentBegan = false
      try {
        const envelope = { from: message.from.address, to: message.to.address }
        const response = await handOver(server, limits, { envelope, raw }, () => {
          contentBegan = true
        })
        return { is: 'sent', response }
      } catch (error) {
        // A failed attempt is an expected outcome here, not an exception.
        return sortFailure({ error, contentBegan })
      }
    },
    async verify() {
      try {
        await sayHello(server, limits)
        return { is: 'ready' }
      } catch (error) {
        // As above: a server that is away is an answer to this question.
        return { is: 'not_ready', because: saySetback(error) }
      }
    },
  }
}
