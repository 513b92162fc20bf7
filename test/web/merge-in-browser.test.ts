// Merging by the buttons of the case page, in a real browser and without its script. Skipped where there is no Chromium.
import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDeskWorld, PASSWORD } from './desk-world.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const SHOTS = process.env.SCREENSHOTS

test.skipIf(CHROMIUM === undefined)(
  'a reviewer merges the likely case, undoes it, and splits a mail off (needs Chromium)',
  async () => {
    const world = await openDeskWorld()
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const base = await world.app.listen({ port: 0, host: '127.0.0.1' })
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: true })
      const page = await context.newPage()
      await page.goto(`${base}/sign-in`)
      await page.fill('#email', 'kim@desk.example')
      await page.fill('#password', PASSWORD)
      await page.click('text=Sign in')
      await page.waitForSelector('h1:has-text("Queue")')
      const subject = 'Ketorolac units in the office'
      const first = await world.arrives({
        from: 'Dana <dana@clinic.example>',
        subject,
        text: 'How many units of J1885 for 60 mg?',
      })
      const second = await world.arrives({
        from: 'Dana <dana@clinic.example>',
        subject: `RE: ${subject}`,
        text: 'And J3420, 1000 mcg?',
      })

      await page.goto(`${base}/cases/${second.number}`)
      await shot(page, 'likely')
      expect(await page.innerText('.likely')).toContain(first.number)
      await page.click(`text=Merge into ${first.number}`)
      await page.waitForURL(`**/cases/${first.number}`)
      expect(await page.innerText('.thread')).toContain('J3420')
      await page.goto(`${base}/cases/${second.number}`)
      await shot(page, 'merged')
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await page.click('text=Undo the merge')
      await page.waitForURL(`**/cases/${second.number}`)
      expect(await page.innerText('.thread')).toContain('J3420')

      await page.goto(`${base}/cases/${second.number}`)
      await page.click(`text=Merge into ${first.number}`)
      await page.waitForURL(`**/cases/${first.number}`)
      await page.locator('summary:has-text("Another question?")').last().click()
      await shot(page, 'split')
      await page.locator('button:has-text("Split off this mail")').last().click()
      await page.waitForURL((url) => !url.pathname.endsWith(first.number))
      expect(await page.innerText('.thread')).toContain('J3420')
    } finally {
      await browser.close()
      await world.close()
    }
  },
  90_000,
)

/** A picture for a person to look at, where one is asked for. */
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
