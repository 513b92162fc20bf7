// Hostile mail in a real browser: nothing it holds calls anybody, runs, or gets out of its frame. Skipped where there is no Chromium.
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftCase } from '../../src/flow/draft-case.ts'
import { receive } from '../../src/flow/receive.ts'
import { PNG, PROGRAM, pdfOf } from '../file/files-of.ts'
import { mailWithFiles } from '../world/letters.ts'
import { type DeskWorld, openDeskWorld, PASSWORD } from './desk-world.ts'
import { HOSTILE, HOSTILE_STYLES } from './hostile-html.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
/** Long enough for anything that a page would fetch of itself. */
const SETTLED_MS = 700

describe.skipIf(CHROMIUM === undefined)('a mail as it was sent, in a browser (needs Chromium)', () => {
  let world: DeskWorld
  let base: string
  let browser: Browser
  let page: Page
  /** Who is called when something gets through, and what for. */
  let outside: Server
  let host: string
  const called: string[] = []

  beforeAll(async () => {
    outside = createServer((request, response) => {
      called.push(`${request.url} ${request.headers.referer ?? 'no referrer'} ${request.headers.cookie ?? 'no cookie'}`)
      response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(PNG)
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    host = `127.0.0.1:${(outside.address() as AddressInfo).port}`
    world = await openDeskWorld()
    base = await world.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    })
    page = await signedIn(true)
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
    await new Promise((resolve) => outside.close(resolve))
  })

  async function signedIn(javaScriptEnabled: boolean): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled })
    const opened = await context.newPage()
    await opened.goto(`${base}/sign-in`)
    await opened.fill('#email', 'kim@desk.example')
    await opened.fill('#password', PASSWORD)
    await opened.click('text=Sign in')
    await opened.waitForSelector('h1:has-text("Queue")')
    return opened
  }

  async function arrives(mail: Parameters<typeof mailWithFiles>[0]): Promise<string> {
    const received = await receive(world.service, await mailWithFiles(mail), null)
    if (received.is !== 'case') throw new Error(`no case: ${received.is}`)
    await draftCase(world.service, received.caseId)
    return received.number
  }

  async function look(at: Page, number: string): Promise<void> {
    await at.goto(`${base}/cases/${number}`)
    await at.click('summary:has-text("Full mail")')
    await at.click('button:has-text("View as sent")')
    await at.waitForSelector('iframe.sent')
    await at.waitForTimeout(SETTLED_MS)
  }

  test.each([
    ['markup and script', HOSTILE.join('\n')],
    ['addresses in styles and elements', HOSTILE_STYLES.join('\n')],
  ])('hostile %s calls nobody, runs nothing and covers nothing', async (_, html) => {
    called.length = 0
    const aimed = html.replaceAll('HOSTNAME', host).replaceAll('HOST', `http://${host}`)
    const number = await arrives({ text: 'How many units of J1885?', html: `<p>first</p>${aimed}<p>last</p>` })
    const asked: string[] = []
    const note = (request: { url(): string }) => asked.push(request.url())
    page.on('request', note)
    await look(page, number)
    page.off('request', note)
    expect(called).toEqual([])
    expect(asked.filter((url) => !url.startsWith(base) && !url.startsWith('data:image/png'))).toEqual([])
    expect(page.url()).toContain('/view?grant=')
    const frame = page.frames()[1]
    expect(await frame?.locator('body').innerText()).toContain('first')
    expect(await frame?.locator('script, style:not(head style), iframe, form, input, svg, link, base').count()).toBe(0)
    // The bar of the desk stays on top and can be pressed.
    await page.click('nav >> text=Queue')
    await page.waitForSelector('h1:has-text("Queue")')
  })

  test('pictures of other servers are asked for after the click and not before, without cookie or address of the desk', async () => {
    called.length = 0
    const asked: string[] = []
    await page.route('https://pictures.example/**', async (route) => {
      const { referer = 'no referrer', cookie = 'no cookie' } = await route.request().allHeaders()
      asked.push(`${new URL(route.request().url()).pathname} ${referer} ${cookie}`)
      await route.fulfill({ contentType: 'image/png', body: PNG })
    })
    const html = `<p>Hello <img src="https://pictures.example/pixel.png"><img src="http://${host}/near.png"></p>`
    await look(page, await arrives({ text: 'J1885?', html }))
    expect(asked).toEqual([])
    await page.click('button:has-text("Load the pictures")')
    await page.waitForTimeout(SETTLED_MS)
    expect(asked).toEqual(['/pixel.png no referrer no cookie'])
    // Plain http and the own network are never asked.
    expect(called).toEqual([])
    expect(await page.textContent('.remote')).toContain('loaded for this look')
  })

  test('inline pictures are shown, also without JavaScript', async () => {
    const files = [{ filename: 'logo.png', content: PNG, cid: 'logo', contentType: 'image/png' }]
    const number = await arrives({ text: 'J1885?', html: '<p>Hello <img src="cid:logo" alt="Logo"></p>', files })
    const plain = await signedIn(false)
    await look(plain, number)
    const image = plain.frameLocator('iframe.sent').locator('img[alt=Logo]')
    expect((await image.boundingBox())?.width).toBeGreaterThan(0)
    expect(await image.getAttribute('src')).toMatch(/^data:image\/png/)
    await plain.context().close()
  })

  test('opened outside its frame, a mail is still without script and origin', async () => {
    await look(page, await arrives({ text: 'J1885?', html: '<p id="x">Hello</p>' }))
    const address = await page.getAttribute('iframe.sent', 'src')
    await page.goto(`${base}${address}`)
    expect(await page.evaluate('window.origin')).toBe('null')
  })

  test.each(['the look', 'the case'])(
    'axe finds nothing on %s, wide in light and narrow in dark',
    async (what) => {
      const files = [
        { filename: 'note of May.pdf', content: pdfOf(['Ketorolac 60 mg']), contentType: 'application/pdf' },
        { filename: 'bill.pdf.exe', content: PROGRAM },
      ]
      const html =
        '<h2>Hello</h2><p>How many units of <b>J1885</b>? <a href="https://clinic.example">us</a> <img src="https://pixel.example/1.gif"></p>'
      const number = await arrives({ text: 'How many units of J1885 for the attached note?', html, files })
      for (const [colorScheme, width] of [
        ['light', 1440],
        ['dark', 390],
      ] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        if (what === 'the look') await look(page, number)
        else await page.goto(`${base}/cases/${number}`)
        if (process.env.SCREENSHOTS !== undefined)
          await page.screenshot({
            path: `${process.env.SCREENSHOTS}/${what.replace(' ', '-')}-${width}.png`,
            fullPage: true,
          })
        // The frame lets no script in, not even axe's, which would wait for it: its name is checked here and what is in it is the sender's.
        const frames = await page.locator('iframe').evaluateAll((all) =>
          all.map((frame) => {
            frame.remove()
            return frame.getAttribute('title')
          }),
        )
        expect(frames).toEqual(what === 'the look' ? ['The mail as it was sent'] : [])
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      }
    },
    120_000,
  )
})
