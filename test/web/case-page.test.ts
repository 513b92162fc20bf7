// The case page and its buttons: what is masked, what is refused, and that typed words are never lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { outboxOf } from '../../src/store/outbox.ts'
import { type Browser, caseOf, type DeskWorld, openDeskWorld } from './desk-world.ts'

let world: DeskWorld
let kim: Browser
beforeAll(async () => {
  world = await openDeskWorld()
  kim = await world.signedIn()
})
afterAll(() => world.close())

const DANA = 'Dana Whitfield <dana@clinic.example>'
const ABOUT_A_PATIENT = {
  from: DANA,
  subject: 'Patient: John Mercer, ketorolac',
  text: 'How many units of J1885 for 60 mg given on 2025-09-12?\nPatient: John Mercer, DOB 03/14/1961, MRN 4471902',
}
const KETOROLAC = { from: DANA, subject: 'ketorolac', text: 'How many units of J1885 for 60 mg given on 2025-09-12?' }

test('identifiers are masked in the queue, the title and the thread', async () => {
  const { number } = await world.arrives(ABOUT_A_PATIENT)
  for (const path of ['/', `/cases/${number}`]) {
    const { text } = await kim.get(path)
    expect(text).toContain(number)
    expect(text).not.toMatch(/Mercer|4471902|03\/14\/1961/)
  }
})

test('a reveal shows them once and is recorded with who looked', async () => {
  const { number, id } = await world.arrives(ABOUT_A_PATIENT)
  const { text } = await kim.post(`/cases/${number}/reveal`, {})
  expect(text).toContain('MRN 4471902')
  expect((await kim.get(`/cases/${number}/reveal`)).location).toBe(`/cases/${number}`)
  const reveals = (await eventsOf(world.service.store, id)).filter((event) => event.event === 'identifiers_revealed')
  expect(reveals.map((event) => event.who)).toEqual(['Kim'])
})

test('in the practice mailbox, where everybody has the domain of the desk, that is no warning', async () => {
  const { number } = await world.arrives({ ...KETOROLAC, from: 'Clinic <clinic@desk.example>' })
  const { text } = await kim.get(`/cases/${number}`)
  expect(text).toContain('Sender not confirmed')
  expect(text).not.toContain('own domain')
})

test('the words of a mail never become markup', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>{{csrf}}" autofocus onfocus="alert(3)'
  const { number } = await world.arrives({ from: DANA, subject: hostile, text: `Is J1885 billable? ${hostile}` })
  const { text } = await kim.get(`/cases/${number}`)
  expect(text).toContain('&lt;script&gt;alert(1)')
  expect(text).toContain('{{csrf}}')
  expect(text).not.toMatch(/<script>|<img|" autofocus onfocus="/)
})

test('the send button names who gets the mail', async () => {
  const { number } = await world.arrives(KETOROLAC)
  expect((await kim.get(`/cases/${number}`)).text).toContain('Approve and send to dana@clinic.example')
})

test('an approval puts exactly the typed words into the outbox, and can be undone', async () => {
  const { number, id, version } = await world.arrives(KETOROLAC)
  const answer = await kim.post(`/cases/${number}/approve`, { version: `${version}`, text: 'Four units of J1885.' })
  expect(answer).toMatchObject({ status: 303, location: `/cases/${number}` })
  expect((await outboxOf(world.service.store, id)).map((mail) => mail.raw.toString())).toEqual([
    expect.stringContaining('Four units of J1885.'),
  ])
  expect((await kim.get(`/cases/${number}`)).text).toContain('Approved by Kim.')
  await kim.post(`/cases/${number}/undo`, {})
  expect((await caseOf(world.service, number)).state).toBe('in_review')
  expect(await outboxOf(world.service.store, id)).toEqual([])
})

test('a mail that arrived meanwhile stops the approval and keeps the typed words', async () => {
  const { number, id, version } = await world.arrives(KETOROLAC)
  await world.arrives({
    ...KETOROLAC,
    text: 'Sorry, it was 30 mg.',
    headers: `In-Reply-To: ${await idOfFirstMail(id)}\n`,
  })
  const answer = await kim.post(`/cases/${number}/approve`, { version: `${version}`, text: 'Words of <b>mine</b>' })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('The case has moved on')
  expect(answer.text).toContain('Words of &lt;b&gt;mine&lt;/b&gt;')
  expect(answer.text).toContain(`href="/cases/${number}"`)
  expect(await outboxOf(world.service.store, id)).toEqual([])
})

test('a note stays on the page and is in no mail', async () => {
  const { number, id, version } = await world.arrives(KETOROLAC)
  await kim.post(`/cases/${number}/note`, { text: 'This office never reads the label' })
  expect((await kim.get(`/cases/${number}`)).text).toContain('This office never reads the label')
  await kim.post(`/cases/${number}/approve`, { version: `${version}`, text: 'Four units.' })
  const [mail] = await outboxOf(world.service.store, id)
  expect(mail?.raw.toString()).toContain('Four units.')
  expect(mail?.raw.toString()).not.toContain('label')
})

test('a revision is kept while it is typed, and one of an older draft is refused', async () => {
  const { number, id } = await world.arrives(KETOROLAC)
  const draft = await latestDraft(world.service.store, id)
  const kept = await kim.post(`/cases/${number}/revision`, { draftId: `${draft?.id}`, text: 'Half a sentence' })
  expect(kept.status).toBe(200)
  expect((await kim.get(`/cases/${number}`)).text).toContain('Half a sentence')
  await world.arrives({ ...KETOROLAC, text: 'One more: 30 mg.', headers: `In-Reply-To: ${await idOfFirstMail(id)}\n` })
  expect((await kim.post(`/cases/${number}/revision`, { draftId: `${draft?.id}`, text: 'Late' })).status).toBe(409)
})

test('a blocked draft goes out in words that pass, or with a reason, and then two reviewers approve', async () => {
  const { number, id, version } = await world.arrives(KETOROLAC)
  const draft = await latestDraft(world.service.store, id)
  if (draft === null) throw new Error('no draft')
  draft.drafted.draft.blocked = ['a claim without a citation']
  await world.service.store
    .updateTable('draft')
    .set({ drafted: JSON.stringify(draft.drafted) })
    .where('id', '=', draft.id)
    .execute()
  const send = (browser: Browser, form: Record<string, string>) =>
    browser.post(`/cases/${number}/approve`, { version: `${version}`, ...form })
  const { text } = draft.drafted.draft
  expect((await kim.get(`/cases/${number}`)).text).toContain('a claim without a citation')
  const refused = await send(kim, { text })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('name="override"')
  expect((await send(kim, { text: 'Checked words, J1885 will be paid.' })).status).toBe(409)
  expect((await send(kim, { text, override: 'The row was loaded by hand.' })).status).toBe(303)
  const lee = await world.signedIn('lee@desk.example')
  expect((await lee.get(`/cases/${number}`)).text).toContain('Approved by Kim; a second reviewer is awaited.')
  expect((await lee.get('/')).text).toContain('Second reviewer')
  expect((await send(lee, { text, override: 'I looked at the row too.' })).status).toBe(303)
  expect((await lee.get(`/cases/${number}`)).text).toContain('Check overridden')
})

test('setting aside needs a reason', async () => {
  const { number, version } = await world.arrives(KETOROLAC)
  const aside = (why: string) => kim.post(`/cases/${number}/set-aside`, { version: `${version}`, why })
  expect((await aside('  ')).status).toBe(409)
  expect((await aside('Answered by telephone')).status).toBe(303)
  expect((await caseOf(world.service, number)).state).toBe('closed')
})

test('a case that a colleague holds says so in the list and on the page', async () => {
  const { number } = await world.arrives(KETOROLAC)
  const lee = await world.signedIn('lee@desk.example')
  await lee.get(`/cases/${number}`)
  expect((await lee.post(`/cases/${number}/claim`, {})).status).toBe(303)
  expect((await kim.get(`/cases/${number}/presence?version=1`)).text).toMatch(/Lee<\/span> is working on this case/)
  expect((await kim.get('/queue-rows?q=ketorolac')).text).toContain('<span class="holder">Lee</span>')
})

test('robots and lists are shown with the reason, and a raw mail is only ever a download', async () => {
  await expect(
    world.arrives({ from: 'away@clinic.example', text: 'I am away.', headers: 'Auto-Submitted: auto-replied\n' }),
  ).rejects.toThrow('no_case')
  const { text } = await kim.get('/mail')
  expect(text).toContain('Automatic mail')
  const raw = await kim.post(/action="(\/mail\/\d+\/raw)"/.exec(text)?.[1] ?? '', {})
  expect(raw.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment; filename="mail-\d+\.eml"$/),
  })
  expect(raw.text).toContain('Auto-Submitted: auto-replied')
})

test('a case that is not there is said so', async () => {
  expect((await kim.get('/cases/CC-99999')).status).toBe(404)
  expect((await kim.get('/cases/nonsense')).status).toBe(404)
})

async function idOfFirstMail(caseId: number): Promise<string> {
  const row = await world.service.store
    .selectFrom('message')
    .select('message_id')
    .where('case_id', '=', caseId as never)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return row.message_id ?? ''
}

test('a held case says so in the queue and on its page, offers no approval, and is released there', async () => {
  const { config } = world.service
  const desk = { ...config, authservIds: ['mx.desk.example'] }
  Object.assign(world.service, { config: desk })
  const forged =
    'Authentication-Results: mx.desk.example; dmarc=fail header.from=clinic.example\nReply-To: x@evil.example\n'
  const { number, version } = await world.arrives({
    from: DANA,
    subject: 'Held here',
    text: 'J1885, 60 mg?',
    headers: forged,
  })
  Object.assign(world.service, { config })
  expect((await kim.get('/')).text).toContain('Held: who wrote?')
  const page = (await kim.get(`/cases/${number}`)).text
  expect(page).toContain('Held: look at who wrote.')
  expect(page).toContain('It asks for answers to x@evil.example. The answer goes to dana@clinic.example')
  expect(page).not.toContain('data-key="a"')
  const refused = await kim.post(`/cases/${number}/approve`, { version: String(version), text: 'Bill 4 units.' })
  expect(refused).toMatchObject({ status: 409, text: expect.stringContaining('held') })
  const ada = await world.administrator()
  await ada.get(`/cases/${number}`)
  expect(await ada.post(`/cases/${number}/release`, { version: String(version) })).toMatchObject({ status: 303 })
  expect((await kim.get(`/cases/${number}`)).text).toContain('Released: a person knows who wrote')
})

test('legal hold is set and lifted on the page, each with its reason', async () => {
  const { number } = await world.arrives({ from: DANA, subject: 'Hold', text: 'J1885?' })
  await kim.get(`/cases/${number}`)
  const set = (hold: string, why: string, by = kim) => by.post(`/cases/${number}/legal-hold`, { hold, why })
  expect((await set('yes', ' ')).status).toBe(409)
  expect((await set('yes', 'letter of counsel')).status).toBe(303)
  expect((await kim.get(`/cases/${number}`)).text).toContain('Lift the legal hold')
  const ada = await world.administrator()
  await ada.get(`/cases/${number}`)
  expect((await set('no', 'settled', ada)).status).toBe(303)
})

test('the lists of askers are kept on their page, and what is no address is refused', async () => {
  const ada = await world.administrator()
  await ada.get('/askers')
  expect(await ada.post('/askers', { pattern: 'nobody', rule: 'allow', why: '' })).toMatchObject({
    status: 400,
    text: expect.stringContaining('Write an address'),
  })
  expect(
    (await ada.post('/askers', { pattern: 'Spam+1@List.example', rule: 'block', why: 'sells lists' })).status,
  ).toBe(303)
  expect((await ada.get('/askers')).text).toContain('spam@list.example')
  expect((await ada.post('/askers/forget', { pattern: 'spam@list.example' })).status).toBe(303)
  expect((await ada.get('/askers')).text).not.toContain('spam@list.example')
})

test('who wrote stands in the thread by name, and a held case says who', async () => {
  const { number, id } = await world.arrives({
    ...KETOROLAC,
    from: 'Dana Whitfield, DOB 03/14/1961 <dana@clinic.example>',
  })
  const because = 'dana@clinic.example is new here; the patient is John Mercer, DOB 03/14/1961.'
  await world.service.store.updateTable('cases').set({ held_because: because }).where('id', '=', id).execute()
  const odd = (await kim.get(`/cases/${number}`)).text
  expect(odd).toContain('</strong> dana@clinic.example is new here')
  expect(odd).not.toMatch(/Mercer|03\/14\/1961/)
  const plain = await world.arrives(KETOROLAC)
  expect((await kim.get(`/cases/${plain.number}`)).text).toContain('<strong>Dana Whitfield</strong>')
})

test('what is found for each of many questions stands among the evidence once', async () => {
  const question = 'may we bill hydration 96360 for 45 minutes beside 96365 for Medicare?'
  const text = ['1', '2', '3', '4'].map((n) => `${n}. In clinic ${n}, ${question}`).join('\n\n')
  const { number, id } = await world.arrives({ from: DANA, subject: 'Infusions', text })
  expect((await latestDraft(world.service.store, id))?.drafted.questions.length).toBeGreaterThan(1)
  const { text: page } = await kim.get(`/cases/${number}`)
  const claims = [...page.matchAll(/<p class="claim">([^<]*)/g)].map(([, claim]) => claim)
  expect(claims.length).toBeGreaterThan(0)
  expect(claims).toEqual([...new Set(claims)])
})
