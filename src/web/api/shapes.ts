// The shapes that the API answers with, written once: they check the handlers' types and become the OpenAPI document.
import { z } from 'zod'
import { parseCaseNumber } from '../../case/case.ts'
import { parseIsoDate } from '../../codes/citation.ts'

export const Refused = z.object({ refused: z.string() })
export const Failed = z.object({ error: z.string() })
export const Failures = { 400: Failed, 401: Failed, 403: Failed, 404: Failed, 429: Failed }

export const Day = z
  .string()
  .transform((text, context) => {
    const date = parseIsoDate(text)
    if (date !== null) return date
    context.addIssue({ code: 'custom', message: 'expected a day as YYYY-MM-DD' })
    return z.NEVER
  })
  .meta({ description: 'A day as YYYY-MM-DD' })

export const CaseNumberText = z
  .string()
  .transform((text, context) => {
    const number = parseCaseNumber(text)
    if (number !== null) return number
    context.addIssue({ code: 'custom', message: 'expected a case number such as CC-1042' })
    return z.NEVER
  })
  .meta({ description: 'A case number such as CC-1042' })

export const States = z.enum(['received', 'drafting', 'in_review', 'sending', 'answered', 'waiting', 'closed'])

export const CaseSummary = z.object({
  number: z.string(),
  state: States,
  version: z.number(),
  subject: z.string(),
  asker: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
})

export const Cited = z.object({ source: z.string(), edition: z.string(), locator: z.string() })

export const CheckFinding = z.object({
  claim: z.string(),
  rule: z.string(),
  certainty: z.enum(['certain', 'likely', 'depends']),
  citations: z.array(Cited),
})

export const DraftShape = z.object({
  kind: z.enum(['answer', 'clarification', 'decline']),
  subject: z.string(),
  text: z.string(),
  claimLines: z.array(
    z.object({
      code: z.string(),
      modifiers: z.array(z.string()),
      units: z.number(),
      diagnoses: z.array(z.string()),
      conditional: z.string().nullable(),
    }),
  ),
  findings: z.array(CheckFinding),
  asks: z.array(z.string()),
  validity: z.string(),
  blocked: z.array(z.string()),
  writer: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('reworded'), model: z.string(), ruleText: z.string() }),
      z.object({ is: z.literal('refused'), model: z.string(), because: z.string() }),
    ])
    .optional()
    .meta({
      description: 'Where a second writer was asked: the rules’ own words beside its own, or why they were kept',
    }),
})

export const CaseDetail = CaseSummary.extend({
  held: z.string().nullable().meta({ description: 'Why no reply may leave before somebody has released the case' }),
  legalHold: z.boolean(),
  messages: z.array(
    z.object({
      id: z.int().meta({ description: 'What `split` takes' }),
      direction: z.enum(['in', 'out']),
      messageId: z.string().nullable(),
      from: z.string().nullable(),
      subject: z.string(),
      verdict: z.string().nullable(),
      sender: z
        .enum(['passed', 'failed', 'not_known'])
        .nullable()
        .meta({ description: 'Whether the domain in From vouches for the mail' }),
      replyText: z.string(),
      receivedAt: z.string(),
    }),
  ),
  draft: DraftShape.nullable(),
  secondReview: z
    .object({ because: z.array(z.string()), firstApprovedBy: z.string().nullable() })
    .meta({ description: 'Why two reviewers must approve (empty: one may), and who has' }),
  events: z.array(z.object({ at: z.string(), who: z.string(), from: z.string(), to: z.string(), why: z.string() })),
})
