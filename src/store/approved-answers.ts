// What was approved beside what had been drafted: for the page of how drafts fare.
import { sql } from 'kysely'
import type { Approved } from '../case/acceptance.ts'
import type { Queryable } from './database.ts'

/** The newest approvals; an approval taken back has no row in the outbox and does not count. */
export async function approvedAnswers(db: Queryable, limit: number): Promise<Approved[]> {
  const { rows } = await sql<{ draft: string; sent: string; intents: string[] }>`
    SELECT made.text AS draft, outbox.body AS sent, made.intents
    FROM outbox JOIN LATERAL (
      SELECT drafted->'draft'->>'text' AS text,
        ARRAY(SELECT DISTINCT jsonb_array_elements_text(question->'intents')
          FROM jsonb_array_elements(drafted->'questions') AS question) AS intents
      FROM draft WHERE draft.case_id = outbox.case_id AND draft.made_at <= outbox.made_at
      ORDER BY draft.id DESC LIMIT 1) AS made ON true
    WHERE made.text IS NOT NULL ORDER BY outbox.id DESC LIMIT ${limit}`.execute(db)
  return rows
}
