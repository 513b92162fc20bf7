// `npm run bench`: how soon a draft is ready after SMTP accept, and how many mails a second get through to review, beside what a user would
// pick instead: a bare imapflow client in idle() on the same mailbox, and bare mailparser on the same mails. Ratios hold on any machine.
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { draftCase } from '../src/flow/draft-case.ts'
import { receive } from '../src/flow/receive.ts'
import { CASE_CHANNEL, casesToDraft, listCases } from '../src/store/cases.ts'
import { type Running, running } from '../test/flow/running.ts'
import runFolder from '../test/world/run-folder.ts'
import { openWorld, type World } from '../test/world/world.ts'

const LATENCY_MAILS = 200
const QUIET_MS = 700
const THROUGHPUT_MAILS = 400

const QUESTIONS = [
  'Can 0470T and 0471T be billed together? We imaged 3 lesions. Medicare, DOS 3/15/2022.',
  'How many units of J1885 are 60 mg given IM in the office?',
  'Patient was seen for a follow-up, 99213, and got 20610 in the right knee. Do I need 25?',
  'Which code for a vitamin B12 shot, 1000 mcg?',
  '97597 with 11042 on the same wound, can I use 59?',
]

runFolder() // goes with this process
const world = await openWorld()
try {
  await latency(world)
  await throughput(world)
} finally {
  await world.close()
}

/** SMTP accept to draft ready, mail by mail; a bare client hears of the same mails in the same mailbox. */
async function latency(world: World): Promise<void> {
  const bare = await bareIdle(world)
  const desk = await running(world)
  const drafts = await draftsOf(desk)
  const mailbox = world.practice.mailboxes.find(({ address }) => address === 'clinic@practice.test')
  const transport = createTransport({
    host: world.practice.smtp.host,
    port: world.practice.smtp.port,
    auth: { user: mailbox?.address ?? '', pass: mailbox?.password ?? '' },
    tls: { rejectUnauthorized: false },
  })
  const drafted: number[] = []
  const heard: number[] = []
  const behind: number[] = []
  for (let at = 0; at < LATENCY_MAILS; at++) {
    // Dovecot gathers notices for half a second; mails closer together than that would be told to the two clients at different times.
    await wait(QUIET_MS + Math.random() * 300)
    const subject = `Bench ${at}`
    const notice = bare.next()
    await transport.sendMail({
      from: 'clinic@practice.test',
      to: world.practice.desk.address,
      subject,
      text: QUESTIONS[at % QUESTIONS.length] ?? '',
    })
    const accepted = performance.now()
    const ready = drafts.ready(subject).then((when) => when - accepted)
    const told = notice.then((when) => when - accepted)
    const [draftMs, noticeMs] = await Promise.all([ready, told])
    drafted.push(draftMs)
    heard.push(noticeMs)
    behind.push(draftMs - noticeMs)
  }
  transport.close()
  await drafts.close()
  const rss = process.memoryUsage.rss() + postgresBytes()
  await desk.stop()
  await bare.close()
  print('SMTP accept to draft ready', { ms: drafted })
  print('bare imapflow idle() hears of it', { ms: heard })
  print('draft ready after the bare notice', { ms: behind })
  console.log(
    `memory: ${Math.round(rss / 1_048_576)} MB resident, the five workers with this bench in them and PostgreSQL, without Dovecot`,
  )
}

/** Mails through receive and draft to in_review, one process, beside mailparser alone on the same bytes. */
async function throughput(world: World): Promise<void> {
  const desk = await running(world, { workers: [] })
  const mails = Array.from({ length: THROUGHPUT_MAILS }, (_, at) => rawMail(at))
  const parseStarted = performance.now()
  for (const raw of mails) await simpleParser(raw)
  const parseSeconds = (performance.now() - parseStarted) / 1_000
  const started = performance.now()
  for (const raw of mails) await receive(desk.service, raw, null)
  for (;;) {
    const due = await casesToDraft(desk.service.store, new Date(Date.now() + 60_000))
    if (due.length === 0) break
    await Promise.all(due.slice(0, 4).map(({ id }) => draftCase(desk.service, id)))
  }
  const seconds = (performance.now() - started) / 1_000
  const done = (await listCases(desk.service.store, { limit: THROUGHPUT_MAILS, states: ['in_review'] })).length
  await desk.stop()
  console.log(
    `throughput: ${(done / seconds).toFixed(0)} mails/s through to in_review (${done} mails), bare mailparser ${(mails.length / parseSeconds).toFixed(0)} mails/s, ratio ${(parseSeconds / seconds).toFixed(3)}`,
  )
}

function rawMail(at: number): Buffer {
  return Buffer.from(
    [
      'From: Dana <dana@clinic.example>',
      'To: desk@practice.test',
      `Subject: Bench throughput ${at}`,
      `Message-ID: <bench-${at}@clinic.example>`,
      'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `${QUESTIONS[at % QUESTIONS.length]} (${at})`,
      '',
      'On Mon, Nov 23, 2026 at 9:00 AM Desk <desk@practice.test> wrote:',
      '> Thank you for writing.',
      '',
    ].join('\r\n'),
  )
}

/** Hears, as the desk's pages do, of every change of a case; `ready` resolves with the moment the draft of this subject is in review. */
async function draftsOf(desk: Running): Promise<{ ready(subject: string): Promise<number>; close(): Promise<void> }> {
  const client = await desk.service.pool.connect()
  await client.query(`LISTEN ${CASE_CHANNEL}`)
  return {
    ready: (subject) =>
      new Promise((resolve) => {
        const look = async () => {
          const [newest] = await listCases(desk.service.store, { limit: 1 })
          if (newest?.subject !== subject || newest.state !== 'in_review') return
          client.off('notification', look)
          resolve(performance.now())
        }
        client.on('notification', look)
        // It may have been ready before we listened for it.
        void look()
      }),
    close: async () => client.release(true),
  }
}

/** A client that does nothing but wait in idle(); `next` resolves with the moment of its next notice. */
async function bareIdle(world: World): Promise<{ next(): Promise<number>; close(): Promise<void> }> {
  const { host, port } = world.practice.imap
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    auth: { user: world.practice.desk.address, pass: world.practice.desk.password },
    logger: false,
  })
  client.on('error', () => undefined)
  let tell: (when: number) => void = () => undefined
  client.on('exists', () => tell(performance.now()))
  await client.connect()
  await client.mailboxOpen('INBOX')
  let closing = false
  const idling = (async () => {
    while (!closing) await client.idle()
  })()
  return {
    next: () =>
      new Promise((resolve) => {
        tell = resolve
      }),
    close: async () => {
      closing = true
      client.close()
      await idling.catch(() => undefined)
    },
  }
}

/** What the embedded PostgreSQL's processes hold for themselves (Pss, so that shared pages count once); 0 where /proc is missing. */
function postgresBytes(): number {
  try {
    const { readdirSync } = process.getBuiltinModule('node:fs')
    return readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid))
      .filter(
        (pid) =>
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres:') ||
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bin/postgres'),
      )
      .reduce(
        (sum, pid) =>
          sum + 1_024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
        0,
      )
  } catch {
    // A process ended while it was read, or this is no Linux: the figure is then the workers' alone.
    return 0
  }
}

function print(what: string, { ms }: { ms: number[] }): void {
  const sorted = [...ms].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(0)
  console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${ms.length} mails)`)
}
