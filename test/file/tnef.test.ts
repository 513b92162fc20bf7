import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rtfText } from '../../src/file/rtf.ts'
import { unpackedRtf } from '../../src/file/rtf-packed.ts'
import { readTnef } from '../../src/file/tnef.ts'
import { plainRtf, tnefOf } from './tnef-of.ts'

const PDF = Buffer.from('%PDF-1.4 a superbill')

test('words, files, their types and the ids that HTML names them by come out', () => {
  const tnef = readTnef(
    tnefOf({
      text: 'How do I bill J1885?',
      html: '<p>How do I bill <b>J1885</b>?</p>',
      files: [
        { filename: 'Superbill of May.pdf', type: 'application/pdf', content: PDF },
        { filename: 'logo.png', type: 'image/png', contentId: 'logo@clinic', content: Buffer.from([1, 2, 3]) },
      ],
    }),
  )
  expect(tnef).toMatchObject({ text: 'How do I bill J1885?', html: '<p>How do I bill <b>J1885</b>?</p>', whole: true })
  expect(tnef?.files).toEqual([
    { filename: 'Superbill of May.pdf', type: 'application/pdf', contentId: null, content: PDF },
    { filename: 'logo.png', type: 'image/png', contentId: 'logo@clinic', content: Buffer.from([1, 2, 3]) },
  ])
})

test('a mail inside the mail becomes its words, with its own files behind it', () => {
  const inner = tnefOf({ text: 'The old question.', files: [{ filename: 'old.pdf', content: PDF }] })
  const tnef = readTnef(tnefOf({ files: [{ filename: 'FW Old', content: inner, embedded: true }] }))
  expect(tnef?.files.map(({ filename, content }) => [filename, content.toString()])).toEqual([
    ['FW Old.txt', 'The old question.'],
    ['old.pdf', '%PDF-1.4 a superbill'],
  ])
})

test('RTF comes out whether it is packed or not', () => {
  // The packed example of MS-OXRTFCP 4.1.
  const packed = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232' + '0af32068656c090020627705b06c647d0a800fa0',
    'hex',
  )
  expect(unpackedRtf(packed)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
  expect(rtfText(unpackedRtf(packed)).trim()).toBe('hello world')
  const tnef = readTnef(tnefOf({ rtf: plainRtf("{\\rtf1 {\\fonttbl{\\f0 Arial;}}Caf\\'e9\\par \\u8364? 5}") }))
  expect(rtfText(tnef?.rtf ?? '')).toBe('Café\n€ 5')
})

test('a stream that breaks off gives what stood before', () => {
  const whole = tnefOf({ text: 'Words first.', files: [{ filename: 'a.pdf', content: PDF }] })
  expect(readTnef(whole.subarray(0, whole.length - 60))).toMatchObject({ text: 'Words first.', whole: false })
})

test('no bytes make the readers throw, nor do damaged streams', () => {
  const whole = tnefOf({ text: 'Words', html: '<p>', rtf: plainRtf('{x}'), files: [{ filename: 'a', content: PDF }] })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(whole.length), fc.nat(255), (bytes, at, byte) => {
      const any = Buffer.from(bytes)
      readTnef(Buffer.concat([whole.subarray(0, 6), any]))
      unpackedRtf(Buffer.concat([Buffer.from('0000000010270000', 'hex'), Buffer.from('LZFu'), any]))
      rtfText(any.toString('latin1'))
      const damaged = Buffer.from(whole)
      damaged[Math.min(at, whole.length - 1)] = byte
      readTnef(damaged)
      readTnef(whole.subarray(0, at))
    }),
    { numRuns: 1_000 },
  )
})
