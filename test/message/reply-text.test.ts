import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newWords } from '../../src/message/reply-text.ts'

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

test.each(['-----\n', '--\n', '> a\n', '\n', 'On 2026 10:00 a@b\n', 'From: a@b\n', 'a', '@', 'wrote:\n', '>'])(
  'a long mail of %j takes time in proportion to its length',
  (piece) => {
    const started = performance.now()
    newWords(piece.repeat(250_000 / piece.length))
    // A library took nine minutes on a mail three times as long; anything but a hang passes, on a slow machine too.
    expect(performance.now() - started).toBeLessThan(10_000)
  },
)
