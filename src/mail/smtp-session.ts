// One connection to the mail server for one mail: greeting, STARTTLS, login, hand-over, good-bye.
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import type { SmtpServer } from '../config.ts'
import { lineProtection } from './line-protection.ts'

export type SmtpTimeouts = {
  /** For the TCP connection and the greeting, in ms. */
  connect: number
  /** Longest silence of the server, in ms. */
  silence: number
  /** For the whole attempt, in ms. */
  whole: number
}

/** A job that sends must hold its lock longer than this, or a slow server looks like a crashed worker. */
export const SEND_DEADLINE_MS = 180_000

export const SMTP_TIMEOUTS: SmtpTimeouts = {
  connect: 20_000,
  // RFC 5321 4.5.3.2 would wait ten minutes after the final dot; then a person would wait for a dead server as long.
  silence: 60_000,
  whole: SEND_DEADLINE_MS,
}

export type Envelope = { from: string; to: string }

/**
 * Sends `raw` over a new connection and gives the server's last line. `whenBegun` is called at the moment the first
 * byte of the mail itself leaves. Rejects with nodemailer's error, once; the connection is gone afterwards.
 */
export async function handOver(
  server: SmtpServer,
  timeouts: SmtpTimeouts,
  mail: { envelope: Envelope; raw: Buffer },
  whenBegun: () => void,
): Promise<string> {
  return inSession(server, timeouts, (session, done) => {
    const envelope = { from: mail.envelope.from, to: [mail.envelope.to], size: mail.raw.length }
    session.send(envelope, contentOf(mail.raw, whenBegun), (error, info) => done(error, info?.response ?? ''))
  })
}

/** Connects, logs in and leaves. Rejects as `handOver` does. */
export async function sayHello(server: SmtpServer, timeouts: SmtpTimeouts): Promise<void> {
  await inSession(server, timeouts, (_session, done) => done(null, ''))
}

type Done = (error: Error | null, result: string) => void
type Work = (session: SMTPConnection, done: Done) => void

/** Signs in, with a renewed token after a refused one, and works. A refused sign-in comes before any mail, so it may be repeated. */
async function inSession(server: SmtpServer, timeouts: SmtpTimeouts, work: Work): Promise<string> {
  if (server.tokens === undefined) return inOneSession(server, null, timeouts, work)
  const given = await server.tokens({ refused: null })
  if (given.is === 'none') throw new Error(given.because)
  try {
    return await inOneSession(server, given.token, timeouts, work)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAUTH')) throw error
    const renewed = await server.tokens({ refused: given.token })
    if (renewed.is === 'none') throw new Error(renewed.because)
    return inOneSession(server, renewed.token, timeouts, work)
  }
}

function inOneSession(
  server: SmtpServer,
  accessToken: string | null,
  timeouts: SmtpTimeouts,
  work: Work,
): Promise<string> {
  const session = new SMTPConnection(settings(server, timeouts))
  return new Promise<string>((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error('The mail server took too long.')), timeouts.whole)
    const settle: Done = (error, result) => {
      clearTimeout(deadline)
      if (error) reject(error)
      else resolve(result)
    }
    // Stays for the connection's whole life: an error after the last answer must not end the process.
    session.on('error', (error: Error) => settle(error, ''))
    session.connect((refused) => {
      if (refused) return settle(refused, '')
      if (server.user === null || !session.allowsAuth) return work(session, settle)
      const { user, password } = server
      const credentials =
        accessToken === null ? { user, pass: password ?? '' } : { user, oauth2: new XOAuth2({ user, accessToken }) }
      session.login(credentials, (denied) => (denied ? settle(denied, '') : work(session, settle)))
    })
  }).then(
    (result) => {
      session.quit()
      return result
    },
    (error: unknown) => {
      session.close()
      throw error
    },
  )
}

// nodemailer reads the content only when the server has answered DATA with 354, so the first read is the point of no return.
function contentOf(raw: Buffer, whenBegun: () => void): Readable {
  return new Readable({
    read() {
      whenBegun()
      this.push(raw)
      this.push(null)
    },
  })
}

function settings(server: SmtpServer, timeouts: SmtpTimeouts): SMTPConnection.Options {
  const { mode, tls } = lineProtection(server)
  return {
    host: server.host,
    port: server.port,
    secure: mode === 'implicit',
    requireTLS: mode === 'required',
    tls,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    logger: false,
  }
}
