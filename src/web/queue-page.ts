// The queue: what waits for a reviewer, most urgent first, and every other case one tab away.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { CaseState } from '../case/case.ts'
import type { Service } from '../service.ts'
import { countByState } from '../store/cases.ts'
import { type QueueRow, queueRows } from '../store/queue-rows.ts'
import type { DeskUser } from '../store/users.ts'
import { age, ageWords, due, moment } from './age.ts'
import { stateWords } from './case-words.ts'
import { type Desk, lineOf } from './desk.ts'
import { userOf } from './session.ts'

/** More rows than a screen holds; a longer queue is searched, not scrolled. */
const ROWS_AT_MOST = 200

const TABS: readonly { id: string; title: string; states: readonly CaseState[]; empty: string }[] = [
  {
    id: 'review',
    title: 'In review',
    states: ['in_review', 'drafting', 'received'],
    empty: 'Nothing waits for you. New questions appear here by themselves, a few seconds after they are mailed.',
  },
  {
    id: 'waiting',
    title: 'Waiting for the asker',
    states: ['waiting'],
    empty: 'No asker owes us an answer. Cases come here when you ask something back instead of answering.',
  },
  {
    id: 'sending',
    title: 'Sending',
    states: ['sending'],
    empty: 'No mail is on its way. An approved answer stays here for the seconds in which you can take it back.',
  },
  {
    id: 'answered',
    title: 'Answered',
    states: ['answered'],
    empty: 'Nothing has been answered yet. Open a case in review, read it, and approve its draft.',
  },
  {
    id: 'aside',
    title: 'Set aside',
    states: ['closed'],
    empty: 'Nothing has been set aside. That is where cases go that need no answer, each with its reason.',
  },
  {
    id: 'all',
    title: 'All',
    states: [],
    empty: 'No case yet. Mail a question to the desk and it becomes the first one.',
  },
]

const Query = z.object({
  tab: z.enum(TABS.map((tab) => tab.id)).catch('review'),
  q: z.string().max(200).catch(''),
})

/** Adds GET / and GET /queue-rows, the part of it that refreshes itself. */
export function addQueuePage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/', async (request, reply) => {
    const user = userOf(request)
    const { tab, q } = Query.parse(request.query)
    return desk.page(request, reply, 'queue', { title: 'Queue', user, at: 'queue', ...(await queue(tab, q, user)) })
  })

  app.get('/queue-rows', async (request, reply) => {
    const { tab, q } = Query.parse(request.query)
    return desk.part(reply, 'queue-rows', await queue(tab, q, userOf(request)))
  })

  async function queue(id: string, q: string, user: DeskUser) {
    const tab = TABS.find((one) => one.id === id) ?? TABS[0]
    const now = service.now()
    const [counts, rows] = await Promise.all([
      countByState(service.store),
      queueRows(service.store, {
        states: tab?.states ?? [],
        q,
        limit: ROWS_AT_MOST,
        now,
        order: id === 'review' || id === 'waiting' ? 'due' : 'newest',
      }),
    ])
    return {
      q,
      tab: id,
      tabTitle: tab?.title,
      tabs: TABS.map(({ id: tabId, title, states }) => ({
        id: tabId,
        title,
        here: tabId === id,
        count: [...counts].reduce((sum, [s, n]) => (states.length === 0 || states.includes(s) ? sum + n : sum), 0),
      })),
      rows: rows.map((row) => rowView(row, now, user)),
      empty:
        q === ''
          ? tab?.empty
          : `No case here matches “${q}”. Look under All, or search for a number, a subject or an asker.`,
      more: rows.length === ROWS_AT_MOST,
      shown: ROWS_AT_MOST,
      inbox: id === 'review' && q === '' ? service.deskAddress : null,
    }
  }
}

function rowView(row: QueueRow, now: Date, user: DeskUser) {
  const open = row.state === 'in_review' || row.state === 'drafting' || row.state === 'received'
  return {
    number: row.number,
    subject: lineOf(row.subject, '(no subject)'),
    asker: row.asker_address,
    age: age(row.received_at, now),
    ageWords: ageWords(row.received_at, now),
    received: moment(row.received_at),
    due: open ? due(row.due_at, now) : null,
    dueAt: moment(row.due_at),
    state: stateWords(row.state),
    inReview: row.state === 'in_review',
    kind: row.state === 'in_review' ? draftWords(row) : null,
    holder: row.holder === null ? null : row.holder_id === user.id ? 'You' : row.holder,
    mine: row.holder_id === user.id,
  }
}

function draftWords(row: QueueRow): { words: string; name: string } {
  if (row.held_because !== null) return { words: 'Held: who wrote?', name: 'blocked' }
  if (row.first_approved_by !== null) return { words: 'Second reviewer', name: 'clarification' }
  if (row.draft_kind === null) return { words: 'No draft', name: 'none' }
  if (row.blocked > 0) return { words: 'Needs your check', name: 'blocked' }
  return { words: DRAFT_WORDS[row.draft_kind], name: row.draft_kind }
}

const DRAFT_WORDS = { answer: 'Answer', clarification: 'Asks back', decline: 'Declines' } as const
