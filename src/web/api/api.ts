// /api/v1: the desk for programs. JSON in and out, bearer tokens, described at /api/v1/openapi.json.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Service } from '../../service.ts'
import { addAskRoute } from './ask.ts'
import { addCaseActionRoutes } from './case-actions.ts'
import { addCaseRoutes } from './cases.ts'
import { addCodeRoutes } from './codes.ts'
import { addPrecedentRoutes } from './precedents.ts'
import { jsonSchemaOf, zodRoutes } from './zod-routes.ts'

/** Far above a busy integration, far below what would slow the desk for people. */
const REQUESTS_A_MINUTE = 600

/** Adds the API under the prefix that `app` was registered with. */
export async function addApi(app: FastifyInstance, service: Service): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'CaseConsultant',
        version: '1',
        description:
          'Cases of the desk, the code book, and drafts from it. Patient identifiers are masked in every answer.',
      },
      servers: [{ url: service.config.publicUrl }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: ({ schema, url }) => ({ schema: jsonSchemaOf(schema), url }),
  })
  await app.register(async (routes) => {
    // Counted before the token is looked at, so that tokens cannot be guessed quickly either.
    routes.addHook('onRequest', app.rateLimit({ max: REQUESTS_A_MINUTE, timeWindow: '1 minute' }))
    const api = zodRoutes(routes)
    addCaseRoutes(api, service)
    addCaseActionRoutes(api, service)
    addCodeRoutes(api, service)
    addAskRoute(api, service)
    addPrecedentRoutes(api, service)
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
