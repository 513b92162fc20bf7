// The twenty loudest complaints about five other help desks, by their numbers in the project's notes on e-mail practice. Each test fails
// on the behaviour that people complained of.
import { beforeEach, expect, test } from 'vitest'
import { sendAcknowledgements } from '../../src/flow/acknowledge.ts'
import { type Received, receive } from '../../src/flow/receive.ts'
import { setAside } from '../../src/flow/review.ts'
import { sendMail } from '../../src/flow/send.ts'
import { sweep } from '../../src/flow/sweep.ts'
import { watchMailbox } from '../../src/flow/watch-mailbox.ts'
import { openInbox } from '../../src/mail/inbox.ts'
import { parseMessage } from '../../src/message/parse.ts'
import { mintMessageId } from '../../src/message/threading.ts'
import type { Service } from '../../src/service.ts'
import { type CaseRow, listCases } from '../../src/store/cases.ts'
import { eventsOf } from '../../src/store/events.ts'
import { messagesOf, parkedMails } from '../../src/store/messages.ts'
import { outboxById } from '../../src/store/outbox.ts'
import { tnefOf } from '../file/tnef-of.ts'
import { scriptedSmtp } from '../mail/scripted-smtp.ts'
import { bounceOf, letter } from '../world/letters.ts'
import { putInto } from '../world/mailbox.ts'
import { openWorld } from '../world/world.ts'
import { approved, deskOfThisFile, drafted, later, nowOf, sendingTo, taken } from './by-hand.ts'
import { eventually, rosa } from './running.ts'

const { place: world, service, smtp } = await deskOfThisFile(openWorld)
beforeEach(() => {
  smtp.received.length = 0
})

/** A case whose answer has left; the bytes that left with it. */
async function answered(raw = letter()) {
  const { found, mail } = await approved(service, raw)
  await sendMail(service, mail.id)
  return { found: await nowOf(service, { caseId: found.id }), mail, sent: Buffer.from(smtp.received.at(-1) ?? '') }
}

const names = async (one: CaseRow) => (await eventsOf(service.store, one.id)).map(({ event }) => event)

/** Watches the desk's mailbox until `done`. */
async function watching(done: () => Promise<unknown>, at: Service = service): Promise<void> {
  const stopping = new AbortController()
  const server = world.practice.servers.imap
  const watched = watchMailbox(at, { server, inbox: openInbox(server) }, stopping.signal)
  try {
    await done()
  } finally {
    stopping.abort()
    await watched
  }
}

const caseAbout = (subject: string) =>
  eventually(`a case "${subject}"`, async () =>
    (await listCases(service.store, { limit: 200 })).find((one) => one.subject === subject),
  )

test('1: an id of another installation, or one made up, leads into no thread of ours', async () => {
  const { found } = await answered()
  for (const secret of ['a key of another installation of this', '']) {
    const id = mintMessageId({ caseNumber: found.number, random: 'r4nd0m', secret, domain: 'practice.test' })
    expect((await taken(service, letter({ inReplyTo: id, text: 'And 20610?' }))).number).not.toBe(found.number)
  }
})

test('2: the number of a case in the subject lets nobody into it', async () => {
  const { found } = await answered()
  const one = await taken(
    service,
    letter({ from: 'eve@elsewhere.example', subject: `Re: [${found.number}]`, text: 'J1885?' }),
  )
  expect(one.number).not.toBe(found.number)
  expect(one.likely_continues).toBe(found.id)
})

test('3: a job that is run again, by several workers at once, sends no second mail', async () => {
  const { mail } = await approved(service)
  await Promise.all(Array.from({ length: 5 }, () => sendMail(service, mail.id)))
  await sendMail(later(service, 3_600_000), mail.id)
  expect(smtp.received).toHaveLength(1)
})

test('4: a recipient that is refused for good is not tried every hour', async () => {
  const { mail } = await approved(service)
  const refusing = await scriptedSmtp({ rcpt: '550 5.1.1 no such user' })
  const at = sendingTo(service, refusing)
  await sendMail(at, mail.id)
  for (const hours of [1, 2, 3]) {
    await sweep(later(at, hours * 3_600_000))
    await sendMail(later(at, hours * 3_600_000), mail.id)
  }
  expect(await outboxById(service.store, mail.id)).toMatchObject({ state: 'refused', attempts: 1 })
  await refusing.close()
})

test('5: robots that answer each other from a new address each time come to an end', async () => {
  const limits = { on: true, perAddressPerDay: 5, perHousePerDay: 4, perHour: 100 }
  const at = { ...service, desk: { ...service.desk, acknowledge: limits } }
  for (let talk = 0; talk < 12; talk++) {
    await receive(
      at,
      letter({ from: `robot-${talk}@loop.example`, text: 'We have got your mail about 99213. Which modifier was sent?' }),
      null,
    )
    await receive(at, letter({ from: `r${talk}@honest.example`, above: ['Auto-Submitted: auto-replied'] }), null)
    await sendAcknowledgements(at)
  }
  expect(smtp.received).toHaveLength(limits.perHousePerDay)
})

test('6: an out-of-office joins its case and does not open it again', async () => {
  const { found, mail } = await answered()
  const away = letter({ inReplyTo: mail.message_id, subject: 'Automatic reply: Ketorolac', text: 'I am away.' })
  expect(await receive(service, away, null)).toMatchObject({ is: 'case', number: found.number, draftDue: false })
  expect((await nowOf(service, { caseId: found.id })).state).toBe('answered')
  expect(await messagesOf(service.store, found.id)).toHaveLength(3)
})

test('7: a mail that nobody can read stops no mail behind it, and is kept', async () => {
  const unreadable = Buffer.from(`Subject: bad\r\nX-Long: ${'x'.repeat(1_200_000)}\r\n\r\nhello`)
  await putInto(world, 'INBOX', [unreadable, letter({ subject: 'Behind the bad one' })])
  await watching(() => caseAbout('Behind the bad one'))
  expect((await parkedMails(service.store)).some(({ because }) => because !== '')).toBe(true)
})

test('8: a mail that another program has marked as read is taken in all the same', async () => {
  await putInto(world, 'INBOX', [letter({ subject: 'Read by a colleague' })])
  const inbox = openInbox(world.practice.servers.imap)
  await inbox.connect()
  for (const { uid } of await inbox.newerThan(0, { limit: 100 })) await inbox.flagSeen(uid)
  await inbox.close()
  await watching(() => caseAbout('Read by a colleague'))
})

test('9: what has been read is not fetched again by the next connection', async () => {
  await putInto(world, 'INBOX', [letter({ subject: 'Fetched once' })])
  await watching(() => caseAbout('Fetched once'))
  const fetched: number[] = []
  const server = world.practice.servers.imap
  const inbox = openInbox(server)
  const counting = {
    ...inbox,
    fetchRaw: (uid: number, maxBytes: number, size?: number) => {
      fetched.push(uid)
      return inbox.fetchRaw(uid, maxBytes, size)
    },
  }
  const stopping = new AbortController()
  const watched = watchMailbox(service, { server, inbox: counting }, stopping.signal)
  await putInto(world, 'INBOX', [letter({ subject: 'After it' })])
  await caseAbout('After it')
  stopping.abort()
  await watched
  expect(fetched).toHaveLength(1)
})

test('10: after days of downtime older mail is taken in too', async () => {
  const old = letter({ subject: 'Ten days old' }).toString().replace('Mon, 23 Nov 2026', 'Fri, 13 Nov 2026')
  await putInto(world, 'INBOX', [Buffer.from(old), letter({ subject: 'Of today' })])
  await watching(() => caseAbout('Of today'))
  await caseAbout('Ten days old')
})

test('11: a case that was set aside does not come back with the next poll, not even of a mailbox made anew', async () => {
  const raw = letter({ subject: 'Set aside' })
  const found = await drafted(service, raw)
  const outcome = await setAside(service, { number: found.number, version: found.version, why: 'spam', reviewer: rosa })
  expect(outcome.is).toBe('done')
  expect(await receive(service, raw, { mailbox: 'anew', uidValidity: 2n, uid: 1 })).toEqual({ is: 'known' })
  expect((await nowOf(service, { caseId: found.id })).state).toBe('closed')
})

test('12: one mail is one case, though what comes after storing it failed and it is taken again', async () => {
  const raw = letter({ subject: 'Taken twice' })
  const failing: Service = {
    ...service,
    queues: { ...service.queues, nudgeDrafter: () => Promise.reject(new Error('the queue is away')) },
  }
  await receive(failing, raw, null)
  const again: Received[] = await Promise.all([receive(service, raw, null), receive(service, raw, null)])
  expect(again.map(({ is }) => is)).toEqual(['known', 'known'])
  expect((await listCases(service.store, { q: 'Taken twice', limit: 9 })).length).toBe(1)
})

test('13: words between quoted lines stay, and so does what only looks like a signature', async () => {
  const text = [
    'On Mon, Nov 2, 2026 at 9:12 AM Desk <desk@practice.test> wrote:',
    '> Which payer?',
    'Medicare, part B.',
    '> Which date of service?',
    'November 2nd.',
    '',
    'Best, and one thing more:',
    '--',
    'Does the note need the dose?',
    '> older',
    'It was 60 mg.',
  ].join('\n')
  const found = await taken(service, letter({ text }))
  const [mail] = await messagesOf(service.store, found.id)
  for (const words of ['Medicare, part B.', 'It was 60 mg.']) expect(mail?.reply_text).toContain(words)
  // Whatever is taken for a signature is kept beside the words and shown.
  expect(`${mail?.reply_text}\n${mail?.signature}`).toContain('Does the note need the dose?')
})

test('14: our answer stands in the thread of Outlook: its Thread-Index, In-Reply-To and References', async () => {
  const index = 'AdzYt6Xh0Jk2mG5oS0y4m3v4b6p7nQ=='
  const { sent } = await answered(letter({ messageId: '<outlook@clinic.example>', above: [`Thread-Index: ${index}`] }))
  const parsed = await parseMessage(sent)
  if (parsed.is !== 'message') throw new Error(parsed.because)
  expect(parsed.message.headers.get('thread-index')).toEqual([index])
  expect(parsed.message.headers.get('thread-topic')).toEqual(['Ketorolac'])
  expect(parsed.message.inReplyTo).toEqual(['<outlook@clinic.example>'])
  expect(parsed.message.references).toContain('<outlook@clinic.example>')
  const longest = Math.max(
    ...sent
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.length),
  )
  expect(longest).toBeLessThanOrEqual(998)
})

test('15: a mail that knows us by References alone joins its case', async () => {
  const { found, mail } = await answered()
  const raw = letter({ above: [`References: <gone@clinic.example> ${mail.message_id}`], text: 'And 20610?' })
  expect((await taken(service, raw)).number).toBe(found.number)
})

test('16: a mail whose sender dropped every header and mark falls to a person, with the earlier case named', async () => {
  const { found } = await answered(letter({ subject: 'Ketorolac for nurses' }))
  const one = await taken(service, letter({ subject: 'Ketorolac for nurses', text: 'And with 25?' }))
  expect(one.number).not.toBe(found.number)
  expect(one.likely_continues).toBe(found.id)
  expect(await names(one)).toContain('likely_continues')
})

test('17: the second HTML part and the picture between of Apple Mail are there', async () => {
  const part = (head: string, body: string) => `--edge\r\nContent-Type: ${head}\r\n\r\n${body}\r\n`
  const raw = Buffer.from(
    [
      'From: dana@clinic.example\r\nTo: desk@practice.test\r\nSubject: Apple\r\nMessage-ID: <apple@clinic.example>\r\n',
      'Content-Type: multipart/mixed; boundary=edge\r\n\r\n',
      part('text/html', '<p>Is J1885 right here?</p>'),
      part('image/png; name="scan.png"\r\nContent-Disposition: inline; filename="scan.png"', 'PNG'),
      part('text/html', '<p>And what of 96372?</p>'),
      '--edge--\r\n',
    ].join(''),
  )
  const [mail] = await messagesOf(service.store, (await taken(service, raw)).id)
  expect(mail?.reply_text).toMatch(/J1885[\s\S]*96372/)
  expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['scan.png'])
})

test('18: the files in a winmail.dat are there by their names', async () => {
  const tnef = tnefOf({ files: [{ filename: 'superbill.pdf', content: Buffer.from('%PDF-1.4 superbill') }] })
  const raw = [
    'From: dana@clinic.example\r\nTo: desk@practice.test\r\nSubject: Outlook\r\nMessage-ID: <tnef@clinic.example>',
    'Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge\r\nContent-Type: text/plain\r\n\r\nIs J1885 right here?',
    '--edge\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n',
    tnef.toString('base64'),
    '--edge--\r\n',
  ].join('\r\n')
  const [mail] = await messagesOf(service.store, (await taken(service, Buffer.from(raw))).id)
  expect(mail?.attachments.map(({ filename }) => filename)).toContain('superbill.pdf')
})

test('19: a mail that is too large becomes a case that says so, and an answer that is too large is refused aloud', async () => {
  const cut = { bytes: 40 * 1_048_576, limit: 25 * 1_048_576, leftOut: [] }
  const received = await receive(service, letter({ subject: 'Too large' }), null, cut)
  expect(received.is).toBe('case')
  const [mail] = await messagesOf(service.store, (await caseAbout('Too large')).id)
  expect(mail?.defects.join()).toContain('40 MB')

  const { found, mail: answer } = await approved(service)
  const small = await scriptedSmtp({ extensions: ['SIZE 100'] })
  await sendMail(sendingTo(service, small), answer.id)
  expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
  expect(await names(found)).toContain('delivery_refused')
  await small.close()
})

test('20: a bounce takes "answered" back, and a forged one touches no case', async () => {
  const { found, mail } = await answered()
  const forged = bounceOf('<cc.guessed@practice.test>')
  expect(await receive(service, forged, null)).toMatchObject({ is: 'no_case' })
  expect((await nowOf(service, { caseId: found.id })).state).toBe('answered')
  await receive(service, bounceOf(mail.message_id), null)
  expect((await nowOf(service, { caseId: found.id })).state).toBe('in_review')
})
