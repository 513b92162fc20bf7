// How the value of a setting is understood: each reader gives null for a value it does not accept; config.ts says so.

/**
 * Gives the access token of a mailbox that signs in by OAuth 2.0 (RFC 6749), renewed when need be. `refused` is the token that a server
 * has just refused: it is not given again.
 */
export type TokenSource = (ask: {
  refused: string | null
}) => Promise<{ is: 'token'; token: string } | { is: 'none'; because: string }>

export type ImapServer = {
  host: string
  port: number
  /** TLS from the first byte (imaps); otherwise STARTTLS when the server offers it. */
  secure: boolean
  user: string
  /** A password or an app password; null: the mailbox signs in by OAuth. */
  password: string | null
  tokens?: TokenSource
  folder: string
}

export type SmtpServer = {
  host: string
  port: number
  secure: boolean
  user: string | null
  password: string | null
  tokens?: TokenSource
  /** A certificate (PEM) to trust besides the usual ones: the practice mailbox's own. */
  ca: string | null
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const SECRET_KEY_MIN_CHARACTERS = 32 // an HMAC-SHA256 key shorter than its output can be guessed more cheaply than its output
const IMAP_PORT = { 'imap:': 143, 'imaps:': 993 }
// 587 is message submission (RFC 6409), 465 submission with TLS from the first byte (RFC 8314).
const SMTP_PORT = { 'smtp:': 587, 'smtps:': 465 }

export function portOf(value: string): number | null {
  if (!/^[0-9]{1,5}$/.test(value)) return null
  const port = Number(value)
  return port >= 1 && port <= 65_535 ? port : null
}

/** Where a ClamAV daemon listens: a host and port, or a socket of this machine. */
export type ClamdServer = { host: string; port: number } | { path: string }

const CLAMD_PORT = 3310 // clamd.conf, TCPSocket

export function clamdServerOf(value: string): ClamdServer | null {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || url.username !== '' || url.search !== '' || url.hash !== '') return null
  if (url.protocol === 'unix:')
    return url.host === '' && url.pathname.length > 1 ? { path: decodeURIComponent(url.pathname) } : null
  if (url.protocol !== 'tcp:' || url.hostname === '' || !['', '/'].includes(url.pathname)) return null
  const host = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
  return { host, port: url.port === '' ? CLAMD_PORT : Number(url.port) }
}

export function publicUrlOf(value: string): string | null {
  const url = urlOf(value, ['http:', 'https:'])
  if (url === null || url.username !== '' || url.search !== '' || url.hash !== '') return null
  return url.href.endsWith('/') ? url.href.slice(0, -1) : url.href
}

export function databaseUrlOf(value: string): string | null {
  const url = urlOf(value, ['postgres:', 'postgresql:'])
  return url === null || url.pathname.length < 2 ? null : value
}

export function redisUrlOf(value: string): string | null {
  return urlOf(value, ['redis:', 'rediss:']) === null ? null : value
}

/** One mailbox, or several with blanks between them: a folder of the same mailbox counts as one of its own. */
export function imapServersOf(value: string): [ImapServer, ...ImapServer[]] | null {
  const [first, ...others] = value.split(/\s+/).map(imapServerOf)
  if (!first || others.includes(null)) return null
  return [first, ...others.filter((one) => one !== null)]
}

function imapServerOf(value: string): ImapServer | null {
  const server = serverOf(value, IMAP_PORT)
  if (server === null || server.user === null) return null
  const { host, port, secure, user, password, path } = server
  return { host, port, secure, user, password, folder: path === '' ? 'INBOX' : path }
}

export function smtpServerOf(value: string): SmtpServer | null {
  const server = serverOf(value, SMTP_PORT)
  if (server === null || server.path !== '' || (server.user === null && server.password !== null)) return null
  const { host, port, secure, user, password } = server
  return { host, port, secure, user, password, ca: null }
}

function serverOf(value: string, ports: Record<string, number>) {
  const url = urlOf(value, Object.keys(ports))
  if (url === null || url.search !== '' || url.hash !== '') return null
  const port = url.port === '' ? ports[url.protocol] : Number(url.port)
  const [user, password, path] = [decoded(url.username), decoded(url.password), decoded(url.pathname.slice(1))]
  if (port === undefined || port === 0 || user === null || password === null || path === null) return null
  const host = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
  return { host, port, secure: url.protocol.endsWith('s:'), user: user || null, password: password || null, path }
}

function urlOf(value: string, protocols: string[]): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null
  return url !== null && protocols.includes(url.protocol) && url.hostname !== '' ? url : null
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null // a bare % that is no escape: the value was not percent-encoded
  }
}

export function mailFromOf(value: string): { name: string | null; address: string } | null {
  const open = value.lastIndexOf('<')
  const address = open === -1 ? value : value.slice(open + 1, -1)
  const name = open === -1 ? '' : value.slice(0, open).trim()
  if (open !== -1 && !value.endsWith('>')) return null
  if (!/^[^\s@<>",;:\p{Cc}]{1,64}@[^\s@<>",;:\p{Cc}]{1,255}$/u.test(address) || /\p{Cc}/u.test(name)) return null
  const bare = name.startsWith('"') && name.endsWith('"') && name.length > 1 ? name.slice(1, -1) : name
  return { name: bare === '' ? null : bare, address }
}

/** Names parted by commas; null when one of them is none. */
export function licencesOf(value: string): string[] | null {
  const names = value.split(',').map((name) => name.trim())
  return names.every((name) => /^[a-z0-9-]{1,40}$/.test(name)) ? names : null
}

/** One line that can be printed below an answer. */
export function noticeOf(value: string): string | null {
  return value.length > MAX_NOTICE || /\p{Cc}/u.test(value) || !value.includes(' ') ? null : value
}

const MAX_NOTICE = 500

export function keyOf(value: string): string | null {
  return value.length < SECRET_KEY_MIN_CHARACTERS ? null : value
}

/** Keys of before, separated by commas; each as long as a key must be. */
export function keysOf(value: string): string[] | null {
  const keys = value.split(',').map((key) => key.trim())
  return keys.every((key) => keyOf(key) !== null) ? keys : null
}

/** Names of servers, separated by commas: what they write into Authentication-Results (RFC 8601 2.5). */
export function authservIdsOf(value: string): string[] | null {
  const ids = value.split(',').map((id) => id.trim().toLowerCase())
  return ids.every((id) => /^[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?$/.test(id)) ? ids : null
}

export function hopsOf(value: string): number | null {
  return /^[0-9]$/.test(value) ? Number(value) : null
}

export function logLevelOf(value: string): LogLevel | null {
  return LOG_LEVELS.find((level) => level === value) ?? null
}

export function quoted(value: string): string {
  return JSON.stringify(value)
}

export function shownKey(value: string): string {
  return `${value.length} characters long`
}

/** A URL that may hold a password, and may be misspelt: its scheme and its host are shown, nothing else. */
export function shownUrl(value: string): string {
  const start = value.indexOf('://')
  const scheme = start === -1 ? '' : value.slice(0, start + 3)
  const rest = value.slice(scheme.length)
  const at = rest.lastIndexOf('@')
  if (at !== -1) return JSON.stringify(`${scheme}…@${rest.slice(at + 1).split(/[?#]/u, 1)[0]}`)
  const end = rest.search(/[/:?#]/u)
  return JSON.stringify(end === -1 ? value : `${scheme}${rest.slice(0, end)}…`)
}

/** The same of several with blanks between them. */
export function shownUrls(value: string): string {
  return value.split(/\s+/).map(shownUrl).join(' ')
}

export function yesNoOf(value: string): boolean | null {
  return value === 'yes' ? true : value === 'no' ? false : null
}

/** Drafts and a key go there: unprotected only to this machine. */
export function writerUrlOf(value: string): string | null {
  const url = publicUrlOf(value)
  if (url === null || url.startsWith('https:')) return url
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname) ? url : null
}

export function writerKindOf(value: string): 'openai' | 'anthropic' | null {
  return value === 'openai' || value === 'anthropic' ? value : null
}

/** A mailbox is read, answered from and named, or it is the practice mailbox: half of it would lose mail silently. */
export function missingPartners(s: { IMAP_URL?: unknown; SMTP_URL?: unknown; MAIL_FROM?: unknown }): string[] {
  const parts = [
    ['IMAP_URL', s.IMAP_URL, 'where questions come in'],
    ['SMTP_URL', s.SMTP_URL, 'where answers go out'],
    ['MAIL_FROM', s.MAIL_FROM, 'the address answers come from'],
  ] as const
  const set = parts.filter(([, value]) => value !== undefined).map(([name]) => name)
  const unset = parts.filter(([, value]) => value === undefined)
  if (set.length === 0) return []
  return unset.map(
    ([name, , what]) =>
      `${name} is not set, but ${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'}; expected ${name} too (${what}), or none of the three for the practice mailbox`,
  )
}

/** Every mailbox has a password or signs in by OAuth, and OAuth needs the desk's registration with the provider. */
export function missingSignIns(s: {
  IMAP_URL?: readonly ImapServer[] | undefined
  SMTP_URL?: SmtpServer | undefined
  OAUTH_PROVIDER?: string | undefined
  OAUTH_CLIENT_ID?: string | undefined
}): string[] {
  if ((s.OAUTH_PROVIDER === undefined) !== (s.OAUTH_CLIENT_ID === undefined))
    return ['OAUTH_PROVIDER and OAUTH_CLIENT_ID belong together; expected both or neither']
  if (s.OAUTH_PROVIDER !== undefined) return []
  const names: string[] = []
  if (s.IMAP_URL?.some((server) => server.password === null)) names.push('IMAP_URL')
  if (s.SMTP_URL?.user != null && s.SMTP_URL.password === null) names.push('SMTP_URL')
  return names.map((name) => `${name} has a user but no password; expected one, or OAUTH_PROVIDER to sign in by OAuth`)
}
