// How the line to a mail server is protected, for SMTP and IMAP alike.
import type { ConnectionOptions } from 'node:tls'

export type LineProtection = {
  /** `implicit`: TLS from the first byte; `required`: STARTTLS or nothing; `offered`: STARTTLS where it is offered. */
  mode: 'implicit' | 'required' | 'offered'
  tls: ConnectionOptions
}

/**
 * A password never crosses the internet in the clear: away from one's own network STARTTLS is required, not hoped for,
 * because whoever stands between can strip the offer (RFC 3207 6). `ca` is a certificate (PEM) to trust in place of the usual ones.
 */
export function lineProtection(server: { host: string; secure: boolean; ca?: string | null }): LineProtection {
  const tls = server.ca ? { ca: server.ca } : { rejectUnauthorized: !isThisMachine(server.host) }
  if (server.secure) return { mode: 'implicit', tls }
  return { mode: isOwnNetwork(server.host) ? 'offered' : 'required', tls }
}

// Nobody stands between two programs of one machine, and certificates made for oneself are usual there.
function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

// A name without a dot is given by one's own network only, for example to the containers of one machine.
function isOwnNetwork(host: string): boolean {
  return isThisMachine(host) || !/[.:]/.test(host)
}
