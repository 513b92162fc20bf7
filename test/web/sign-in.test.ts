// Getting in and staying out: sign-in, sessions, form tokens, headers.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disableUser } from '../../src/store/users.ts'
import { type DeskWorld, openDeskWorld, PASSWORD } from './desk-world.ts'

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

test('nobody sees a page before signing in, and lands where they wanted afterwards', async () => {
  const browser = world.browser()
  expect((await browser.get('/cases/CC-1001')).location).toBe('/sign-in?next=%2Fcases%2FCC-1001')
  await browser.get('/sign-in?next=%2Fcases%2FCC-1001')
  const answer = await browser.post('/sign-in', {
    email: 'kim@desk.example',
    password: PASSWORD,
    next: '/cases/CC-1001',
  })
  expect(answer).toMatchObject({ status: 303, location: '/cases/CC-1001' })
})

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/sign-out'])(
  'sign-in does not lead to %s',
  async (next) => {
    const browser = world.browser()
    await browser.get('/sign-in')
    expect((await browser.post('/sign-in', { email: 'kim@desk.example', password: PASSWORD, next })).location).toBe('/')
  },
)

test('the session cookie cannot be read by scripts or sent by other sites', async () => {
  const browser = world.browser()
  await browser.get('/sign-in')
  const { headers } = await browser.post('/sign-in', { email: 'kim@desk.example', password: PASSWORD })
  expect(String(headers['set-cookie'])).toMatch(
    /desk_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/,
  )
})

test('an unknown address and a wrong password get the same words', async () => {
  const browser = world.browser()
  await browser.get('/sign-in')
  const wrong = await browser.post('/sign-in', { email: 'lee@desk.example', password: 'wrong' })
  const unknown = await browser.post('/sign-in', { email: 'nobody@desk.example', password: 'wrong' })
  expect(wrong.status).toBe(401)
  const words = (text: string) => /role="alert">([^<]*)</.exec(text)?.[1]
  expect(words(wrong.text)).toBe('That address and password do not belong together.')
  expect(words(unknown.text)).toBe(words(wrong.text))
})

test('after five wrong passwords the right one is refused too', async () => {
  const browser = world.browser()
  await browser.get('/sign-in')
  for (let i = 0; i < 5; i++) await browser.post('/sign-in', { email: 'guessed@desk.example', password: `wrong ${i}` })
  expect((await browser.post('/sign-in', { email: 'guessed@desk.example', password: PASSWORD })).status).toBe(429)
})

test('a copied cookie is worth nothing after sign-out', async () => {
  const browser = await world.signedIn()
  const copied = browser.cookie('desk_session') ?? ''
  expect((await browser.post('/sign-out', {})).location).toBe('/sign-in')
  const answer = await world.app.inject({ url: '/', cookies: { desk_session: copied } })
  expect(answer.statusCode).toBe(303)
})

test('disabling a user ends their session at once', async () => {
  const browser = await world.signedIn('lee@desk.example')
  await disableUser(world.service.store, 'lee@desk.example', world.service.now())
  expect((await browser.get('/')).status).toBe(303)
})

test('a form without its token, or with the token of another session, is refused', async () => {
  const [kim, other] = [await world.signedIn(), await world.signedIn()]
  expect((await kim.post('/cases/CC-1001/claim', { _csrf: '' })).status).toBe(403)
  const foreign = /name="_csrf" value="([^"]*)"/.exec((await other.get('/')).text)?.[1] ?? ''
  expect((await kim.post('/cases/CC-1001/claim', { _csrf: foreign })).status).toBe(403)
  expect((await world.browser().post('/sign-in', { email: 'kim@desk.example', password: PASSWORD })).status).toBe(403)
})

test('the browser is told to run nothing but our own files', async () => {
  const { headers } = await world.browser().get('/sign-in')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  )
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
})

test('no page has an inline script, style or handler', async () => {
  const browser = await world.signedIn()
  for (const path of ['/', '/codes?q=ketorolac', '/mail'])
    expect((await browser.get(path)).text).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=/i)
})
