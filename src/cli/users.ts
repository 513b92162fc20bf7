// `user`: who may use the desk.
import { randomBytes } from 'node:crypto'
import { addUser, disableUser, listUsers, setPassword } from '../store/users.ts'
import { hashPassword } from '../web/password.ts'
import { withStore } from './opened.ts'
import { print, printJson, readArguments, refuse, WrongUsage } from './usage.ts'

export async function user(args: string[]): Promise<number> {
  const [verb, ...rest] = args
  if (verb === 'add') return add(rest)
  if (verb === 'list') return list(rest)
  if (verb === 'password') return password(rest)
  if (verb === 'disable') return disable(rest)
  throw new WrongUsage(
    'Usage: caseconsultant user add EMAIL --name NAME [--credential C] [--admin] | user list | user password EMAIL | user disable EMAIL',
  )
}

const USER_USAGE = 'user add EMAIL --name NAME [--credential C] [--admin] [--json]'

async function add(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { name: { type: 'string' }, credential: { type: 'string' }, admin: { type: 'boolean' }, json: { type: 'boolean' } },
    USER_USAGE,
  )
  const email = positionals[0]?.trim().toLowerCase()
  if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email) || values.name === undefined)
    throw new WrongUsage(`Usage: caseconsultant ${USER_USAGE}`)
  const password = newPassword()
  const { name, credential = '' } = values
  return withStore(async (store) => {
    const added = await addUser(store, {
      email,
      name,
      credential,
      role: values.admin === true ? 'admin' : 'reviewer',
      passwordHash: await hashPassword(password),
      at: new Date(),
    })
    if (!added) return refuse(`${email} is a user already.`)
    if (values.json === true) printJson({ email, password })
    else print(`${email} may sign in with this password, shown only now:\n${password}`)
    return 0
  })
}

async function list(args: string[]): Promise<number> {
  const { values } = readArguments(args, { json: { type: 'boolean' } }, 'user list [--json]')
  return withStore(async (store) => {
    for (const one of await listUsers(store)) {
      const shown = {
        email: one.email,
        name: one.name,
        credential: one.credential,
        role: one.role,
        disabledAt: one.disabled_at,
      }
      if (values.json === true) printJson(shown)
      else
        print(
          `${one.email}\t${one.name}\t${one.credential}\t${one.role}${one.disabled_at === null ? '' : '\tdisabled'}`,
        )
    }
    return 0
  })
}

async function password(args: string[]): Promise<number> {
  const usage = 'user password [--json] EMAIL'
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, usage)
  const email = positionals[0]
  if (email === undefined || positionals.length > 1) throw new WrongUsage(`Usage: caseconsultant ${usage}`)
  const made = newPassword()
  return withStore(async (store) => {
    if (!(await setPassword(store, email, await hashPassword(made)))) return refuse(`There is no user ${email}.`)
    if (values.json === true) printJson({ email, password: made })
    else print(`${email} is signed out everywhere and may sign in with this password, shown only now:\n${made}`)
    return 0
  })
}

async function disable(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {}, 'user disable EMAIL')
  const email = positionals[0]
  if (email === undefined) throw new WrongUsage('Usage: caseconsultant user disable EMAIL')
  return withStore(async (store) => {
    if (!(await disableUser(store, email, new Date()))) return refuse(`There is no active user ${email}.`)
    print(`${email} can no longer sign in.`)
    return 0
  })
}

/** 20 characters of base64url: 120 bits. */
export function newPassword(): string {
  return randomBytes(15).toString('base64url')
}
