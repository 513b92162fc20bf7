// `npm run endurance [-- waiting|anew|blackhole]…`: what a desk lives through in a bad week, in some minutes. 2,000 mails that waited, a
// mailbox made anew under the running poller, and a connection that a proxy black-holes for two minutes. Of each: is anything lost or
// doubled, and how much memory did the desk hold. Ends with 1 when an answer is wrong.
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { watchMailbox } from '../src/flow/watch-mailbox.ts'
import { openInbox } from '../src/mail/inbox.ts'
import type { Service } from '../src/service.ts'
import { eventually, running } from '../test/flow/running.ts'
import { silentProxy } from '../test/mail/silent-proxy.ts'
import { letter } from '../test/world/letters.ts'
import { putInto, remadeFolder } from '../test/world/mailbox.ts'
import runFolder from '../test/world/run-folder.ts'
import { openWorld, type World } from '../test/world/world.ts'

const WAITING = 2_000
const BLACK_HOLE_MS = 120_000
const MEMORY_MB = 500
const TRIALS = { waiting: manyWaiting, anew: mailboxMadeAnew, blackhole: blackHoled }

let wrong = 0
let most = 0
const sampling = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 100)
const named = process.argv.slice(2)
runFolder() // goes with this process
const world = await openWorld()
try {
  for (const [name, trial] of Object.entries(TRIALS)) {
    if (named.length > 0 && !named.includes(name)) continue
    // The drafter would share this process's one thread and its memory; here the way into the tables is tried.
    const desk = await running(world, { workers: [] })
    const started = performance.now()
    most = 0
    await trial(world, desk.service)
    const seconds = Math.round((performance.now() - started) / 1_000)
    say(`${name}: ${seconds} s, at most ${Math.round(most / 1_048_576)} MB`, most / 1_048_576 < MEMORY_MB)
    await desk.stop()
  }
} finally {
  clearInterval(sampling)
  await world.close()
}
process.exit(wrong === 0 ? 0 : 1)

async function manyWaiting(world: World, service: Service): Promise<void> {
  const mails = Array.from({ length: WAITING }, (_, at) =>
    letter({
      from: `asker-${at % 100}@clinic.example`,
      subject: `Waiting ${at}`,
      text: `How many units of J1885 are ${at} mg?`,
    }),
  )
  await putInto(world, 'Waiting', mails)
  await watching(world, service, { folder: 'Waiting' }, async () => {
    await allStored(service, WAITING, 1_800_000)
    await wait(3_000)
  })
  const [mailsStored, cases] = [await stored(service), await count(service, 'true', 'cases')]
  say(`${WAITING} mails waiting: ${mailsStored} stored, ${cases} cases`, mailsStored === WAITING && cases === WAITING)
}

async function mailboxMadeAnew(world: World, service: Service): Promise<void> {
  const mails = Array.from({ length: 50 }, (_, at) => letter({ subject: `Anew ${at}` }))
  await putInto(world, 'Anew', mails)
  await watching(world, service, { folder: 'Anew' }, async () => {
    await allStored(service, 50, 60_000)
    await remadeFolder(world, 'Anew')
    await putInto(world, 'Anew', [...mails, letter({ subject: 'After it was made anew' })])
    await allStored(service, 51, 120_000)
    await wait(3_000)
  })
  say('made anew under the running poller: 50 known again, the 51st taken', (await stored(service)) === 51)
}

async function blackHoled(world: World, service: Service): Promise<void> {
  const proxy = await silentProxy(world.practice.servers.imap)
  const numbered = (at: number) => letter({ subject: `Black hole ${at}` })
  await putInto(world, 'Hole', [numbered(0)])
  await watching(world, service, { folder: 'Hole', port: proxy.port }, async () => {
    await allStored(service, 1, 30_000)
    proxy.blackHole()
    const healsAt = performance.now() + BLACK_HOLE_MS
    let put = 1
    for (; performance.now() < healsAt; put++) {
      await putInto(world, 'Hole', [numbered(put)])
      await wait(1_000)
    }
    say(`in the hole: nothing came, ${put} mails wait`, (await stored(service)) === 1)
    proxy.heal()
    const healed = performance.now()
    await allStored(service, put, 400_000)
    await wait(3_000)
    const seconds = Math.round((performance.now() - healed) / 1_000 - 3)
    say(`two minutes of black hole: all ${put} taken once, ${seconds} s after its end`, (await stored(service)) === put)
  })
  await proxy.close()
}

async function watching(
  world: World,
  service: Service,
  change: { folder: string; port?: number },
  done: () => Promise<void>,
): Promise<void> {
  const stopping = new AbortController()
  const server = { ...world.practice.servers.imap, ...change }
  const watched = watchMailbox(service, { server, inbox: openInbox(server) }, stopping.signal)
  try {
    await done()
  } finally {
    stopping.abort()
    await watched
  }
}

function allStored(service: Service, mails: number, ms: number): Promise<unknown> {
  return eventually(`${mails} mails`, async () => (await stored(service)) >= mails, ms)
}

function stored(service: Service): Promise<number> {
  return count(service, "direction = 'in'", 'message')
}

async function count(service: Service, where: string, table: 'cases' | 'message'): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`SELECT count(*) AS n FROM ${sql.table(table)} WHERE ${sql.raw(where)}`.execute(service.store)
  return Number(rows[0]?.n)
}

function say(what: string, right: boolean): void {
  if (!right) wrong += 1
  console.log(`${right ? 'right' : 'WRONG'}  ${what}`)
}
