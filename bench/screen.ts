// `npm run bench:screen`: mails per second of reading and screening beside bare mailparser on the same mails, in processor time. The ratio
// holds on any machine. MAIL_CORPUS adds real mails to those of the project.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { screenMail } from '../src/message/screen/screen-mail.ts'
import { policy } from '../test/message/policy.ts'

const ROUNDS = 7 // the best of each counts: the first compile the code
const CHUNK = 40 // mails measured at a time, each way in turn: a busy neighbour slows both or is not in the best round
const corpus = process.env.MAIL_CORPUS ?? join(import.meta.dirname, '../../shared/mail')
const mails = [join(import.meta.dirname, '../test/message/mail'), corpus]
  .flatMap((cwd) => globSync('**/*.eml', { cwd }).map((name) => join(cwd, name)))
  .map((name) => readFileSync(name))
const options = { own: ['desk@consult.example'], policy }

const chunks = Array.from({ length: Math.ceil(mails.length / CHUNK) }, (_, at) =>
  mails.slice(at * CHUNK, (at + 1) * CHUNK),
)
const bare = chunks.map(() => Number.POSITIVE_INFINITY)
const ours = chunks.map(() => Number.POSITIVE_INFINITY)
for (let round = 0; round < ROUNDS; round++)
  for (const [at, chunk] of chunks.entries()) {
    bare[at] = Math.min(bare[at] ?? 0, await seconds(chunk, (raw) => simpleParser(raw)))
    ours[at] = Math.min(ours[at] ?? 0, await seconds(chunk, (raw) => screenMail('bench', raw, options)))
  }
console.log(`${mails.length} mails: ${rate(ours)} a second read and screened, ${rate(bare)} by bare mailparser`)
console.log(`ratio ${(sum(bare) / sum(ours)).toFixed(2)}`)

async function seconds(chunk: readonly Buffer[], read: (raw: Buffer) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (const raw of chunk) await read(raw)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

function rate(times: readonly number[]): number {
  return Math.round(mails.length / sum(times))
}

function sum(times: readonly number[]): number {
  return times.reduce((all, one) => all + one, 0)
}
