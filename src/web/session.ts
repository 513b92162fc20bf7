// Who is at the desk: a cookie with a random token, whose hash names a row in desk_session.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reviewer } from '../flow/turn.ts'
import type { Service } from '../service.ts'
import { closeSession, type DeskUser, openSession, userOfSession } from '../store/users.ts'
import { hashToken, newToken } from './token.ts'

const SESSION_COOKIE = 'desk_session'
/** A working day with breaks; the next morning asks for the password again. */
const SESSION_MS = 12 * 3_600_000

/** Starts a session for a user and gives the browser its cookie. */
export async function beginSession(service: Service, reply: FastifyReply, user: DeskUser): Promise<void> {
  const { token, hash } = newToken()
  await openSession(service.store, {
    tokenHash: hash,
    userId: user.id,
    expiresAt: new Date(service.now().getTime() + SESSION_MS),
  })
  reply.setCookie(SESSION_COOKIE, token, { ...cookieOptions(service), maxAge: SESSION_MS / 1000 })
}

/** Ends the session on both sides; a copied cookie is worth nothing afterwards. */
export async function endSession(service: Service, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = sessionToken(request)
  if (token !== '') await closeSession(service.store, hashToken(token))
  reply.clearCookie(SESSION_COOKIE, cookieOptions(service))
}

/** A hook for pages that only signed-in users see: finds the user, or sends the browser to the sign-in page. */
export function requireUser(service: Service) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const token = sessionToken(request)
    const user = token === '' ? null : await userOfSession(service.store, hashToken(token), service.now())
    if (user === null) {
      // A fragment or a save by script must not silently become the sign-in page.
      if (request.headers['hx-request'] !== undefined || request.method !== 'GET')
        return reply.code(401).type('text/html').send(SIGNED_OUT)
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
    }
    USERS.set(request, user)
    return undefined
  }
}

/** The user that `requireUser` found for this request. */
export function userOf(request: FastifyRequest): DeskUser {
  const user = USERS.get(request)
  if (user === undefined) throw new Error('This route has no requireUser hook.')
  return user
}

export function reviewerOf(request: FastifyRequest): Reviewer {
  const { id, name, credential, role } = userOf(request)
  return { id, name, credential, role }
}

/** Whom a form's token (CSRF) is made for: this session and no other, or anybody who is not signed in. */
export function formOwner(request: FastifyRequest): string {
  return sessionToken(request) || 'nobody'
}

function sessionToken(request: FastifyRequest): string {
  return request.cookies[SESSION_COOKIE] ?? ''
}

export function cookieOptions(service: Service) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: service.config.publicUrl.startsWith('https:'),
  } as const
}

const SIGNED_OUT =
  '<!doctype html><html lang="en"><title>Signed out</title><p>You are signed out, and nothing was done. ' +
  '<a href="/sign-in" target="_blank">Sign in</a> in another tab, then go back here: what you typed is still on the page before. ' +
  'Copy it, load that page again, and put it in there.</p></html>'

const USERS = new WeakMap<FastifyRequest, DeskUser>()
