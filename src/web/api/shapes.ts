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
})

export const CaseDetail = CaseSummary.extend({
  messages: z.array(
    z.object({
      direction: z.enum(['in', 'out']),
      messageId: z.string().nullable(),
      from: z.string().nullable(),
      subject: z.string(),
      verdict: z.string().nullable(),
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
