// Files of a mail on their way: stored once, judged, scanned, read, and counted as the asker's words only where they should be.
import { afterAll, describe, expect, test } from 'vitest'
import { readAttachmentsLeft } from '../../src/flow/read-attachments.ts'
import { receive } from '../../src/flow/receive.ts'
import { purgeOriginals } from '../../src/flow/retention.ts'
import { attachmentsOf, fileBytes, fileWords } from '../../src/store/attachments.ts'
import type { CaseRow } from '../../src/store/cases.ts'
import { latestDraft } from '../../src/store/drafts.ts'
import { eventsOf } from '../../src/store/events.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { docxOf, PROGRAM, pdfOf } from '../file/files-of.ts'
import { EICAR, fakeClamd } from '../mail/fake-clamd.ts'
import { letter, mailWithFiles } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { deskOfThisFile, drafted, later, nowOf } from './by-hand.ts'

const { service } = await deskOfThisFile(openDatabase)
const clamd = await fakeClamd()
afterAll(() => clamd.close())

async function arrives(mail: Parameters<typeof mailWithFiles>[0], desk = service): Promise<CaseRow> {
  return drafted(desk, await mailWithFiles(mail))
}

async function filesOf(found: CaseRow) {
  return attachmentsOf(
    service.store,
    (await messagesOf(service.store, found.id)).map(({ id }) => id),
  )
}

const QUESTION = pdfOf(['How many units of J1885 are 60 mg?'])
const pdf = (content = QUESTION, filename = 'question.pdf') => ({ filename, content, contentType: 'application/pdf' })

describe('whose words count', () => {
  test('a mail that only encloses its question is answered from the file, and says so to asker and reviewer', async () => {
    const found = await arrives({ subject: 'Question', text: 'Please see the attached.', files: [pdf()] })
    const draft = await latestDraft(service.store, found.id)
    expect(draft?.drafted.attachments).toEqual(['question.pdf'])
    expect(draft?.drafted.draft).toMatchObject({ kind: 'answer' })
    expect(draft?.drafted.draft.text).toContain('4 units')
    expect(draft?.drafted.draft.text).toContain('could be read in the file you attached')
    const why = (await eventsOf(service.store, found.id)).find(({ event }) => event === 'drafted')?.why
    expect(why).toContain('also from the words of question.pdf')
  })

  test('a mail that asks its own question is answered from its own words', async () => {
    const files = [pdf(pdfOf(['Report of an old claim: 99213, modifier 25, denied.']), 'old report.pdf')]
    const found = await arrives({ text: 'How many units of J1885 are 60 mg?', files })
    const draft = await latestDraft(service.store, found.id)
    expect(draft?.drafted.attachments).toBeUndefined()
    expect(draft?.drafted.questions.flatMap(({ codes }) => codes.map(({ code }) => code))).toEqual(['J1885'])
  })

  test('a mail that points at its file by name has both read, and a list in the file is no list of questions', async () => {
    const note = docxOf(['1. Ketorolac 60 mg IM given', '2. Patient tolerated well'])
    const text = 'How many units of J1885 do we bill for what is in injection-note.docx?'
    const found = await arrives({ text, files: [{ filename: 'injection-note.docx', content: note }] })
    const draft = await latestDraft(service.store, found.id)
    expect(draft?.drafted.attachments).toEqual(['injection-note.docx'])
    expect(draft?.drafted.questions).toHaveLength(1)
    expect(draft?.drafted.draft.text).toContain('4 units')
  })

  test('a form that names many codes is not read as a question, and a note of thanks with a file asks nothing', async () => {
    const form = pdfOf(Array.from({ length: 20 }, (_, at) => `CPT ${99202 + at} $10`))
    const first = await arrives({ text: 'Please see attached.', files: [pdf(form, 'superbill.pdf')] })
    expect((await latestDraft(service.store, first.id))?.drafted.attachments).toBeUndefined()
    const second = await arrives({ text: 'Thank you!', files: [pdf()] })
    expect((await latestDraft(service.store, second.id))?.drafted.attachments).toBeUndefined()
  })
})

test('a file that comes with two mails is stored once, sealed, and opens byte for byte', async () => {
  const same = pdf(pdfOf(['Ketorolac for Jane Roe, SSN 123-45-6789']))
  const [first] = await filesOf(await arrives({ subject: 'One', text: 'See attached.', files: [same] }))
  const [second] = await filesOf(await arrives({ subject: 'Two', text: 'See attached.', files: [same] }))
  expect(first?.hash).toBe(second?.hash)
  expect(first).toMatchObject({ state: 'kept', kind: 'pdf', type: 'application/pdf' })
  const hash = first?.hash ?? ''
  const rows = await service.store.selectFrom('attachment_file').selectAll().where('hash', '=', hash).execute()
  expect(rows).toHaveLength(1)
  expect(Buffer.concat([rows[0]?.bytes ?? EICAR, rows[0]?.words ?? EICAR]).includes('123-45')).toBe(false)
  expect(await fileBytes(service.store, hash, service.secrets)).toEqual({ is: 'open', bytes: same.content })
  expect(await fileWords(service.store, hash, service.secrets)).toContain('123-45-6789')
})

test('a program is quarantined, its words are never read, and the case is drafted all the same', async () => {
  const files = [{ filename: 'report.pdf', content: PROGRAM }]
  const found = await arrives({ text: 'How many units of J1885 are 60 mg?', files })
  expect(found.state).toBe('in_review')
  expect(await filesOf(found)).toMatchObject([
    { state: 'quarantined', because: 'it is a program (application/x-msdownload), but its name says .pdf' },
  ])
})

describe('with a virus scanner', () => {
  const scanned = () => ({ ...service, config: { ...service.config, clamd: clamd.server } })

  test('what it finds is held with its name, and what it passes is read', async () => {
    const bad = pdf(Buffer.concat([QUESTION, EICAR]), 'bad.pdf')
    const good = pdf(pdfOf(['How many units of J1885 are 30 mg?']), 'good.pdf')
    const found = await arrives({ text: 'See attached.', files: [bad, good] }, scanned())
    expect(await filesOf(found)).toMatchObject([
      { state: 'infected', because: 'the virus scanner found Eicar-Test-Signature' },
      { state: 'kept' },
    ])
    expect((await latestDraft(service.store, found.id))?.drafted.attachments).toEqual(['good.pdf'])
  })

  test('while it gives no answer a file is held and not lost; the sweeper asks again', async () => {
    clamd.mood = 'overloaded'
    const file = pdf(pdfOf(['How many units of J1885 are 15 mg?']), 'later.pdf')
    const found = await arrives({ text: 'See attached.', files: [file] }, scanned())
    expect(found.state).toBe('in_review')
    expect(await filesOf(found)).toMatchObject([{ state: 'not_scanned', because: expect.stringContaining('allocate') }])
    expect((await latestDraft(service.store, found.id))?.drafted.attachments).toBeUndefined()
    clamd.mood = 'dutiful'
    await readAttachmentsLeft(scanned())
    expect(await filesOf(found)).toMatchObject([{ state: 'not_scanned' }])
    await readAttachmentsLeft(later(scanned(), 6 * 60_000))
    expect(await filesOf(found)).toMatchObject([{ state: 'kept', because: '' }])
  })
})

test('the sweeper reads the files of a mail that nobody drafts', async () => {
  const raw = await mailWithFiles({ text: '', subject: '', files: [pdf(pdfOf(['A doubtful one']))] })
  const received = await receive(service, Buffer.concat([Buffer.from('From: b@b.example\r\n'), raw]), null)
  if (received.is !== 'case' || received.draftDue) throw new Error('expected a doubtful case')
  const found = await nowOf(service, received)
  expect(await filesOf(found)).toMatchObject([{ state: 'unread' }])
  await readAttachmentsLeft(later(service, 60_000))
  expect(await filesOf(found)).toMatchObject([{ state: 'kept' }])
})

test('a file whose reading takes too long has no words, and its case is drafted', async () => {
  const tight = { ...service, attachments: { ...service.attachments, readSeconds: 0.05 } }
  const found = await arrives({ text: 'See attached.', files: [pdf(pdfOf(['slow']), 'slow.pdf')] }, tight)
  expect(found.state).toBe('in_review')
  expect(await filesOf(found)).toMatchObject([{ state: 'kept', because: 'reading it took more than 0.05 s' }])
})

test('files go when the last of their mails is purged', async () => {
  const file = pdf(pdfOf(['To be purged']), 'purge.pdf')
  const found = await arrives({ text: 'See attached.', files: [file] })
  await service.store.updateTable('cases').set({ state: 'closed' }).where('id', '=', found.id).execute()
  await purgeOriginals(later(service, (service.desk.retentionDays + 1) * 86_400_000))
  const [row] = await filesOf(found)
  expect(row).toMatchObject({ state: 'purged', because: 'it is no longer kept (retention)' })
  expect(await fileBytes(service.store, row?.hash ?? '', service.secrets)).toMatchObject({ is: 'shut' })
  const again = await arrives({ subject: 'Again', text: 'See attached.', files: [file] })
  expect(await filesOf(again)).toMatchObject([{ state: 'kept' }])
})

test('a mail without files keeps none', async () => {
  const received = await receive(service, letter(), null)
  if (received.is !== 'case') throw new Error('no case')
  expect(await filesOf(await nowOf(service, received))).toEqual([])
})
