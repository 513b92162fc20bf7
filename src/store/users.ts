// desk_user, desk_session and api_token: who may look at the desk and act in it. Secrets are stored only as hashes.
import type { Selectable } from 'kysely'
import type { Queryable } from './database.ts'
import type { DeskUserTable, TokenScope } from './tables.ts'

export type DeskUser = Selectable<DeskUserTable>

/** Adds a user; false when the address is taken. */
export async function addUser(
  db: Queryable,
  user: { email: string; name: string; credential: string; role: 'reviewer' | 'admin'; passwordHash: string; at: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('desk_user')
    .values({
      email: user.email,
      name: user.name,
      credential: user.credential,
      role: user.role,
      password_hash: user.passwordHash,
      disabled_at: null,
      made_at: user.at,
    })
    .onConflict((c) => c.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function listUsers(db: Queryable): Promise<DeskUser[]> {
  return db.selectFrom('desk_user').selectAll().orderBy('id').execute()
}

export async function userByEmail(db: Queryable, email: string): Promise<DeskUser | null> {
  return (
    (await db.selectFrom('desk_user').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst()) ??
    null
  )
}

/** Ends a user's access at once: sign-in and tokens refused, sessions gone. False when there is no such active user. */
export async function disableUser(db: Queryable, email: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('desk_user')
    .set({ disabled_at: at })
    .where('email', '=', email.trim().toLowerCase())
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  await db.deleteFrom('desk_session').where('user_id', '=', row.id).execute()
  return true
}

/** Gives a user another password, in which their sessions end; a disabled one may sign in again. False when there is no such user. */
export async function setPassword(db: Queryable, email: string, passwordHash: string): Promise<boolean> {
  const row = await db
    .updateTable('desk_user')
    .set({ password_hash: passwordHash, disabled_at: null })
    .where('email', '=', email.trim().toLowerCase())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  await db.deleteFrom('desk_session').where('user_id', '=', row.id).execute()
  return true
}

export async function openSession(
  db: Queryable,
  session: { tokenHash: string; userId: number; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('desk_session')
    .values({ token_hash: session.tokenHash, user_id: session.userId, expires_at: session.expiresAt })
    .execute()
}

export async function closeSession(db: Queryable, tokenHash: string): Promise<void> {
  await db.deleteFrom('desk_session').where('token_hash', '=', tokenHash).execute()
}

/** Forgets sessions that have run out. */
export async function forgetOldSessions(db: Queryable, now: Date): Promise<void> {
  await db.deleteFrom('desk_session').where('expires_at', '<=', now).execute()
}

/** The active user behind a session that has not expired. */
export async function userOfSession(db: Queryable, tokenHash: string, now: Date): Promise<DeskUser | null> {
  const row = await db
    .selectFrom('desk_session')
    .innerJoin('desk_user', 'desk_user.id', 'desk_session.user_id')
    .selectAll('desk_user')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Adds an API token; false when the name is taken. */
export async function addToken(
  db: Queryable,
  token: { name: string; tokenHash: string; scope: TokenScope; userId: number | null; at: Date },
): Promise<boolean> {
  const row = await db
    .insertInto('api_token')
    .values({
      name: token.name,
      token_hash: token.tokenHash,
      scope: token.scope,
      user_id: token.userId,
      made_at: token.at,
    })
    .onConflict((c) => c.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The tokens there are, without what opens anything. */
export async function listTokens(
  db: Queryable,
): Promise<{ name: string; scope: TokenScope; made_at: Date; email: string | null }[]> {
  return db
    .selectFrom('api_token')
    .leftJoin('desk_user', 'desk_user.id', 'api_token.user_id')
    .select(['api_token.name', 'scope', 'api_token.made_at', 'email'])
    .orderBy('api_token.id')
    .execute()
}

/** Makes a token worth nothing, at once; false when there is none of this name. */
export async function revokeToken(db: Queryable, name: string): Promise<boolean> {
  const row = await db.deleteFrom('api_token').where('name', '=', name).returning('id').executeTakeFirst()
  return row !== undefined
}

/** `user`: whose it is. */
export type ApiToken = { name: string; scope: TokenScope; user: DeskUser | null }

/** The token with this hash; null also when the account it belongs to is disabled. */
export async function tokenByHash(db: Queryable, tokenHash: string): Promise<ApiToken | null> {
  const token = await db
    .selectFrom('api_token')
    .select(['name', 'scope', 'user_id'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (token === undefined) return null
  const { user_id, ...rest } = token
  if (user_id === null) return { ...rest, user: null }
  const user = await db
    .selectFrom('desk_user')
    .selectAll()
    .where('id', '=', user_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return user === undefined ? null : { ...rest, user }
}
