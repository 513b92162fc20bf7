// `token`: which programs may use the API, and in whose name.
import type { TokenScope } from '../store/tables.ts'
import { addToken, listTokens, revokeToken, userByEmail } from '../store/users.ts'
import { newToken } from '../web/token.ts'
import { withStore } from './opened.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'

export async function token(args: string[]): Promise<number> {
  const [verb, ...rest] = args
  if (verb === 'create') return create(rest)
  if (verb === 'list') return list(rest)
  if (verb === 'revoke') return revoke(rest)
  throw new WrongUsage(`Usage: caseconsultant ${CREATE} | token list [--json] | token revoke NAME`)
}

async function create(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean' }, scope: { type: 'string' }, for: { type: 'string' } },
    CREATE,
  )
  const name = positionals[0]
  const scope = values.scope ?? 'review'
  if (name === undefined || positionals.length > 1 || !isScope(scope))
    throw new WrongUsage(`Usage: caseconsultant ${CREATE}`)
  const made = newToken()
  return withStore(async (store) => {
    const owner = values.for === undefined ? null : await userByEmail(store, values.for)
    if (values.for !== undefined && (owner === null || owner.disabled_at !== null))
      return refuse(`There is no active user ${values.for}; \`user list\` names them.`)
    if (!(await addToken(store, { name, tokenHash: made.hash, scope, userId: owner?.id ?? null, at: new Date() })))
      return refuse(`There is a token named ${name} already; choose another name.`)
    if (values.json === true) printJson({ token: made.token })
    else print(`Token ${name} (${scope}), shown only now:\n${made.token}`)
    return 0
  })
}

async function list(args: string[]): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean' } }, 'token list [--json]')
  return withStore(async (store) => {
    for (const { name, scope, made_at, email } of await listTokens(store)) {
      if (values.json === true) printJson({ name, scope, for: email, madeAt: made_at })
      else print(`${name}\t${scope}\t${email ?? 'nobody'}\t${made_at.toISOString().slice(0, 10)}`)
    }
    return 0
  })
}

async function revoke(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, 'token revoke NAME')
  const name = positionals[0]
  if (name === undefined || positionals.length > 1) throw new WrongUsage('Usage: caseconsultant token revoke NAME')
  return withStore(async (store) => {
    if (!(await revokeToken(store, name))) return refuse(`There is no token ${name}; \`token list\` names them.`)
    print(`The token ${name} opens nothing any more.`)
    return 0
  })
}

const CREATE = 'token create [--json] [--scope read|review|admin] [--for EMAIL] NAME'

function isScope(text: string): text is TokenScope {
  return text === 'read' || text === 'review' || text === 'admin'
}
