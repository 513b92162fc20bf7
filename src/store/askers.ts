// What the tables know of an asker: the rules a person made (asker_rule), and how many of their cases have been answered.
import { type Selectable, sql } from 'kysely'
import type { Standing } from '../case/asker-policy.ts'
import { addressHouse } from '../message/sender/address-house.ts'
import { plainAddress } from '../message/sender/plain-address.ts'
import type { Queryable } from './database.ts'
import type { AskerRuleTable } from './tables.ts'

export type AskerRule = Selectable<AskerRuleTable>

export async function askerRules(db: Queryable): Promise<AskerRule[]> {
  return db.selectFrom('asker_rule').selectAll().orderBy('rule').orderBy('pattern').execute()
}

/** Sets a rule for an address or for a domain (`@clinic.example`), in the place of the one before. */
export async function setAskerRule(
  db: Queryable,
  { pattern, rule, why, who, at }: Pick<AskerRule, 'pattern' | 'rule' | 'why' | 'who'> & { at: Date },
): Promise<void> {
  const values = { rule, why, who, made_at: at }
  await db
    .insertInto('asker_rule')
    .values({ pattern, ...values })
    .onConflict((c) => c.column('pattern').doUpdateSet(values))
    .execute()
}

/** False when there was none. */
export async function forgetAskerRule(db: Queryable, pattern: string): Promise<boolean> {
  const gone = await db.deleteFrom('asker_rule').where('pattern', '=', pattern).returning('pattern').executeTakeFirst()
  return gone !== undefined
}

/** An address, or a domain as `@clinic.example`, as rules are kept; null when it is neither. */
export function rulePattern(text: string): string | null {
  const pattern = text.trim().toLowerCase()
  if (!/^[^\s@<>,;]{0,64}@[a-z0-9.-]{1,253}$/.test(pattern)) return null
  return pattern.startsWith('@') ? pattern : plainAddress(pattern)
}

/** The rule that counts for an address: its own above its domain's, a domain's above the one over it. */
export async function ruleFor(db: Queryable, address: string): Promise<AskerRule | null> {
  const plain = plainAddress(address)
  const labels = plain
    .slice(plain.lastIndexOf('@') + 1)
    .split('.')
    .slice(-MAX_LABELS)
  const patterns = [plain, ...labels.map((_, at) => `@${labels.slice(at).join('.')}`)]
  const rules = await db.selectFrom('asker_rule').selectAll().where('pattern', 'in', patterns).execute()
  return rules.sort((a, b) => patterns.indexOf(a.pattern) - patterns.indexOf(b.pattern))[0] ?? null
}

const MAX_LABELS = 10 // of a domain that rules are looked up for

/** What is known of an asker at a moment; the month is the calendar's, UTC. */
export async function standingOf(db: Queryable, address: string, at: Date): Promise<Standing> {
  const plain = plainAddress(address)
  const house = addressHouse(plain)
  const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1))
  const rule = await ruleFor(db, plain)
  const counted = await sql<{ own: number; domain: number; own_month: number; domain_month: number }>`
    WITH answered AS (
      SELECT lower(regexp_replace(asker_address, '\\+[^@]*@', '@')) AS asker, max(outbox.made_at) AS at
      FROM cases JOIN outbox ON outbox.case_id = cases.id AND outbox.kind = 'answer' AND outbox.state IN ('sent', 'unconfirmed')
      WHERE lower(split_part(asker_address, '@', 2)) = ${plain.slice(plain.lastIndexOf('@') + 1)}
      GROUP BY cases.id
    )
    SELECT count(*) FILTER (WHERE asker = ${plain}) AS own, count(*) AS domain,
      count(*) FILTER (WHERE asker = ${plain} AND at >= ${month}) AS own_month, count(*) FILTER (WHERE at >= ${month}) AS domain_month
    FROM answered`.execute(db)
  const row = counted.rows[0]
  return {
    address: plain,
    domain: house === plain ? null : house,
    rule: rule === null ? null : { rule: rule.rule, pattern: rule.pattern, why: rule.why },
    answered: row?.own ?? 0,
    answeredOfDomain: row?.domain ?? 0,
    thisMonth: row?.own_month ?? 0,
    thisMonthOfDomain: row?.domain_month ?? 0,
  }
}
