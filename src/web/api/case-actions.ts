// POST cases/:number/…: what a reviewer can do with a case, for programs. 409 `{refused}` when it no longer applies.
import { z } from 'zod'
import type { CaseNumber } from '../../case/case.ts'
import { release } from '../../flow/admit.ts'
import { claim, giveBack, note } from '../../flow/in-hand.ts'
import { mergeCases, splitMail, undoMerge } from '../../flow/merge.ts'
import { setLegalHold } from '../../flow/retention.ts'
import { approve, redraft, setAside } from '../../flow/review.ts'
import type { Outcome, Reviewer } from '../../flow/turn.ts'
import type { Service } from '../../service.ts'
import { sentence } from '../sentence.ts'
import { callerOf, requireScope } from './bearer.ts'
import { summaryOf } from './cases.ts'
import { CaseNumberText, CaseSummary, Failures, Refused } from './shapes.ts'
import type { ZodRoutes } from './zod-routes.ts'

/** `awaitsSecondReviewer`: nothing was sent yet; somebody else must approve the same words, because of this. */
const Acted = CaseSummary.extend({ awaitsSecondReviewer: z.string().optional() })

const WORDS_MAX = 60_000

const Version = z.int().positive().meta({ description: 'The version of the case that was read' })
const Words = z.string().trim().min(1).max(WORDS_MAX)

const Send = z.object({
  version: Version,
  text: Words.optional(),
  override: Words.optional().meta({ description: 'Why words that did not pass the check may go all the same' }),
})

type Act = (order: { number: CaseNumber; reviewer: Reviewer }) => Promise<Outcome>

export function addCaseActionRoutes(api: ZodRoutes, service: Service): void {
  action('claim', 'Take a case in hand', z.object({}), () => (order) => claim(service, order))
  action('return', 'Give a case back', z.object({}), () => (order) => giveBack(service, order))
  action(
    'approve',
    'Approve the draft, or `text` in its place; a risky case needs two different approvers',
    Send,
    (body) => (order) => approve(service, { ...order, ...send(body), as: 'answer' }),
  )
  action(
    'ask',
    'Ask the asker something instead of answering',
    Send,
    (body) => (order) => approve(service, { ...order, ...send(body), as: 'ask' }),
  )
  action(
    'set-aside',
    'Close a case without an answer',
    z.object({ version: Version, why: Words }),
    (body) => (order) => setAside(service, { ...order, ...body }),
  )
  action(
    'note',
    'Write an internal note',
    z.object({ text: Words }),
    (body) => (order) => note(service, { ...order, ...body }),
  )
  action(
    'release',
    'Let a held case be drafted, after a look at who wrote; for an administrator',
    z.object({ version: Version }),
    (body) => (order) => release(service, { ...order, ...body }),
  )
  action(
    'legal-hold',
    'Keep a case from being purged; an administrator may lift that',
    z.object({ hold: z.boolean(), why: Words }),
    (body) => (order) => setLegalHold(service, { ...order, ...body }),
  )
  action(
    'redraft',
    'Have a new draft made',
    z.object({ version: Version }),
    (body) => (order) => redraft(service, { ...order, ...body }),
  )

  action(
    'merge',
    'Let another case go on with the mails of this one',
    z.object({ version: Version, into: CaseNumberText }),
    (body) => (order) => mergeCases(service, { ...order, ...body }),
  )
  action(
    'unmerge',
    'Take a merge back',
    z.object({ version: Version }),
    (body) => (order) => undoMerge(service, { ...order, ...body }),
  )
  action(
    'split',
    'Make a case of its own of one mail',
    z.object({ version: Version, mail: z.int().positive().meta({ description: 'The id of the message' }) }),
    (body) => (order) => splitMail(service, { ...order, ...body }),
  )

  function action<T extends z.ZodType>(name: string, summary: string, body: T, act: (body: z.output<T>) => Act): void {
    api.post(
      `/cases/:number/${name}`,
      {
        onRequest: requireScope(service, 'review'),
        schema: {
          summary,
          params: z.object({ number: CaseNumberText }),
          body,
          response: { 200: Acted, 409: Refused, ...Failures },
        },
      },
      async (request, reply) => {
        const { number } = request.params
        const outcome = await act(request.body as z.output<T>)({ number, reviewer: callerOf(request) })
        if (outcome.is === 'unknown_case') return reply.code(404).send({ error: `There is no case ${number}.` })
        if (outcome.is === 'not_allowed') return reply.code(403).send({ error: sentence(outcome.because) })
        if (outcome.is === 'refused') return reply.code(409).send({ refused: outcome.because })
        const { awaits } = outcome
        return reply.send({
          ...summaryOf(outcome.case),
          ...(awaits === undefined ? {} : { awaitsSecondReviewer: awaits }),
        })
      },
    )
  }
}

function send({ version, text, override }: z.output<typeof Send>) {
  return { version, override, ...(text === undefined ? {} : { text }) }
}
