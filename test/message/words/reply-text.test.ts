import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { parseMessage } from '../../../src/message/parse.ts'
import { newWords } from '../../../src/message/words/reply-text.ts'

/** Lines that mail clients and people write, in any order: most mails made of them exist nowhere, none may lose a line. */
const line = fc.constantFrom(
  '',
  'Is J1885 covered?',
  'The payer is Medicare.',
  '> Which payer?',
  '>> older',
  'On Mon, Nov 2, 2026 at 9:12 AM Desk <desk@consult.example> wrote:',
  'Am 02.11.2026 09:12 schrieb Desk <desk@consult.example>:',
  'From: Desk <desk@consult.example>',
  'Sent: Monday, November 2, 2026 9:12 AM',
  'To: Dana',
  'Subject: RE: Question',
  '-----Original Message-----',
  '---------- Forwarded message ---------',
  'Begin forwarded message:',
  '________________________________',
  '-- ',
  'Sent from my iPhone',
  'CONFIDENTIALITY NOTICE: for the addressee only',
)
const mail = fc.array(fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: fc.string() }), {
  maxLength: 30,
})

const filled = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trimEnd())
    .filter(Boolean)
    .sort()

test('a pasted table is no quote, a line quoted with a bar is', () => {
  const table = '| Proc | Mod | Qty |\n| 45380 | 59 | 1 |'
  expect(newWords(`Can these go out?\n${table}`).replyText).toBe(`Can these go out?\n${table}`)
  expect(newWords('Thanks, and 20610?\n| Is 99213 ok?').replyText).toBe('Thanks, and 20610?')
})

test('every line that is not empty is in exactly one part', () => {
  fc.assert(
    fc.property(mail, (lines) => {
      const parts = newWords(lines.join('\n'))
      expect(filled([parts.replyText, parts.quotedText, parts.signature].join('\n'))).toEqual(filled(lines.join('\n')))
    }),
    { numRuns: 500 },
  )
})

test('the new words hold nothing more to be cut', () => {
  fc.assert(
    fc.property(mail, (lines) => {
      const { replyText } = newWords(lines.join('\n'))
      expect(newWords(replyText).replyText).toBe(replyText)
    }),
    { numRuns: 500 },
  )
})

// Before the limit of lines, bare rules and blank lines took 0.6 s; a library took nine minutes on a mail three times as long.
test.each([
  '-----\n',
  '--\n',
  '> a\n',
  '\n',
  '\n\n\n--\na\n',
  'On 2026 10:00 a@b\n',
  'From: a@b\n',
  'a',
  '@',
  'wrote:\n',
  '>',
])('a mail of nothing but %j is parted in 200 ms', async (piece) => {
  const raw = Buffer.from(`From: a@b.example\n\n${piece.repeat(250_000 / piece.length)}`)
  // The least of three tries: another program may have had the processor.
  const tries: number[] = []
  for (let again = 0; again < 3; again++) {
    const bare = await took(() => simpleParser(raw))
    tries.push((await took(() => parseMessage(raw))) - bare)
  }
  expect(Math.min(...tries)).toBeLessThan(200)
})

/** Processor time in ms: other programs on the machine do not count. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return process.cpuUsage(before).user / 1_000
}
