// `npm run bench:screen`: mails per second of reading and screening beside bare mailparser on the same mails, in processor time. The ratio
// holds on any machine. MAIL_CORPUS adds real mails to those of the project.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { screenMail } from '../src/message/screen/screen-mail.ts'
import { policy } from '../test/message/policy.ts'

const ROUNDS = 5 // the best of each counts: the first compile the code
const corpus = process.env.MAIL_CORPUS ?? join(import.meta.dirname, '../../shared/mail')
const mails = [join(import.meta.dirname, '../test/message/mail'), corpus]
  .flatMap((cwd) => globSync('**/*.eml', { cwd }).map((name) => join(cwd, name)))
  .map((name) => readFileSync(name))
const options = { own: ['desk@consult.example'], policy }

let [bare, ours] = [0, 0]
for (let round = 0; round < ROUNDS; round++) {
  bare = Math.max(bare, await perSecond((raw) => simpleParser(raw)))
  ours = Math.max(ours, await perSecond((raw) => screenMail('bench', raw, options)))
}
console.log(
  `${mails.length} mails: ${Math.round(ours)} a second read and screened, ${Math.round(bare)} by bare mailparser`,
)
console.log(`ratio ${(ours / bare).toFixed(2)}`)

async function perSecond(read: (raw: Buffer) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (const raw of mails) await read(raw)
  const { user, system } = process.cpuUsage(before)
  return mails.length / ((user + system) / 1_000_000)
}
