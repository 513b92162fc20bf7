import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'
import { screenMail } from '../../src/message/screen/screen-mail.ts'
import { policy } from './policy.ts'

const FOLDER = join(import.meta.dirname, 'mail')
const traits = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -'.eml'.length))

test.each(traits)('%s', async (trait) => {
  const raw = readFileSync(join(FOLDER, `${trait}.eml`))
  const line = await screenMail(trait, raw, { own: ['desk@consult.example'], policy })
  const parsed = await parseMessage(raw)
  const signature = parsed.is === 'message' ? parsed.message.signature : ''
  expect({ ...line, signature }).toMatchObject(JSON.parse(readFileSync(join(FOLDER, `${trait}.json`), 'utf8')))
})
