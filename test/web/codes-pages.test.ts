// The pages of the code book over the starter book: search, one code, its pairs, and what a user keeps.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskWorld, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
let kim: Browser
beforeAll(async () => {
  world = await openDeskWorld()
  kim = await world.signedIn()
})
afterAll(() => world.close())

test('a search gives codes with why they were found; the script gets the list alone, and the last word may be unfinished', async () => {
  const page = await kim.get('/codes?q=ketorolac')
  expect(page.text).toContain('/codes/HCPCS/J1885')
  expect(page.text).toContain('<form class="code-search"')
  const part = await kim.get('/codes?q=ketorol', { 'hx-request': 'true' })
  expect(part.text).toContain('/codes/HCPCS/J1885')
  expect(part.text).not.toContain('<html')
})

test('filters hold for system and day, and nonsense in them counts as not given', async () => {
  expect((await kim.get('/codes?q=ketorolac&system=ICD-10-CM')).text).not.toContain('/codes/HCPCS/')
  const ended = '/codes?q=97530&system=CPT'
  expect((await kim.get(`${ended}&date=2024-08-01`)).text).toContain('/codes/CPT/97530?date')
  expect((await kim.get('/codes?q=ketorolac&system=X&date=yesterday')).status).toBe(200)
})

test('a code page says whether the code is in force on the day, and links what stands beside it', async () => {
  const page = await kim.get('/codes/CPT/0470T?date=2022-12-31')
  expect(page.text).toContain('In force on 2022-12-31')
  expect((await kim.get('/codes/CPT/0470T?date=2023-01-01')).text).toContain('Not in force on 2023-01-01')
  expect(page.text).toContain('class="years"')
  expect(page.text).toContain('>0471T</a>')
})

test('an unknown code or system is said so', async () => {
  for (const path of ['/codes/CPT/99999', '/codes/XYZ/99213', '/codes/CPT/99999/edits']) {
    const page = await kim.get(path)
    expect(page.status).toBe(404)
    expect(page.text).toContain('The code book has no')
  }
})

test('pairs are filtered by partner and indicator; an empty answer is no permission', async () => {
  const page = await kim.get('/codes/CPT/97597/edits?date=2024-08-01&table=practitioner&partner=11042')
  expect(page.text).toContain('>11042</a>')
  expect(page.text).toContain('1 to 1 of 1')
  const none = await kim.get('/codes/CPT/97597/edits?date=2024-08-01&table=practitioner&partner=11042&indicator=0')
  expect(none.text).toContain('never a permission')
  expect((await kim.get('/codes/CPT/97597/edits?page=-3&sort=drop+table')).status).toBe(200)
})

test('a favourite and a note are kept for their user alone, shown, and gone when emptied', async () => {
  const path = '/codes/HCPCS/J1885'
  await kim.get(path)
  const kept = await kim.post(`${path}/mark`, { favourite: 'yes', note: '15 mg each <b>, watch waste', date: '' })
  expect(kept.location).toBe(path)
  expect((await kim.get(path)).text).toContain('15 mg each &lt;b&gt;, watch waste')
  expect((await kim.get('/codes')).text).toContain('What you keep')
  const lee = await world.signedIn('lee@desk.example')
  expect((await lee.get(path)).text).not.toContain('watch waste')
  expect((await lee.get('/codes')).text).not.toContain('What you keep')
  await kim.get(path)
  await kim.post(`${path}/mark`, { note: '   ', date: '' })
  expect((await kim.get('/codes')).text).not.toContain('What you keep')
})

test('a note that is too long is refused in words, and the old one stays', async () => {
  const path = '/codes/HCPCS/J1885'
  await kim.get(path)
  await kim.post(`${path}/mark`, { note: 'short', date: '' })
  await kim.get(path)
  const refused = await kim.post(`${path}/mark`, { note: 'x'.repeat(4001), date: '' })
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('at most 4000 characters')
  expect((await kim.get(path)).text).toContain('>short</textarea>')
})

test('a claim is checked on a page as it is written, each finding with its rows; nothing of it stands in an address', async () => {
  expect((await kim.get('/codes')).text).toContain('href="/codes/check"')
  await kim.get('/codes/check')
  const claim = { lines: '97597 x 1\r\n11042\r\n', dx: '', date: '2024-08-01', payer: '' }
  const { status, text } = await kim.post('/codes/check', claim)
  expect(status).toBe(200)
  expect(text).toMatch(/NCCI PTP practitioner/)
  expect(text).toContain('href="/codes/CPT/')
  expect(text).not.toMatch(/href="[^"]*2024-08-01/)
})

test.each([
  [{ lines: '97597', date: 'soon' }, 'date of service'],
  [{ lines: ' \n', date: '2024-08-01' }, 'at least one claim line'],
  [{ lines: 'see <b>above</b>', date: '2024-08-01' }, 'see &lt;b&gt;above&lt;/b&gt; is not a claim line'],
  [{ lines: '97597:C', dx: 'E11.9', date: '2024-08-01' }, 'points at diagnosis 3, and 1 are given'],
  [{ lines: '97597\n'.repeat(51), date: '2024-08-01' }, 'At most 50 lines'],
])('a claim that cannot be read is told why, and stays typed: %j', async (form, words) => {
  await kim.get('/codes/check')
  const { status, text } = await kim.post('/codes/check', { dx: '', payer: '', ...form })
  expect(status).toBe(400)
  expect(text).toContain(words)
  expect(text).toContain('role="alert"')
})
