// config/askers.json: whom a desk answers, and how many cases a month. What does not fit waits for a person; no robot tells an asker off.
import { z } from 'zod'

export type AskerPolicy = {
  /** open: anybody. known_domains: of these and of allowed or answered ones. invitation: whom a person has allowed or answered. */
  newAskers: 'open' | 'known_domains' | 'invitation'
  knownDomains: readonly string[]
  /** Answered cases a calendar month; null: as many as they ask. */
  casesPerMonth: { ofAsker: number | null; ofDomain: number | null }
}

/** What the desk knows of an asker. Counts are of answered cases: a question back costs nothing. */
export type Standing = {
  address: string
  /** The domain shared with colleagues; null for a provider's, which says nothing of who writes. */
  domain: string | null
  rule: { rule: 'allow' | 'block'; pattern: string; why: string } | null
  answered: number
  answeredOfDomain: number
  thisMonth: number
  thisMonthOfDomain: number
}

/** Reads the policy; throws one line that names the key when a value is wrong. */
export function readAskerPolicy(json: unknown): AskerPolicy {
  const read = SHAPE.safeParse(json)
  if (read.success) return read.data
  const first = read.error.issues[0]
  throw new Error(`config/askers.json: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'is wrong'}`)
}

const limit = z.number().int().positive().nullable()
const SHAPE = z.strictObject({
  newAskers: z.enum(['open', 'known_domains', 'invitation']),
  knownDomains: z.array(
    z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9.-]{1,253}$/, 'expected a domain such as clinic.example'),
  ),
  casesPerMonth: z.strictObject({ ofAsker: limit, ofDomain: limit }),
})

/** Why a new case of this asker waits for a person; null when nothing speaks against drafting it. */
export function holdFor(standing: Standing, policy: AskerPolicy): string | null {
  return newcomer(standing, policy) ?? overQuota(standing, policy.casesPerMonth)
}

function newcomer({ address, domain, rule, answered, answeredOfDomain }: Standing, policy: AskerPolicy): string | null {
  if (policy.newAskers === 'open' || rule?.rule === 'allow' || answered > 0) return null
  if (policy.newAskers === 'invitation')
    return `${address} is new here, and this desk takes new askers by invitation: allow the address or its domain to invite it.`
  if (domain !== null && (policy.knownDomains.includes(domain) || answeredOfDomain > 0)) return null
  return `${address} is new here and ${domain === null ? 'writes from a mail provider' : `${domain} is no domain this desk knows`}.`
}

function overQuota(
  { address, domain, thisMonth, thisMonthOfDomain }: Standing,
  { ofAsker, ofDomain }: AskerPolicy['casesPerMonth'],
): string | null {
  if (ofAsker !== null && thisMonth >= ofAsker)
    return `${address} has had ${thisMonth} cases answered this month; the limit is ${ofAsker}.`
  if (ofDomain !== null && domain !== null && thisMonthOfDomain >= ofDomain)
    return `${domain} has had ${thisMonthOfDomain} cases answered this month; the limit is ${ofDomain}.`
  return null
}
