// config/routing.json: which cases two reviewers must approve, and what a desk with one reviewer does.
import { z } from 'zod'
import type { Drafted } from '../draft/draft.ts'
import { RISKS, type Risk } from '../draft/risks.ts'
import { INTENTS } from '../question/question.ts'

export type RoutingPolicy = z.output<typeof SHAPE>

const because = z.string().trim().min(1)

const SHAPE = z.strictObject({
  /** By intent or risk, why a second reviewer is needed, as the desk says it. One that is left out needs none. */
  secondReviewer: z.strictObject({
    intents: z.partialRecord(z.enum(INTENTS), because),
    risks: z.partialRecord(z.enum(RISKS), because),
  }),
  /** Where nobody else could approve: `waive` sends with the reason recorded, `wait` leaves the case until somebody can. */
  oneReviewerDesk: z.enum(['waive', 'wait']),
})

/** Reads the policy; throws one line that names the key when a value is wrong. */
export function readRoutingPolicy(json: unknown): RoutingPolicy {
  const read = SHAPE.safeParse(json)
  if (read.success) return read.data
  const first = read.error.issues[0]
  throw new Error(`config/routing.json: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'is wrong'}`)
}

/** Why two reviewers must approve; empty when one may. */
export function secondReviewReasons(
  { secondReviewer: { intents, risks } }: RoutingPolicy,
  { questions, found }: { questions: Drafted['questions']; found: readonly Risk[] },
): string[] {
  const asked = questions.flatMap((question) => question.intents.map((intent) => intents[intent]))
  return [...new Set([...asked, ...found.map((risk) => risks[risk])])].filter((reason) => reason !== undefined)
}
