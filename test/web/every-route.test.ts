// Every route of routes.golden.txt: who gets in, what the browser is told, and that nothing of the inside is said to strangers.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DeskWorld, openDeskWorld } from './desk-world.ts'

/** Open to everybody, and said so in docs/security.md; a new one must be written there and here. */
const OPEN = [
  'GET /api/v1/openapi.json',
  'GET /assets/*',
  'GET /assets/htmx.js',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
  'GET /sign-in',
]
/** Forms that are sent without a session; their token (CSRF) is asked for all the same. */
const OPEN_FORMS = ['POST /sign-in', 'POST /sign-out']

const ROUTES = readFileSync(join(import.meta.dirname, 'routes.golden.txt'), 'utf8')
  .trim()
  .split('\n')

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

function sent(route: string, headers: Record<string, string> = {}) {
  const [method = '', pattern = ''] = route.split(' ')
  const url = pattern
    .replace('*', 'desk.css')
    .replace(':system', 'hcpcs')
    .replace(':code', 'J1885')
    .replaceAll(/:\w+/g, '1')
  const payload =
    method === 'POST' ? { payload: '{}', headers: { 'content-type': 'application/json', ...headers } } : { headers }
  return world.app.inject({ method: method as 'GET' | 'POST', url, ...payload })
}

describe.each(ROUTES)('%s', (route) => {
  test('lets nobody in who has not signed in, unless it is documented as open', async () => {
    const { statusCode, headers, body } = await sent(route)
    if (OPEN.includes(route)) expect([200, 503]).toContain(statusCode)
    else if (OPEN_FORMS.includes(route)) expect(statusCode).toBe(403)
    else if (route.includes(' /api/')) expect(statusCode).toBe(401)
    else if (route.startsWith('GET'))
      expect([statusCode, headers.location]).toEqual([303, expect.stringMatching(/^\/sign-in\?next=/)])
    // A form: nobody is signed in, or its token is missing.
    else expect([401, 403]).toContain(statusCode)
    expect(body).not.toMatch(/node_modules|at \w+ \(|\/src\//)
  })

  test('tells the browser to run, frame, guess and remember nothing else', async () => {
    const { headers } = await sent(route)
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  test('a token or a cookie that is made up opens it no further', async () => {
    const made = { authorization: `Bearer ${'A'.repeat(43)}`, cookie: `desk_session=${'A'.repeat(43)}` }
    expect((await sent(route, made)).statusCode).toBe((await sent(route)).statusCode)
  })
})

test('what is open is written down', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8')
  for (const route of OPEN) expect(docs).toContain(`\`${route.split(' ')[1]}\``)
})

test('a signed-in session opens no API, and a token no page', async () => {
  const kim = await world.signedIn()
  expect((await kim.get('/api/v1/cases')).status).toBe(401)
  const token = await world.token('admin')
  const page = await world.app.inject({ url: '/', headers: { authorization: `Bearer ${token}` } })
  expect(page.statusCode).toBe(303)
})

test('signing in makes a new session, whatever cookie the browser came with', async () => {
  const kim = await world.signedIn()
  const first = kim.cookie('desk_session')
  await kim.get('/sign-in')
  await kim.post('/sign-in', { email: 'kim@desk.example', password: 'correct horse battery' })
  expect(kim.cookie('desk_session')).toMatch(/^[\w-]{43}$/)
  expect(kim.cookie('desk_session')).not.toBe(first)
})

test('/readyz looks once, however often it is asked', async () => {
  let looks = 0
  const { buildDesk } = await import('../../src/web/server.ts')
  const app = await buildDesk(world.service, {
    checks: {
      imap: async () => {
        looks += 1
        return { ok: true, state: 'signed in' }
      },
    },
  })
  await Promise.all(Array.from({ length: 20 }, () => app.inject({ url: '/readyz' })))
  expect(looks).toBe(1)
  await app.close()
})

test.each([
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['..\\..\\windows\\win.ini', '.._.._windows_win.ini'],
  ['a"; filename="b.exe', 'a__ filename=_b.exe'.replaceAll('=', '_')],
  ['line\r\nSet-Cookie: x=1', 'lineSet-Cookie_ x_1'],
])('a file called %j is downloaded under a name that leads nowhere', async (name, ascii) => {
  const { disposition } = await import('../../src/web/attachment-download.ts')
  expect(disposition(name)).toContain(`filename="${ascii}"`)
  expect(disposition(name)).not.toMatch(/[\r\n/\\]/)
})
