// Mails whose bytes are not what their header says. Before, their letters were lost or their words were a file without a name.
import { describe, expect, test } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'

const HEAD =
  'From: Dana <dana@clinic.example>\r\nTo: desk@consult.example\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nMessage-ID: <a@clinic.example>\r\n'
const WORDS = 'Überweisung – 20610?'
const IN_WINDOWS = Buffer.from(WORDS.replace('Ü', '\xdc').replace('–', '\x96'), 'latin1')

async function read(header: string, body: Buffer | string, before: Buffer | string = '') {
  const raw = Buffer.concat([Buffer.from(before), Buffer.from(`${HEAD}${header}\r\n\r\n`, 'latin1'), Buffer.from(body)])
  const result = await parseMessage(raw)
  if (result.is !== 'message') throw new Error(result.because)
  return result.message
}

describe('bytes of windows-1252', () => {
  test.each([
    'text/plain',
    'text/plain; charset=utf-8',
    'text/plain; charset=us-ascii',
    'text/plain; charset=unknown-8bit',
  ])('under %s', async (type) => {
    const message = await read(`Subject: Gr\xfc\xdfe\r\nContent-Type: ${type}`, IN_WINDOWS)
    expect(message).toMatchObject({ subject: 'Grüße', replyText: WORDS, defects: [] })
  })

  test('in quoted-printable under UTF-8, beside real UTF-8', async () => {
    const type = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable'
    expect((await read(type, '=DCberweisung =96 20610=3F caf=C3=A9')).replyText).toBe(`${WORDS} café`)
  })

  test('of another part that names its character set are left to it', async () => {
    const part = (charset: string, body: Buffer) =>
      Buffer.concat([
        Buffer.from(`--b\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`),
        body,
        Buffer.from('\r\n'),
      ])
    const body = Buffer.concat([
      part('windows-1251', Buffer.of(0xcf, 0xf0, 0xe8)),
      part('utf-8', IN_WINDOWS),
      Buffer.from('--b--'),
    ])
    expect((await read('Content-Type: multipart/mixed; boundary=b', body)).replyText).toContain('При')
  })
})

test('UTF-8 under the name of Latin-1 is read as what it is, and real Latin-1 stays', async () => {
  expect((await read('Content-Type: text/plain; charset=iso-8859-1', WORDS)).replyText).toBe(WORDS)
  const french = Buffer.from('\xc2ge: 20 ans, \xe2g\xe9', 'latin1')
  expect((await read('Content-Type: text/plain; charset=iso-8859-1', french)).replyText).toBe('Âge: 20 ans, âgé')
})

test.each(['\r\n\r\n', '\ufeff', '\ufeff\n'])('%j before the header hides nothing of it', async (before) => {
  expect(await read('Subject: units', 'Is 20610 covered?', before)).toMatchObject({
    from: { address: 'dana@clinic.example' },
    subject: 'units',
    replyText: 'Is 20610 covered?',
  })
})

test.each(['text', 'text/markdown', 'plain/text', 'unknown', '*/*', 'text/plain charset=utf-8'])(
  'a mail of the type %j has words, not a file',
  async (type) => {
    const message = await read(`Content-Type: ${type}`, 'Is 20610 covered?')
    expect(message).toMatchObject({ replyText: 'Is 20610 covered?', attachments: [] })
    expect(message.defects.join()).toContain('read as plain text')
  },
)

test('HTML sent as plain text is read as HTML, and a sentence about tags is not', async () => {
  const html = '<html><body><p>Is 20610 covered?</p><br></body></html>'
  expect((await read('Content-Type: text/plain', html)).replyText).toBe('Is 20610 covered?')
  expect((await read('Content-Type: text/plain', '<b> marks bold text, is 20610 covered?')).replyText).toContain('<b>')
})

test('a plain part that only says to read the other one gives way to it', async () => {
  const body =
    '--b\r\nContent-Type: text/plain\r\n\r\nYour mail program does not show HTML.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Is 20610 covered?</p>\r\n--b--'
  expect((await read('Content-Type: multipart/alternative; boundary=b', body)).replyText).toBe('Is 20610 covered?')
})

test('what only a preview shows is no word of the mail', async () => {
  const html = '<div style="display:none">Offer of the day</div><p>Is 20610 covered?</p>'
  expect((await read('Content-Type: text/html', html)).replyText).toBe('Is 20610 covered?')
})

test('the frame of a PGP signature stands with the signature', async () => {
  const body =
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIs 20610 covered?\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\n'
  const message = await read('Content-Type: text/plain', body)
  expect(message.replyText).toBe('Is 20610 covered?')
  expect(message.signature).toContain('iQEz')
})
