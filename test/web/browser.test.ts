// The desk in a real browser: what its script does, and that nobody is shut out. Skipped where there is no Chromium.
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receive } from '../../src/flow/receive.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { letter } from '../world/letters.ts'
import { type DeskWorld, openDeskWorld, PASSWORD } from './desk-world.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** The script waits for a pause in typing before it saves. */
const PATIENCE = { timeout: 10_000 }

describe.skipIf(CHROMIUM === undefined)('in a browser (needs Chromium)', () => {
  let world: DeskWorld
  let base: string
  let browser: Browser
  let page: Page
  const troubles: string[] = []

  beforeAll(async () => {
    world = await openDeskWorld()
    base = await world.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    })
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    await page.goto(`${base}/sign-in`)
    await page.fill('#email', 'kim@desk.example')
    await page.fill('#password', PASSWORD)
    await page.click('text=Sign in')
    await page.waitForSelector('h1:has-text("Queue")')
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
  })

  const AWAY = letter({ subject: 'Automatic reply', above: ['Auto-Submitted: auto-replied'] })
  const QUESTION = {
    from: 'Dana <dana@clinic.example>',
    subject: 'ketorolac',
    text: 'How many units of J1885 for 60 mg?',
  }

  test('a new case appears in the open queue by itself, and the focus stays where it was', async () => {
    await page.goto(`${base}/`)
    await page.focus('#filter')
    const { number } = await world.arrives(QUESTION)
    await page.waitForSelector(`#row-${number}`)
    expect(await page.evaluate('document.activeElement.id')).toBe('filter')
  })

  test('j and Enter open a case, e goes to the words, a to the button', async () => {
    const { number } = await world.arrives(QUESTION)
    await page.goto(`${base}/?q=${number}&tab=all`)
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${base}/cases/${number}`)
    await page.keyboard.press('e')
    expect(await page.evaluate('document.activeElement.id')).toBe('text')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Approve and send to')
  })

  test('a case is set aside, taken back and left for the next one without a mouse', async () => {
    const next = await world.arrives(QUESTION)
    const { number } = await world.arrives(QUESTION)
    await page.goto(`${base}/cases/${number}`)
    await page.keyboard.press('r')
    expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(true)
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.undo')
    await page.keyboard.press('z')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#reply')
    await page.keyboard.press('x')
    await page.keyboard.type('asked twice')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.state-closed')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#reply')
    expect(await page.evaluate('document.querySelector("main").dataset.case')).not.toBe(number)
    expect(next.state).toBe('in_review')
  })

  test('the rows stand beside the draft on a laptop, and no word makes a telephone scroll sideways', async () => {
    const long = 'averylongpartwithoutbreaks'.repeat(2)
    const { number } = await world.arrives({
      ...QUESTION,
      from: `${long} <${long}@${long.slice(0, 40)}.example>`,
      subject: 'X'.repeat(180),
    })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(`${base}/cases/${number}`)
    const top = (pane: string) => page.evaluate(`document.querySelector('${pane}').getBoundingClientRect().top`)
    expect(await top('.evidence')).toBe(await top('.writing'))
    await page.setViewportSize({ width: 360, height: 800 })
    await receive(world.service, AWAY, null)
    await page.goto(`${base}/mail`)
    const frame = 'document.querySelector(".rows-frame")'
    expect(await page.evaluate(`${frame}.scrollWidth - ${frame}.clientWidth`)).toBe(0)
    for (const path of [`/cases/${number}`, '/', '/codes/CPT/97597']) {
      await page.goto(`${base}${path}`)
      await page.evaluate('document.querySelectorAll("main details").forEach((one) => { one.open = true })')
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 360])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('typed words are saved without a click', async () => {
    const { number, id } = await world.arrives(QUESTION)
    await page.goto(`${base}/cases/${number}`)
    await page.fill('#text', 'Four units, in my own words.')
    await expect.poll(() => page.textContent('#saved'), PATIENCE).toBe('Saved')
    expect((await latestDraft(world.service.store, id))?.revision).toBe('Four units, in my own words.')
  })

  test('whoever is signed out while writing is told so, and what a revision changes stands under the draft', async () => {
    const { number } = await world.arrives(QUESTION)
    await page.goto(`${base}/cases/${number}`)
    await page.fill('#text', `${await page.inputValue('#text')}\nCall us.`)
    await expect.poll(() => page.textContent('#saved'), PATIENCE).toBe('Saved')
    await page.reload()
    expect(await page.textContent('.changes ins')).toContain('Call us.')
    const cookies = await page.context().cookies()
    await page.context().clearCookies({ name: 'desk_session' })
    await page.fill('#text', 'Words of a person who was away.')
    await expect.poll(() => page.textContent('#saved'), PATIENCE).toContain('you are signed out')
    expect(await page.inputValue('#text')).toBe('Words of a person who was away.')
    await page.context().addCookies(cookies)
    await page.fill('#text', '')
  })

  test('an open page says that the case has moved on, and leaves the typed words alone', async () => {
    const { number } = await world.arrives(QUESTION)
    const first = await world.service.store
      .selectFrom('message')
      .select('message_id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await page.goto(`${base}/cases/${number}`)
    await page.waitForTimeout(300)
    await page.fill('#text', 'Half a')
    await world.arrives({ ...QUESTION, text: 'Sorry, 30 mg.', headers: `In-Reply-To: ${first.message_id}\n` })
    await page.waitForSelector('.moved')
    expect(await page.inputValue('#text')).toBe('Half a')
    await expect.poll(() => page.textContent('#saved'), PATIENCE).toBe('Not saved: the case has moved on')
  })

  test.each([
    '/',
    '/codes',
    '/codes?q=ketorolac',
    '/codes/HCPCS/J1885',
    '/codes/check',
    '/codes/guidelines',
    '/pilot',
    '/insights',
    '/mail',
    'a case',
    '/sign-in',
  ])(
    'axe finds nothing on %s, wide in light and narrow in dark',
    async (path) => {
      const url = path === 'a case' ? `/cases/${(await world.arrives(QUESTION)).number}` : path
      for (const [colorScheme, width] of [
        ['light', 1440],
        ['dark', 390],
      ] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        await page.goto(`${base}${url}`)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([])
      }
    },
    60_000,
  )

  test('the browser had nothing to complain of', () => {
    expect(troubles.filter((words) => !/40[139]/.test(words))).toEqual([])
  })
})
