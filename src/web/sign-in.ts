// Sign-in and sign-out. An unknown address and a wrong password get the same words after the same time.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Service } from '../service.ts'
import { userByEmail } from '../store/users.ts'
import type { Desk } from './desk.ts'
import { countFailedSignIns } from './failed-sign-ins.ts'
import { verifyNobody, verifyPassword } from './password.ts'
import { beginSession, endSession } from './session.ts'

/** Longer passwords are refused before Argon2 has to chew on them. */
const PASSWORD_MAX = 500

const Form = z.object({
  email: z.string().trim().toLowerCase().max(320).default(''),
  password: z.string().max(PASSWORD_MAX).default(''),
  next: z.string().default('/'),
})

/** Adds GET and POST /sign-in and POST /sign-out. */
export function addSignIn(app: FastifyInstance, service: Service, desk: Desk): void {
  const failures = countFailedSignIns()

  app.get('/sign-in', async (request, reply) => {
    const { next } = Form.pick({ next: true }).catch({ next: '/' }).parse(request.query)
    return desk.page(request, reply, 'sign-in', { title: 'Sign in', next: ownPath(next) })
  })

  app.post(
    '/sign-in',
    { preHandler: app.csrfProtection, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const form = Form.safeParse(request.body)
      if (!form.success)
        return desk.page(request, reply.code(400), 'sign-in', { title: 'Sign in', next: '/', wrong: true })
      const { email, password, next } = form.data
      const wait = failures.waitMs(email, request.ip, service.now())
      if (wait > 0) {
        const minutes = Math.ceil(wait / 60_000)
        return desk.page(request, reply.code(429), 'sign-in', { title: 'Sign in', email, next: ownPath(next), minutes })
      }
      const user = await userByEmail(service.store, email)
      const known = user !== null && user.disabled_at === null
      const right = known ? await verifyPassword(password, user.password_hash) : await verifyNobody(password)
      if (!known || !right) {
        failures.failed(email, request.ip, service.now())
        return desk.page(request, reply.code(401), 'sign-in', {
          title: 'Sign in',
          email,
          next: ownPath(next),
          wrong: true,
        })
      }
      failures.succeeded(email)
      await beginSession(service, reply, user)
      return reply.redirect(ownPath(next), 303)
    },
  )

  app.post('/sign-out', { preHandler: app.csrfProtection }, async (request, reply) => {
    await endSession(service, request, reply)
    return reply.redirect('/sign-in', 303)
  })
}

/** Only paths of this desk are followed after sign-in; `//elsewhere` and `/\elsewhere` lead away in a browser. */
function ownPath(next: string): string {
  return /^\/(?![/\\])[^\s\\]{0,500}$/.test(next) && !next.startsWith('/sign-') ? next : '/'
}
