// The desk's web server: plugins, then pages for people, then the API for programs.
import { createHmac } from 'node:crypto'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Service } from '../service.ts'
import { addApi } from './api/api.ts'
import { addAskersPage } from './askers-page.ts'
import { addAssets } from './assets.ts'
import { addAttachmentDownload } from './attachment-download.ts'
import { addCaseActions } from './case-actions.ts'
import { addCasePage } from './case-page.ts'
import { addClaimPage } from './claim-page.ts'
import { addCodePage } from './code-page.ts'
import { addCodesPage } from './codes-page.ts'
import { openDesk } from './desk.ts'
import { addErrorPages } from './error-pages.ts'
import { addGuidelinesPage } from './guidelines-page.ts'
import { addHealth, type ReadyCheck } from './health.ts'
import { addInsightsPage } from './insights-page.ts'
import { addLive } from './live.ts'
import { addMailPage } from './mail-page.ts'
import { addMailView } from './mail-view.ts'
import { addMetrics } from './metrics.ts'
import { addPilotPage } from './pilot-page.ts'
import { addQueuePage } from './queue-page.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { cookieOptions, formOwner, requireUser } from './session.ts'
import { addSignIn } from './sign-in.ts'

/** The longest form is a draft of 60 000 characters, three bytes each when encoded. */
const BODY_MAX_BYTES = 512 * 1024
/** Slower than any page, faster than a stuck database connection is noticed. */
const REQUEST_TIMEOUT_MS = 60_000

/** Builds the server without listening. `checks` are further parts for /readyz, such as IMAP and SMTP. */
export async function buildDesk(
  service: Service,
  { checks = {} }: { checks?: Readonly<Record<string, ReadyCheck>> } = {},
): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = service.log
  const app: FastifyInstance = fastify({
    loggerInstance,
    // Addresses hold searches, and searches hold names: requests are counted in /metrics, by route, and not logged.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A proxy on this machine may say who the browser is; nobody else is believed.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
  })
  const desk = openDesk(service)
  await addSecurityHeaders(app, service)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(rateLimit, { global: false })
  await app.register(csrf, {
    cookieKey: 'desk_form',
    cookieOpts: cookieOptions(service),
    // The form token is bound to the session, so that a token from one sign-in is worth nothing in another.
    csrfOpts: { hmacKey: formKey(service.secrets[0]), userInfo: true },
    getUserInfo: formOwner,
  })
  addMetrics(app, service)
  addErrorPages(app, desk)
  await addAssets(app)
  addHealth(app, service, checks)
  await app.register(async (open) => addSignIn(open, service, desk))
  await app.register(async (pages) => {
    pages.addHook('preHandler', requireUser(service))
    pages.addHook('preHandler', (request, reply, done) =>
      request.method === 'POST' ? pages.csrfProtection(request, reply, done) : done(),
    )
    addQueuePage(pages, service, desk)
    addCasePage(pages, service, desk)
    addCaseActions(pages, service, desk)
    addMailPage(pages, service, desk)
    addAskersPage(pages, service, desk)
    addMailView(pages, service, desk)
    addAttachmentDownload(pages, service, desk)
    addInsightsPage(pages, service, desk)
    addGuidelinesPage(pages, service, desk)
    addCodesPage(pages, service, desk)
    addClaimPage(pages, service, desk)
    addCodePage(pages, service, desk)
    addLive(pages, service)
  })
  await app.register(async (pilot) => addPilotPage(pilot, service, desk))
  await app.register(async (api) => addApi(api, service), { prefix: '/api/v1' })
  return app
}

/** A key for form tokens only, so that nothing else signed with the secret can stand in for one. */
function formKey(secret: string): string {
  return createHmac('sha256', secret).update('desk form tokens').digest('base64url')
}
