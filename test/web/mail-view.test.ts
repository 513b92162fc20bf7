// A mail as it was sent and its files, as a reviewer's browser gets them: what is recorded, and what the answers forbid.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAttachmentsOf } from '../../src/flow/read-attachments.ts'
import { receive } from '../../src/flow/receive.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import { eventsOf } from '../../src/store/events.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { addUser } from '../../src/store/users.ts'
import { hashPassword } from '../../src/web/password.ts'
import { PNG, PROGRAM, pdfOf } from '../file/files-of.ts'
import { mailWithFiles } from '../world/letters.ts'
import { type Browser, caseOf, type DeskWorld, openDeskWorld, PASSWORD } from './desk-world.ts'

let world: DeskWorld
let kim: Browser
beforeAll(async () => {
  world = await openDeskWorld()
  kim = await world.signedIn()
})
afterAll(() => world.close())

async function arrives(mail: Parameters<typeof mailWithFiles>[0]): Promise<{ found: CaseRow; mail: number }> {
  const received = await receive(world.service, await mailWithFiles(mail), null)
  if (received.is !== 'case') throw new Error(`no case: ${received.is}`)
  await readAttachmentsOf(world.service, received.caseId)
  const [message] = await messagesOf(world.service.store, received.caseId)
  return { found: await caseOf(world.service, received.number), mail: message?.id ?? 0 }
}

/** Opens the case page, for its form token, and asks for the look. */
async function look(browser: Browser, found: CaseRow, mail: number, form: Record<string, string> = {}) {
  await browser.get(`/cases/${found.number}`)
  const { status, location = '' } = await browser.post(`/mail/${mail}/view`, form)
  if (status !== 303) throw new Error(`the look was answered ${status}`)
  const page = await browser.get(location)
  const frame =
    /<iframe [^>]*src="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ?? ''
  return { page, body: frame === '' ? null : await browser.get(frame), frame, location }
}

const HTML =
  '<p style="color:#036">How many units of J1885? <img src="cid:logo"><img src="https://pixel.example/1.gif"></p>'
const WITH_LOGO = {
  subject: 'Patient: John Mercer',
  text: 'How many units of J1885?',
  html: HTML,
  files: [{ filename: 'logo.png', content: PNG, cid: 'logo', contentType: 'image/png' }],
}

describe('a mail as it was sent', () => {
  test('is shown in a sandboxed frame whose answer forbids everything but its own pictures', async () => {
    const { found, mail } = await arrives(WITH_LOGO)
    const { page, body } = await look(kim, found, mail)
    expect(page.text).toMatch(/<iframe [^>]* sandbox referrerpolicy="no-referrer">/)
    expect(page.text).not.toContain('Mercer')
    expect(page.headers['content-security-policy']).toContain("frame-src 'self'")
    expect(body?.text).toContain(`src="data:image/png;base64,${PNG.toString('base64')}"`)
    expect(body?.text).toContain('[image from pixel.example]')
    expect(body?.headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';img-src data:;style-src 'unsafe-inline';form-action 'none';base-uri 'none';frame-ancestors 'self';sandbox",
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test('is a recorded look, and pictures of other servers are another', async () => {
    const { found, mail } = await arrives(WITH_LOGO)
    const first = await look(kim, found, mail)
    expect(first.page.text).toContain('pixel.example (1)')
    expect(first.page.text).toContain('through no proxy')
    const second = await look(kim, found, mail, { remote: 'yes' })
    expect(second.body?.text).toContain('<img src="https://pixel.example/1.gif" />')
    expect(second.body?.headers['content-security-policy']).toContain('img-src data: https:;')
    const seen = (await eventsOf(world.service.store, found.id)).filter(({ who }) => who === 'Kim')
    expect(seen.map(({ event, why }) => [event, why])).toEqual([
      ['identifiers_revealed', `mail ${mail} seen as it was sent`],
      ['remote_pictures_loaded', `mail ${mail}: pictures of other servers loaded`],
    ])
  })

  test('cannot be fetched without the click, by another user, or for another mail', async () => {
    const { found, mail } = await arrives(WITH_LOGO)
    const other = await arrives(WITH_LOGO)
    const { frame, location } = await look(kim, found, mail)
    expect((await kim.get(`/mail/${mail}/body`)).status).toBe(404)
    expect((await kim.get(frame.replace(`/mail/${mail}/`, `/mail/${other.mail}/`))).status).toBe(404)
    expect((await kim.get(`${frame.slice(0, -2)}xx`)).status).toBe(404)
    expect((await kim.get(`/mail/${mail}/view`)).location).toBe(`/cases/${found.number}`)
    const lee = await world.signedIn('lee@desk.example')
    expect((await lee.get(frame)).status).toBe(404)
    expect((await lee.get(location)).location).toBe(`/cases/${found.number}`)
    expect((await world.browser().get(frame)).location).toContain('/sign-in')
  })

  test('without HTML is shown as it was typed', async () => {
    const { found, mail } = await arrives({ text: 'Is 5 < 6 for J1885?' })
    expect((await look(kim, found, mail)).body?.text).toContain('<pre>Is 5 &lt; 6 for J1885?')
  })

  test('is there for mail without a case too', async () => {
    const raw = `From: robot@clinic.example\nTo: desk@desk.example\nSubject: Away\nAuto-Submitted: auto-replied\nMessage-ID: <away@clinic.example>\n\nI am away.\n`
    await receive(world.service, Buffer.from(raw), null)
    const id = /action="\/mail\/(\d+)\/view"/.exec((await kim.get('/mail')).text)?.[1]
    const { location = '' } = await kim.post(`/mail/${id}/view`, {})
    expect((await kim.get(location)).text).toContain('The mail as it was sent')
  })
})

describe('files in the thread', () => {
  test('are listed by what they are, with their words masked until a recorded reveal', async () => {
    const files = [
      { filename: 'note.pdf', content: pdfOf(['Ketorolac for Jane Roe, SSN 123-45-6789']), contentType: 'image/png' },
      { filename: 'bill.pdf', content: PROGRAM },
    ]
    const { found } = await arrives({ text: 'How many units of J1885?', files })
    const { text } = await kim.get(`/cases/${found.number}`)
    expect(text).toMatch(/note\.pdf<\/span> <span class="quiet">PDF, \d+ bytes/)
    expect(text).toContain('[SSN removed]')
    expect(text).not.toContain('123-45-6789')
    expect(text).toContain('it is a program (application/x-msdownload), but its name says .pdf')
    expect((await kim.post(`/cases/${found.number}/reveal`, {})).text).toContain('123-45-6789')
  })

  test('leave the desk as downloads that no browser opens, with an event', async () => {
    const content = Buffer.from('<html><script>alert(1)</script>')
    const filename = 'Résumé "1"\u0000/..\\a.html'
    const { found, mail } = await arrives({ text: 'How many units of J1885?', files: [{ filename, content }] })
    await kim.get(`/cases/${found.number}`)
    const answer = await kim.post(`/mail/${mail}/files/0`, {})
    expect(answer).toMatchObject({ status: 200, text: content.toString() })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w ._-]+"; filename\*=UTF-8''R%C3%A9sum%C3%A9%20%221%22/,
    )
    expect(answer.headers['content-disposition']).not.toMatch(/[\\/]/)
    const [event] = (await eventsOf(world.service.store, found.id)).filter(
      (one) => one.event === 'attachment_downloaded',
    )
    expect(event).toMatchObject({ who: 'Kim', why: `file 1 of mail ${mail} (text/html)` })
  })

  test('that are quarantined only an administrator takes, under a name that nothing opens', async () => {
    const { found, mail } = await arrives({ text: 'J1885?', files: [{ filename: 'bill.exe', content: PROGRAM }] })
    await kim.get(`/cases/${found.number}`)
    const refused = await kim.post(`/mail/${mail}/files/0`, { despite: 'yes' })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('it is a program')
    await addUser(world.service.store, {
      email: 'ada@desk.example',
      name: 'Ada',
      credential: '',
      role: 'admin',
      passwordHash: await hashPassword(PASSWORD),
      at: world.service.now(),
    })
    const ada = await world.signedIn('ada@desk.example')
    await ada.get(`/cases/${found.number}`)
    expect((await ada.post(`/mail/${mail}/files/0`, {})).status).toBe(403)
    const taken = await ada.post(`/mail/${mail}/files/0`, { despite: 'yes' })
    expect(taken.headers['content-disposition']).toContain('filename="bill.exe.quarantined"')
  })

  test('that are not there are not found', async () => {
    const { found, mail } = await arrives({ text: 'J1885?' })
    await kim.get(`/cases/${found.number}`)
    for (const path of [`/mail/${mail}/files/0`, '/mail/999999/files/0', `/mail/${mail}/files/x`])
      expect((await kim.post(path, {})).status).toBe(404)
  })
})
