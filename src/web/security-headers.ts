// What the browser may do with our pages: run our one script, read our one style sheet, talk to us, and nothing else.
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Service } from '../service.ts'

const NONE = ["'none'"]
const SELF = ["'self'"]

export async function addSecurityHeaders(app: FastifyInstance, service: Service): Promise<void> {
  const https = service.config.publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: SELF,
        connectSrc: SELF,
        formAction: SELF,
        frameAncestors: NONE,
        baseUri: NONE,
      },
    },
    frameguard: { action: 'deny' },
    // Addresses of the desk hold case numbers and searches; no other site is told them.
    referrerPolicy: { policy: 'same-origin' },
    // A desk on a laptop is plain http; promising https for it would lock its owner out.
    hsts: https ? { maxAge: 180 * 86_400, includeSubDomains: false } : false,
  })
}
