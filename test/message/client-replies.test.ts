// Replies as clients write them, of makers and languages whose quotes were once taken for new words, and words that only look like a quote.
import { describe, expect, test } from 'vitest'
import { wordsOfHtml } from '../../src/message/words/html-text.ts'
import { newWords } from '../../src/message/words/reply-text.ts'

const NEW = 'The payer is Medicare.\n\nShould we add modifier 59?'
const OLD = 'Dear Dana,\nwhich payer is it?'

describe('the quote is known', () => {
  test.each([
    ['Zoho', `---- On Tue, 24 Nov 2026 09:12:00 -0500 Desk <desk@consult.example> wrote ----\n\n${OLD}`],
    [
      'Greek Outlook',
      `Από: Desk <desk@consult.example>\nΣτάλθηκε: 24 Νοεμβρίου 2026 9:12\nΠρος: Dana\nΘέμα: Re: units\n\n${OLD}`,
    ],
    ['a ticket system', `##- Please type your reply above this line -##\n\n${OLD}`],
    [
      'a header block without an address',
      `From: Desk\nSent: Tuesday, November 24, 2026 9:12 AM\nTo: Dana\nSubject: Re: units\n\n${OLD}`,
    ],
  ])('%s', (_, quote) => expect(newWords(`${NEW}\n\n${quote}`).replyText).toBe(NEW))

  test('Notes, which puts its header into a table', () => {
    const html = `<div>The payer is Medicare.</div><br><table><tr><td>From:<td>Desk &lt;desk@consult.example&gt;<tr><td>To:<td>dana@clinic.example<tr><td>Date:<td>11/24/2026<tr><td>Subject:<td>Re: units</table>${OLD}`
    expect(newWords(wordsOfHtml(html) ?? '').replyText).toBe('The payer is Medicare.')
  })
})

test.each([
  '나의 iPhone에서 보냄',
  'iPhone’umdan gönderildi',
  'Sent with Proton Mail secure email.',
  'Trimis de pe iPhone',
])('"%s" is a signature', (line) =>
  expect(newWords(`${NEW}\n\n${line}`)).toMatchObject({ replyText: NEW, signature: line }),
)

describe('what only looks like a quote or a signature stays new', () => {
  test.each([
    [
      'a note that is cited',
      'The note:\n\nOn 11/20/2026 at 9:12 AM the surgeon wrote:\nIncision of abscess, simple.\n\nIs 10060 right?',
    ],
    [
      'a form',
      'Payer: Medicare\nDate: 11/20/2026\nTo: be billed today\nFrom: the office\n\nIs 20610 with 99213 right?',
    ],
    ['headings underlined', 'Case 1\n-----\n11400 twice\n\nCase 2\n-----\n11401 once\n\nModifier 59 on both?'],
    ['a question under a line', 'The op note says so.\n\n-----\nIs 29881 right?'],
    ['a sentence', 'Sent from the clearinghouse: denial CO-97.\nWhat next?'],
  ])('%s', (_, text) => expect(newWords(text).replyText).toBe(text))
})
