// Who calls the API: a bearer token with a scope. read looks, review also acts on cases, admin may everything.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reviewer } from '../../flow/turn.ts'
import type { Service } from '../../service.ts'
import type { TokenScope } from '../../store/tables.ts'
import { type ApiToken, tokenByHash } from '../../store/users.ts'
import { hashToken } from '../token.ts'

/** A hook, before anything else of a call is read, that lets only tokens of at least this scope pass: 401 without a valid token, 403 with too small a scope. */
export function requireScope(service: Service, scope: TokenScope) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const given = /^Bearer ([\w.~+/=-]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1]
    const token = given === undefined ? null : await tokenByHash(service.store, hashToken(given))
    if (token === null)
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ error: 'Give a token: Authorization: Bearer …; `caseconsultant token create NAME` makes one.' })
    if (RANK[token.scope] < RANK[scope])
      return reply.code(403).send({ error: `This token may ${token.scope}; this needs ${scope}.` })
    CALLERS.set(request, holderOf(token))
    return undefined
  }
}

/** Somebody's token acts as them, and is never more than they are; nobody's acts under its own name. */
function holderOf({ name, scope, user }: ApiToken): Reviewer {
  const role = scope === 'admin' && user?.role !== 'reviewer' ? 'admin' : 'reviewer'
  if (user === null) return { id: null, name, credential: '', role }
  return { id: user.id, name: `${user.name} (token ${name})`, signature: user.name, credential: user.credential, role }
}

/** Who calls, as the flow knows them. */
export function callerOf(request: FastifyRequest): Reviewer {
  const caller = CALLERS.get(request)
  if (caller === undefined) throw new Error('This route has no requireScope hook.')
  return caller
}

const RANK: Record<TokenScope, number> = { read: 0, review: 1, admin: 2 }
const CALLERS = new WeakMap<FastifyRequest, Reviewer>()
