// Lines of phones, notices and banners in the shapes nobody listed, and words that must not be taken for one.
import { describe, expect, test } from 'vitest'
import { newWords } from '../../../src/message/words/reply-text.ts'

const NEW = 'The payer is Medicare.\n\nShould we add modifier 59?'

describe('is signature below the words', () => {
  test.each([
    'Sent from my Verizon, Samsung Galaxy smartphone',
    'Sent from my iPhone. Please excuse brevity and typos.',
    '<Sent from my iPad>',
    'Gesendet mit der WEB.DE iPhone App',
    'Hanki Outlook for iOS',
    'iOS용 Outlook 다운로드',
    'Tumwa kutoka iPhone yangu',
    'This email (including any attachments) may contain confidential information.',
    'NOTICE: this message is intended for the persons named above; if you received it in error, delete it.',
    'If this transmission reached you in error, its contents are privileged\nand any disclosure is prohibited.',
    'Ce message et ses pièces jointes sont confidentiels et réservés à leur destinataire.',
    'Please consider the environment before printing.',
    '~~~~~~~~~~~~\nDana Miller, CPC',
    'Bitte vernichten Sie diese Mail, wenn Sie nicht der Adressat sind: sie ist vertraulich.',
  ])('%s', (line) => expect(newWords(`${NEW}\n\n${line}`)).toMatchObject({ replyText: NEW, signature: line }))
})

test.each([
  'CAUTION: This email originated from outside of the organization. Do not click links or open attachments.',
  "You don't often get email from dana@clinic.example. Learn why this is important",
  'CONFIDENTIALITY NOTICE: for the addressee only.',
])('"%s" above the words is a banner, and the words below stay new', (banner) =>
  expect(newWords(`${banner}\n\n${NEW}\n\nThank you,\nDana`)).toMatchObject({
    replyText: `${NEW}\n\nThank you,\nDana`,
    signature: banner,
  }),
)

test('a banner that the words follow without a blank line takes no word of them', () => {
  const banner = 'EXTERNAL: check the sender before you open links.'
  expect(newWords(`${banner}\nPlease advise on 20610 with 99213.`).replyText).toBe('Please advise on 20610 with 99213.')
})

describe('stays new', () => {
  test.each([
    ['a question under two dashes', 'The first is about 99213.\n--\nThe second: is 36415 paid with it?'],
    ['a question about notices', 'Is a confidentiality notice required with this message to the payer?'],
    ['a notice that names a code', 'This message is about a confidential visit, 99213 with 20610. Please advise.'],
    ['a device in a sentence', 'Is 96127 paid?\n\nThe patient filled in the scale on an iPad at home, alone.'],
    ['a banner alone', 'WARNING: the payer sent this from outside, links and attachments included.'],
  ])('%s', (_, text) => expect(newWords(text).replyText).toBe(text))
})
