// Whom the desk lets in or keeps out: the lists that administrators keep and reviewers read, beside the policy of config/askers.json.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { notAllowed } from '../flow/authority.ts'
import type { Service } from '../service.ts'
import { askerRules, forgetAskerRule, rulePattern, setAskerRule } from '../store/askers.ts'
import { moment } from './age.ts'
import type { Desk } from './desk.ts'
import { sentence } from './sentence.ts'
import { userOf } from './session.ts'

const Rule = z.object({
  pattern: z.string().max(320),
  rule: z.enum(['allow', 'block']),
  why: z.string().trim().max(500),
})
const Forgotten = z.object({ pattern: z.string().max(320) })

/** Adds GET /askers and its two forms. */
export function addAskersPage(app: FastifyInstance, service: Service, desk: Desk): void {
  app.get('/askers', (request, reply) => page(request, reply, null))

  app.post('/askers', async (request, reply) => {
    const refused = notAllowed(userOf(request), 'change_askers')
    if (refused !== null) return page(request, reply.code(403), sentence(refused.because))
    const form = Rule.safeParse(request.body ?? {})
    const pattern = form.success ? rulePattern(form.data.pattern) : null
    if (!form.success || pattern === null)
      return page(
        request,
        reply.code(400),
        'Write an address such as dana@clinic.example, or a domain as @clinic.example.',
      )
    const { rule, why } = form.data
    await setAskerRule(service.store, { pattern, rule, why, who: userOf(request).name, at: service.now() })
    service.log.info({ rule, user: userOf(request).id }, 'asker rule set')
    return reply.redirect('/askers', 303)
  })

  app.post('/askers/forget', async (request, reply) => {
    const refused = notAllowed(userOf(request), 'change_askers')
    if (refused !== null) return page(request, reply.code(403), sentence(refused.because))
    const form = Forgotten.safeParse(request.body ?? {})
    if (form.success) await forgetAskerRule(service.store, form.data.pattern)
    service.log.info({ user: userOf(request).id }, 'asker rule forgotten')
    return reply.redirect('/askers', 303)
  })

  async function page(request: FastifyRequest, reply: FastifyReply, refused: string | null): Promise<FastifyReply> {
    const rules = await askerRules(service.store)
    const { newAskers, casesPerMonth, knownDomains } = service.askers
    return desk.page(request, reply, 'askers', {
      title: 'Askers',
      user: userOf(request),
      mayChange: userOf(request).role === 'admin',
      refused,
      policy: POLICY[newAskers],
      knownDomains: knownDomains.join(', '),
      quota: [
        ...(casesPerMonth.ofAsker === null ? [] : [`${casesPerMonth.ofAsker} answered cases a month for each asker`]),
        ...(casesPerMonth.ofDomain === null ? [] : [`${casesPerMonth.ofDomain} for each domain`]),
      ].join(', '),
      rules: rules.map(({ pattern, rule, why, who, made_at }) => ({
        pattern,
        blocked: rule === 'block',
        why,
        who,
        at: moment(made_at),
      })),
    })
  }
}

const POLICY = {
  open: 'Anybody may ask.',
  known_domains: 'New askers of domains the desk does not know wait for a person.',
  invitation: 'New askers wait for a person, unless they or their domain are allowed here.',
} as const
