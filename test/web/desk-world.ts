// A desk for the tests of its pages and API: a real database, a real code book, mails taken in by the flow, a browser's cookies.
import type { FastifyInstance } from 'fastify'
import type { CaseNumber } from '../../src/case/case.ts'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import type { Service } from '../../src/service.ts'
import { type CaseRow, caseByNumber } from '../../src/store/cases.ts'
import type { TokenScope } from '../../src/store/tables.ts'
import { addToken, addUser, userByEmail } from '../../src/store/users.ts'
import { hashPassword } from '../../src/web/password.ts'
import { buildDesk } from '../../src/web/server.ts'
import { newToken } from '../../src/web/token.ts'
import { openDesk } from '../world/desk.ts'
import { openDatabase } from '../world/world.ts'

export type DeskWorld = {
  service: Service
  app: FastifyInstance
  /** Takes a mail in and drafts it, as the poller and the drafter would. */
  arrives(mail: { from: string; subject?: string; text: string; headers?: string }): Promise<CaseRow>
  /** Nobody's, or of the account with this address. */
  token(scope: TokenScope, of?: string): Promise<string>
  /** A browser: keeps cookies, sends form tokens. */
  browser(): Browser
  signedIn(email?: string): Promise<Browser>
  /** A browser of Ada's, who is an administrator. */
  administrator(): Promise<Browser>
  close(): Promise<void>
}

export type Answer = { status: number; text: string; location: string | undefined; headers: Record<string, unknown> }
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Posts a form with the token of the page seen last. */
  post(path: string, form: Record<string, string>): Promise<Answer>
  cookie(name: string): string | undefined
}

export const PASSWORD = 'correct horse battery'

export async function openDeskWorld(): Promise<DeskWorld> {
  const database = await openDatabase()
  const service = await openDesk(database)
  const passwordHash = await hashPassword(PASSWORD)
  for (const name of ['Kim', 'Lee'])
    await addUser(service.store, {
      email: `${name.toLowerCase()}@desk.example`,
      name,
      credential: 'CPC',
      role: 'reviewer',
      passwordHash,
      at: service.now(),
    })
  const app = await buildDesk(service)
  let mails = 0

  const signedIn = async (email = 'kim@desk.example'): Promise<Browser> => {
    const browser = openBrowser(app)
    await browser.get('/sign-in')
    const answer = await browser.post('/sign-in', { email, password: PASSWORD })
    if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`)
    await browser.get('/')
    return browser
  }

  return {
    service,
    app,
    async arrives({ from, subject = 'A question', text, headers = '' }) {
      mails += 1
      const raw = `From: ${from}\nTo: desk@practice.test\nSubject: ${subject}\nMessage-ID: <${mails}@asker.example>\n${headers}Content-Type: text/plain; charset=utf-8\n\n${text}\n`
      const received = await receive(service, Buffer.from(raw.replaceAll('\n', '\r\n')), null)
      if (received.is !== 'case') throw new Error(`no case: ${received.is}`)
      await draftCase(service, received.caseId)
      return caseOf(service, received.number)
    },
    async token(scope, of) {
      const { token, hash } = newToken()
      const userId = of === undefined ? null : ((await userByEmail(service.store, of))?.id ?? null)
      await addToken(service.store, {
        name: `${scope} ${hash.slice(0, 8)}`,
        tokenHash: hash,
        scope,
        userId,
        at: service.now(),
      })
      return token
    },
    browser: () => openBrowser(app),
    signedIn,
    async administrator() {
      await addUser(service.store, {
        email: 'ada@desk.example',
        name: 'Ada',
        credential: 'CPC',
        role: 'admin',
        passwordHash,
        at: service.now(),
      })
      return signedIn('ada@desk.example')
    },
    async close() {
      await app.close()
      await service.close()
      await database.close()
    },
  }
}

export async function caseOf(service: Service, number: CaseNumber): Promise<CaseRow> {
  const row = await caseByNumber(service.store, number)
  if (row === null) throw new Error(`no case ${number}`)
  return row
}

export function openBrowser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  let formToken = ''
  const send = async (method: 'GET' | 'POST', url: string, rest: object): Promise<Answer> => {
    const answer = await app.inject({ method, url, cookies: Object.fromEntries(cookies), ...rest })
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    formToken = /name="_csrf" value="([^"]*)"/.exec(answer.body)?.[1] ?? formToken
    const { location } = answer.headers
    return {
      status: answer.statusCode,
      text: answer.body,
      location: typeof location === 'string' ? location : undefined,
      headers: answer.headers,
    }
  }
  return {
    get: (url, headers = {}) => send('GET', url, { headers }),
    post: (url, form) =>
      send('POST', url, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: formToken, ...form }).toString(),
      }),
    cookie: (name) => cookies.get(name),
  }
}
