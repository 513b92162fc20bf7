// `npm run fuzz -- [MINUTES] [SEED]`: mutilated mails through reading, screening and parting, against the clock. Nothing may throw, and no
// mail may cost more than LIMIT_MS over what bare mailparser takes for it; its seed repeats a mail. MAIL_CORPUS adds real mails to those of the project.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { screenMail } from '../src/message/screen/screen-mail.ts'
import { newWords } from '../src/message/words/reply-text.ts'
import { chanceOf, mutilate } from '../test/message/mutilate.ts'
import { policy } from '../test/message/policy.ts'

const LIMIT_MS = 200 // of processor time; what is above is tried again before it counts, for collecting garbage costs now and then
const TRIES = 3

const minutes = Number(process.argv[2] ?? 1)
const firstSeed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const corpus = process.env.MAIL_CORPUS ?? join(import.meta.dirname, '../../shared/mail')
const mails = [join(import.meta.dirname, '../test/message/mail'), corpus]
  .flatMap((cwd) => globSync('**/*.eml', { cwd }).map((name) => join(cwd, name)))
  .map((name) => readFileSync(name))
const options = { own: ['desk@consult.example'], policy }

const ends = performance.now() + minutes * 60_000
const verdicts = new Map<string, number>()
const slow: { ms: number; seed: number; did: string; bytes: number }[] = []
let tried = 0
let worst = { ms: 0, seed: 0, did: '' }
for (let seed = firstSeed; performance.now() < ends; seed++, tried++) {
  const chance = chanceOf(seed)
  const { did, raw } = mutilate(chance.one(mails), chance.one(mails), chance)
  try {
    const { verdict, ms } = await timed(raw)
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
    if (ms > worst.ms) worst = { ms, seed, did }
    if (ms > LIMIT_MS) slow.push({ ms, seed, did, bytes: raw.length })
  } catch (error) {
    const kept = join(tmpdir(), `fuzz-${seed}.eml`)
    writeFileSync(kept, raw)
    console.error(`seed ${seed} (${did}) threw; the mail is ${kept}`, error)
    process.exit(1)
  }
}
console.log(`${tried} mails in ${minutes} minutes, seeds from ${firstSeed}; nothing thrown`)
console.log(Object.fromEntries(verdicts))
console.log(`most over bare mailparser: ${Math.round(worst.ms)} ms (seed ${worst.seed}: ${worst.did})`)
for (const one of slow) console.log(`over ${LIMIT_MS} ms: ${JSON.stringify(one)}`)
process.exit(slow.length === 0 ? 0 : 1)

/** Screens a mail and parts its words anew; `ms` is what it took beyond mailparser, the least of some tries when it was much. */
async function timed(raw: Buffer): Promise<{ verdict: string; ms: number }> {
  let best = Number.POSITIVE_INFINITY
  let verdict = ''
  for (let again = TRIES; again > 0 && best > LIMIT_MS; again--) {
    const bare = await bareMs(raw)
    const before = process.cpuUsage()
    const line = await screenMail('fuzz', raw, options)
    best = Math.min(best, process.cpuUsage(before).user / 1_000 - bare)
    verdict = line.verdict
    newWords(line.replyText)
    if (!JSON.stringify(line).isWellFormed()) throw new Error('the line holds a lone surrogate')
  }
  return { verdict, ms: best }
}

/** Bare mailparser with its own defaults, which also turns HTML into text; its refusal counts as the time it took. */
async function bareMs(raw: Buffer): Promise<number> {
  const before = process.cpuUsage()
  await simpleParser(raw, { maxHtmlLengthToParse: 1_000_000 }).catch(() => undefined)
  return process.cpuUsage(before).user / 1_000
}
