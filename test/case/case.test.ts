// The one transition table, whole, as a person can check it against DESIGN; and what holds for any sequence of events.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASE_STATES, type CaseEvent, type CaseState, nextState, parseCaseNumber } from '../../src/case/case.ts'

// One line an event; a column a state: where it goes, `.` for where it stays, `-` for where it does not apply.
const TABLE = `
                      received   drafting   in_review  sending    answered   waiting    closed
question_arrived      drafting   .          drafting   .          drafting   drafting   drafting
robot_arrived         .          .          .          .          .          .          .
doubt_arrived         in_review  in_review  .          .          in_review  in_review  in_review
drafted               -          in_review  -          -          -          -          -
draft_failed          -          in_review  -          -          -          -          -
answer_approved       -          -          sending    -          -          -          -
ask_approved          -          -          sending    -          -          -          -
approval_undone       -          -          -          in_review  -          -          -
answer_sent           -          -          -          answered   -          -          -
ask_sent              -          -          -          waiting    -          -          -
sent_but_moved_on     -          -          -          drafting   -          -          -
sent_but_doubted      -          -          -          in_review  -          -          -
sent_after_all        .          .          .          .          .          .          .
delivery_refused      -          -          -          in_review  -          -          -
delivery_unconfirmed  -          -          -          in_review  -          -          -
bounced               in_review  .          .          .          in_review  in_review  in_review
redraft_asked         -          -          drafting   -          drafting   drafting   drafting
set_aside             closed     closed     closed     -          closed     closed     -
`

const [, head, ...rows] = TABLE.trimEnd().split('\n')
const EVENTS = rows.map((row) => row.split(/ +/)[0] as CaseEvent)

test('every event in every state', () => {
  const written = rows.map((row) => {
    const event = row.split(/ +/)[0] as CaseEvent
    const cells = CASE_STATES.map((state) => {
      const to = nextState(state, event)
      return (to === null ? '-' : to === state ? '.' : to).padEnd(11)
    })
    return `${event.padEnd(22)}${cells.join('')}`.trimEnd()
  })
  expect(head?.trim().split(/ +/)).toEqual(CASE_STATES)
  expect(written).toEqual(rows)
})

test('every state but closed has a way that leads to an answer, and every state a way out', () => {
  for (const start of CASE_STATES) expect(reachableFrom(start)).toContain('answered')
})

const APPROVALS = new Set<CaseEvent>(['answer_approved', 'ask_approved'])
const DELIVERIES = new Set<CaseEvent>(['answer_sent', 'ask_sent', 'sent_but_moved_on', 'sent_but_doubted'])

test('whatever happens in whatever order, no case has more mails delivered than approved', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 60 }), (events) => {
      let state: CaseState = 'received'
      let approved = 0
      let delivered = 0
      for (const event of events) {
        const to = nextState(state, event)
        if (to === null) continue
        if (APPROVALS.has(event)) approved += 1
        if (DELIVERIES.has(event)) delivered += 1
        expect(delivered).toBeLessThanOrEqual(approved)
        // And one approval is one mail: after a delivery the case must be approved anew before the next.
        if (DELIVERIES.has(event)) expect(to).not.toBe('sending')
        state = to
      }
    }),
  )
})

test('a new mail of a person never leaves a case as answered, waiting or closed', () => {
  for (const state of CASE_STATES)
    for (const event of ['question_arrived', 'doubt_arrived'] as const)
      expect(['drafting', 'in_review', 'sending']).toContain(nextState(state, event))
})

test.each([
  ['CC-1042', 'CC-1042'],
  [' cc-1042 ', 'CC-1042'],
  ['CC-', null],
  ['CC-1042; DROP', null],
  ['CC-1234567890123', null],
])('the case number in "%s" is %s', (typed, number) => {
  expect(parseCaseNumber(typed)).toBe(number)
})

function reachableFrom(start: CaseState): Set<CaseState> {
  const seen = new Set<CaseState>([start])
  for (const state of seen)
    for (const event of EVENTS) {
      const to = nextState(state, event)
      if (to !== null) seen.add(to)
    }
  return seen
}
