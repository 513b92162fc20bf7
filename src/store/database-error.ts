// Sorts what a query threw: is the database away (try again later), or is it the data (this mail will never fit)?
import pg from 'pg'

/** True when the same query may succeed once the server is back: nothing is wrong with what was stored. */
export function databaseIsAway(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return AWAY_CLASSES.has((error.code ?? '').slice(0, 2))
  if (error instanceof AggregateError) return error.errors.some(databaseIsAway)
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return SOCKET_CODES.has(code) || CONNECTION_WORDS.some((words) => error.message.includes(words))
}

/** SQLSTATE classes: 08 connection, 40 rollback, 53 resources, 55 not in the right state, 57 operator intervention, 58 system error. */
const AWAY_CLASSES = new Set(['08', '40', '53', '55', '57', '58'])
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENOENT',
])
/** pg has no codes for these. */
const CONNECTION_WORDS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Query read timeout',
  'Client was closed',
  'not queryable',
]
