// The signed tokens by which a reply finds its case: in our Message-ID and in the plus-address we ask replies to.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { InboundMessage } from './inbound-message.ts'

const MAC_BYTES = 10 // 80 bits: not to be guessed through a mailbox, and short enough for a local part
const MAX_REFERENCES_CHARS = 900 // relays refuse or fold badly what is longer than RFC 5322's 998 a line
const MAX_TOKENS = 200 // verified of one mail; each costs an HMAC a secret
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567' // RFC 4648 in lower case: relays may change the case of a local part
/** Wherever it stands in an id: relays and clients put `mailto:`, `&lt;`, `%3C` or quotes round it. The signature says that it is ours. */
const TOKEN_ID = /cc\.([a-z]{1,8}-\d{1,12})\.([a-z0-9]{1,64})\.([a-z2-7]{16})(?![a-z2-7])/
const TOKEN_TAG = /^([a-z]{1,8}-\d{1,12})\.([a-z2-7]{16})$/

/** The Message-ID of a reply of ours, `<cc.CASE.RANDOM.MAC@domain>`. `random` is letters and digits, new for each mail. */
export function mintMessageId(of: { caseNumber: string; random: string; secret: string; domain: string }): string {
  const caseNumber = of.caseNumber.toLowerCase()
  const random = of.random.toLowerCase()
  return `<cc.${caseNumber}.${random}.${mac(of.secret, `message-id ${caseNumber} ${random}`)}@${of.domain.toLowerCase()}>`
}

/** The address to answer a case at, `desk+CASE.MAC@host`, from the desk's own address. */
export function replyAddress(of: { address: string; caseNumber: string; secret: string }): string {
  const caseNumber = of.caseNumber.toLowerCase()
  const [local, host] = split(of.address)
  return `${local}+${caseNumber}.${mac(of.secret, `reply-address ${caseNumber}`)}@${host}`
}

/**
 * The case numbers (upper-case) that the mail proves to know, by a token of ours in In-Reply-To, References or the
 * addresses it was delivered to. Several secrets allow a key to be replaced: the first signs, all verify. Whether the
 * sender belongs to the case is for the caller to ask.
 */
export function claimedCases(
  message: Pick<InboundMessage, 'inReplyTo' | 'references' | 'to' | 'cc' | 'deliveredTo'>,
  secrets: readonly string[],
  ownAddress: string,
): string[] {
  const ids = [...new Set([...message.inReplyTo, ...message.references.toReversed()])].slice(0, MAX_TOKENS)
  const named = [...message.to, ...message.cc].map((each) => each.address)
  const addresses = [...new Set([...message.deliveredTo, ...named])].slice(0, MAX_TOKENS)
  const cases = [
    ...ids.map((id) => caseOfId(id, secrets)),
    ...addresses.map((address) => caseOfAddress(address, secrets, ownAddress)),
  ]
  return [...new Set(cases.filter((found) => found !== null))]
}

/**
 * The References of an answer to the mail (RFC 5322 3.6.4): its own references and its id; or of ids already gathered.
 * The first and the last ones are kept when they grow too long: clients thread by those.
 */
export function referencesFor(
  of: Pick<InboundMessage, 'messageId' | 'inReplyTo' | 'references'> | readonly string[],
): string[] {
  const ids = [...new Set('references' in of ? ancestors(of) : of)]
  const [first, ...rest] = ids
  if (first === undefined) return []
  let left = MAX_REFERENCES_CHARS - first.length
  const kept: string[] = []
  for (const id of rest.toReversed()) {
    left -= id.length + 1
    if (left < 0) break
    kept.unshift(id)
  }
  return [first, ...kept]
}

function ancestors(of: Pick<InboundMessage, 'messageId' | 'inReplyTo' | 'references'>): string[] {
  const before = of.references.length > 0 ? of.references : of.inReplyTo.length === 1 ? of.inReplyTo : []
  return of.messageId === null ? before : [...before, of.messageId]
}

function caseOfId(id: string, secrets: readonly string[]): string | null {
  const token = TOKEN_ID.exec(id.toLowerCase())
  if (token === null) return null
  const [, caseNumber = '', random = '', signed = ''] = token
  return isSigned(secrets, `message-id ${caseNumber} ${random}`, signed) ? caseNumber.toUpperCase() : null
}

function caseOfAddress(address: string, secrets: readonly string[], ownAddress: string): string | null {
  const [local, host] = split(address)
  const [ownLocal, ownHost] = split(ownAddress)
  if (host !== ownHost || !local.startsWith(`${ownLocal}+`)) return null
  const token = TOKEN_TAG.exec(local.slice(ownLocal.length + 1))
  if (token === null) return null
  const [, caseNumber = '', signed = ''] = token
  return isSigned(secrets, `reply-address ${caseNumber}`, signed) ? caseNumber.toUpperCase() : null
}

function split(address: string): [local: string, host: string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
}

function isSigned(secrets: readonly string[], words: string, signed: string): boolean {
  // Every secret is tried, so that the time taken does not tell which one fits.
  return secrets.map((secret) => timingSafeEqual(Buffer.from(mac(secret, words)), Buffer.from(signed))).includes(true)
}

function mac(secret: string, words: string): string {
  return base32(createHmac('sha256', secret).update(words).digest().subarray(0, MAC_BYTES))
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('')
}
