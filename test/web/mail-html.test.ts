import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownMail, shownText } from '../../src/web/mail-html.ts'
import { PNG } from '../file/files-of.ts'
import { HOSTILE, HOSTILE_STYLES } from './hostile-html.ts'

const NONE = { images: new Map(), allowRemote: false }
const bodyOf = (html: string, options = NONE) =>
  shownMail(html, options)
    .document.replace(/^.*<body>/s, '')
    .replace(/<\/body>.*$/s, '')

test('what a mail is made of stays: words, tables, colours', () => {
  const html =
    '<table width="100%" bgcolor="#eee"><tr><td style="color: #c00; padding: 4px 8px">J1885 <b>60 mg</b></td></tr></table>'
  expect(bodyOf(html)).toBe(
    '<table width="100%" bgcolor="#eee"><tr><td style="color:#c00;padding:4px 8px">J1885 <b>60 mg</b></td></tr></table>',
  )
})

test('inline pictures are shown from the parts of the mail, each once paid for', () => {
  const images = new Map([['logo@clinic', { type: 'image/png', content: PNG }]])
  expect(bodyOf('<img src="cid:logo@clinic" alt="Logo" onload="x">', { images, allowRemote: false })).toBe(
    `<img src="data:image/png;base64,${PNG.toString('base64')}" alt="Logo" />`,
  )
  const huge = new Map([['huge', { type: 'image/png', content: Buffer.alloc(11_000_000) }]])
  expect(bodyOf('<img src="cid:huge" alt="Huge">', { images: huge, allowRemote: false })).toBe('<span>[Huge]</span>')
})

test('pictures of other servers are named and left out until the reviewer lets them in', () => {
  const html =
    '<p>a<img src="https://pixel.example/1.gif?who=kim">b<img src="http://cdn.example/logo.png" alt="Clinic"></p>'
  const blocked = shownMail(html, NONE)
  expect(blocked.remote).toEqual([{ host: 'pixel.example', count: 1 }])
  expect(bodyOf(html)).toBe('<p>a<span>[image from pixel.example]</span>b<span>[Clinic]</span></p>')
  expect(bodyOf(html, { images: new Map(), allowRemote: true })).toContain(
    '<img src="https://pixel.example/1.gif?who=kim" />',
  )
})

test.each([
  'http://cdn.example/logo.png',
  'https://192.168.1.1/reboot',
  'https://2130706433/x.png',
  'https://[::1]/x.png',
  'https://localhost/x.png',
  'https://printer/x.png',
  'https://printer.local/x.png',
  'https://admin.corp/x.png',
  'https://router.home.arpa./x.png',
  'https://cdn.example:8443/x.png',
  'https://kim:secret@cdn.example/x.png',
])('a picture is never fetched from %s', (address) => {
  const shown = shownMail(`<img src="${address}">`, { images: new Map(), allowRemote: true })
  expect(shown.remote).toEqual([])
  expect(shown.document).not.toContain('<img')
  expect(shown.document).toContain('[image')
})

test('an address without a scheme is asked over https, whatever the desk is served by', () => {
  expect(bodyOf('<img src="//pixel.example/1.gif">', { images: new Map(), allowRemote: true })).toBe(
    '<img src="https://pixel.example/1.gif" />',
  )
})

test('links are shown with where they lead, and lead nowhere', () => {
  const shown = shownMail(
    '<a href="https://bank.example.evil.example/">your bank</a><a href="javascript:x">y</a>',
    NONE,
  )
  expect(shown.links).toEqual(['https://bank.example.evil.example/'])
  expect(shown.document).toContain(
    '<span class="link" title="https://bank.example.evil.example/">your bank</span><span>y</span>',
  )
})

test('a mail that sets colours keeps its white paper, others follow the reader', () => {
  expect(shownMail('<p style="color:#333">x</p>', NONE).document).toContain('content="light"')
  expect(shownMail('<p>x</p>', NONE).document).toContain('content="light dark"')
})

test('white words keep the colour behind them, and nothing else of a background', () => {
  const shown = (style: string) => shownMail(`<p style="color:#fff;${style}">x</p>`, NONE).document
  expect(shown('background:#1f4e79')).toContain('style="color:#fff;background:#1f4e79"')
  expect(shown('background:#1f4e79 url(https://x.example/a)')).toContain('style="color:#fff"')
})

test('plain text is shown as text', () => {
  expect(shownText('a < b & <script>').document).toContain('<pre>a &lt; b &amp; &lt;script&gt;</pre>')
})

describe('hostile HTML', () => {
  test.each([...HOSTILE, ...HOSTILE_STYLES])('%s', (html) => {
    const body = bodyOf(html.replaceAll('HOSTNAME', 'evil.example').replaceAll('HOST', 'https://evil.example'))
    expect(body).not.toMatch(/<(?!\/?(?:p|span|div|table|tbody|tr|td|img|b)\b)/i)
    expect(body.replaceAll(/title="[^"]*"|\[image from evil\.example\]/g, '')).not.toContain('evil.example')
    expect(body).not.toMatch(/\son\w+=|url\(|expression|position/i)
  })

  test('no HTML makes it throw or leaves an element or attribute that is not on the list', () => {
    const bits = fc.constantFrom(...[...HOSTILE, ...HOSTILE_STYLES].flatMap((html) => html.split(/(?=[<>"'])/)))
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (pieces) => {
        const body = bodyOf(pieces.join(''))
        expect(body).not.toMatch(
          /<(?:script|style|svg|math|iframe|object|embed|link|meta|base|form|input|video|audio|template|noscript)/i,
        )
        expect(body.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on\w+|href|srcset|background|action|ping)=/i)
      }),
      { numRuns: 500 },
    )
  })

  test('a hundred thousand open elements take no time', () => {
    const started = performance.now()
    shownMail('<div>'.repeat(100_000), NONE)
    shownMail('<table><tr><td>'.repeat(30_000), NONE)
    shownMail(`<p style="${'color:red;'.repeat(50_000)}">`, NONE)
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 60_000)
})
