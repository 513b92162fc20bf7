// How drafts fare: the share approved unchanged and the words changed, over all and by what was asked.
import type { FastifyInstance } from 'fastify'
import { acceptanceOf, shownAcceptance } from '../case/acceptance.ts'
import type { Service } from '../service.ts'
import { approvedAnswers } from '../store/approved-answers.ts'
import type { Desk } from './desk.ts'
import { userOf } from './session.ts'

/** A few months of a busy desk; older habits say little of the drafts of today. */
const APPROVALS = 500

/** Adds GET /insights. */
export function addInsightsPage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/insights', async (request, reply) => {
    const rows = acceptanceOf(await approvedAnswers(service.store, APPROVALS)).map(shownAcceptance)
    return desk.page(request, reply, 'insights', {
      title: 'How drafts fare',
      user: userOf(request),
      rows,
      any: (rows[0]?.approved ?? 0) > 0,
      most: APPROVALS,
    })
  })
}
