// precedent: approved answers by code, intent and words. A precedent is shown to a reviewer and never enters a draft by itself.
import { type Selectable, sql } from 'kysely'
import type { CaseId } from '../case/case.ts'
import type { NewPrecedent } from '../case/precedent.ts'
import type { Queryable, StoreTransaction } from './database.ts'
import type { PrecedentTable } from './tables.ts'

export type PrecedentRow = Omit<Selectable<PrecedentTable>, 'words'>

/** Keeps an answer once; a mail that turns out to have left after all is kept too. */
export async function keepPrecedent(
  tx: StoreTransaction,
  precedent: NewPrecedent & { caseId: CaseId; outboxId: number; approvedBy: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('precedent')
    .values({
      case_id: precedent.caseId,
      outbox_id: precedent.outboxId,
      question: precedent.question,
      answer: precedent.answer,
      codes: precedent.codes,
      intents: precedent.intents,
      answered_for: precedent.answeredFor,
      releases: JSON.stringify(precedent.releases),
      approved_by: precedent.approvedBy,
      made_at: precedent.at,
    })
    .onConflict((c) => c.column('outbox_id').doNothing())
    .execute()
}

// A shared code says more than a shared subject; words settle what is left.
const CODE_WEIGHT = 3
const INTENT_WEIGHT = 0.5
const WORDS_WEIGHT = 2
/** Below this an answer has little to do with the question: one code, or words with a subject. */
const LEAST_WEIGHT = 1

/** The closest answers, best first. `words` are searched as a person types them; codes and intents weigh where they are given. */
export async function closestPrecedents(
  db: Queryable,
  {
    codes = [],
    intents = [],
    words = '',
    notOf = null,
    limit,
  }: { codes?: readonly string[]; intents?: readonly string[]; words?: string; notOf?: CaseId | null; limit: number },
): Promise<PrecedentRow[]> {
  const shared = (column: 'codes' | 'intents', given: readonly string[]) =>
    sql<number>`cardinality(ARRAY(SELECT unnest(${sql.ref(column)}) INTERSECT SELECT unnest(${[...given]}::text[])))`
  const query = sql`websearch_to_tsquery('english', ${words})`
  const weight = sql<number>`${CODE_WEIGHT}::float8 * ${shared('codes', codes)} + ${INTENT_WEIGHT}::float8 * ${shared('intents', intents)}
    + ${WORDS_WEIGHT}::float8 * (CASE WHEN words @@ ${query} THEN 1 + ts_rank(words, ${query}) ELSE 0 END)`
  const rows = await db
    .selectFrom('precedent')
    .select(['id', 'case_id', 'outbox_id', 'question', 'answer', 'codes', 'intents'])
    .select(['answered_for', 'releases', 'approved_by', 'made_at', weight.as('weight')])
    .where((where) => where.or([sql<boolean>`codes && ${[...codes]}::text[]`, sql<boolean>`words @@ ${query}`]))
    .where((where) => (notOf === null ? sql<boolean>`true` : where('case_id', '<>', notOf)))
    .orderBy('weight', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.filter((row) => row.weight >= LEAST_WEIGHT)
}
