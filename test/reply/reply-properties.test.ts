// Whatever a client or a reviewer types, it stays text: no header, no template and no markup of theirs comes to life.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeReply } from '../../src/reply/compose-reply.ts'
import { replyOrder } from './reply-order.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '{{',
        '}}',
        '{{{body}}}',
        '{{> frame}}',
        '{{#each this}}',
        '\\{{',
        '\r\n',
        '\nBcc: eve@evil.example',
        '\u2028',
        '\0',
      ),
      fc.constantFrom(
        '<script>',
        '</p>',
        '<img src=x onerror=y>',
        '" onclick="',
        '&lt;',
        '- ',
        '1. ',
        'Code  Units',
        '  ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('nothing in a name, a subject or a thread opens a header', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, subject, id) => {
      const reply = composeReply(
        replyOrder({
          subject,
          asker: { name, address: 'dana@clinic.example' },
          thread: { inReplyTo: id, references: [id, `<${id}>`], threadIndex: id },
        }),
      )
      const lines = [
        reply.subject,
        reply.to.name,
        reply.inReplyTo ?? '',
        ...reply.references,
        ...Object.values(reply.headers),
      ]
      for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    }),
  )
})

test('template syntax in the body stays text', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const body = `A ${typed} Z`
      const { text } = composeReply(replyOrder({ body }))
      const shown = body
        .replaceAll('\r\n', '\n')
        .replaceAll('\r', '\n')
        .replace(/(?![\n\t])\p{Cc}/gu, '')
        .trim()
      expect(text).toContain(shown)
    }),
  )
})

const TAGS = new Set(
  'html head meta body p br ul ol li table thead tbody tr th td hr'.split(' ').flatMap((tag) => [tag, `/${tag}`]),
)

test('no tag in the HTML comes from the body or the name', () => {
  fc.assert(
    fc.property(hostile, hostile, (body, name) => {
      const { html } = composeReply(replyOrder({ body: body || 'x', asker: { name, address: 'dana@clinic.example' } }))
      for (const [, tag] of html.replace('<!doctype html>', '').matchAll(/<([^\s>]*)/g)) expect(TAGS).toContain(tag)
      expect(html).not.toMatch(/<[^>]*(?:onclick|onerror)/)
    }),
  )
})
