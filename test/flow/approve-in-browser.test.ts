// The reviewer's half of the promise: a drafted case is approved in Chromium, with script switched off, and the asker has the reply.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '../../src/store/users.ts'
import { hashPassword } from '../../src/web/password.ts'
import { buildDesk } from '../../src/web/server.ts'
import { folderOf, mail } from '../world/mailbox.ts'
import { openWorld, type World } from '../world/world.ts'
import { caseIn, eventually, newestCaseIn, type Running, running } from './running.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

let world: World
let desk: Running

beforeAll(async () => {
  world = await openWorld()
  desk = await running(world)
})
afterAll(async () => {
  await desk.stop()
  await world.close()
})

test.skipIf(CHROMIUM === undefined)(
  'approved in the browser, the reply lies in the mailbox (needs Chromium)',
  async () => {
    const { service } = desk
    const passwordHash = await hashPassword('correct horse battery')
    await addUser(service.store, {
      ...{ email: 'rosa@practice.test', name: 'Rosa Lind', credential: 'CPC' },
      ...{ role: 'reviewer', passwordHash, at: service.now() },
    })
    const app = await buildDesk(service)
    const base = await app.listen({ port: 0, host: '127.0.0.1' })
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS })
    try {
      const asked = await mail(world, {
        from: 'clinic@practice.test',
        subject: 'Ketorolac',
        text: 'How many units of J1885 are 60 mg?',
      })
      const drafted = await newestCaseIn(service, 'in_review', 'Ketorolac')

      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await page.goto(`${base}/sign-in`)
      await page.fill('#email', 'rosa@practice.test')
      await page.fill('#password', 'correct horse battery')
      await page.click('button:has-text("Sign in")')
      await page.click(`a:has-text("${drafted.subject}")`)
      await page.click('button:has-text("Approve and send to")')

      await caseIn(service, drafted.number, 'answered')
      const reply = await eventually('the reply in the mailbox of the clinic', async () =>
        (await folderOf(world, 'clinic@practice.test')).find(({ message }) => message.inReplyTo.includes(asked)),
      )
      expect(reply.message.text).toContain('J1885')
      expect(reply.message.text).toContain('Rosa Lind, CPC')
    } finally {
      await browser.close()
      await app.close()
    }
  },
)
