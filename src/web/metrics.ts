// /metrics for Prometheus: requests by route, cases by state, and the process itself. No label ever holds a person's data.
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { CASE_STATES } from '../case/case.ts'
import type { Service } from '../service.ts'
import { countByState } from '../store/cases.ts'
import { countUnreadable } from '../store/messages.ts'

/** Adds GET /metrics and times every request of the app. */
export function addMetrics(app: FastifyInstance, service: Service): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'caseconsultant_http_request_seconds',
    help: 'Time to answer a request, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  })
  new Gauge({
    name: 'caseconsultant_cases',
    help: 'Cases by state.',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      const counts = await countByState(service.store)
      for (const state of CASE_STATES) this.set({ state }, counts.get(state) ?? 0)
    },
  })
  new Gauge({
    name: 'caseconsultant_mails_unreadable',
    help: 'Mails that are parked because they could not be read.',
    registers: [register],
    async collect() {
      this.set(await countUnreadable(service.store))
    },
  })
  new Gauge({
    name: 'caseconsultant_jobs_waiting',
    help: 'Jobs that wait in a queue.',
    labelNames: ['queue'],
    registers: [register],
    async collect() {
      // A queue that is away must not take the other numbers with it; /readyz is where it is missed.
      const jobs = await service.queues.waiting().catch(() => null)
      if (jobs === null) return this.reset()
      this.set({ queue: 'draft' }, jobs.draft)
      this.set({ queue: 'send' }, jobs.send)
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: an address may hold a search, and each would become a series of its own.
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })

  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()))
}
