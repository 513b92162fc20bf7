import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileKind } from '../../src/file/file-kind.ts'
import { readAttachmentPolicy } from '../../src/message/attachments/attachment-policy.ts'
import { attachmentText } from '../../src/message/attachments/attachment-text.ts'
import { judgeAttachment } from '../../src/message/attachments/attachment-verdict.ts'
import { workbookOf, zipOf } from '../codes/load/zip-of.ts'
import { bombOf, docxOf, PNG, PROGRAM, pdfOf } from '../file/files-of.ts'

const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const policy = readAttachmentPolicy(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../config/attachments.json'), 'utf8')),
)
const part = (filename: string, content: Buffer, type = 'application/octet-stream') => ({
  filename,
  type,
  content,
  contentId: null,
})
const judge = (filename: string, content: Buffer, type?: string, place = 0) =>
  judgeAttachment(part(filename, content, type), place, policy)

describe('what a file is, its bytes say', () => {
  test.each<[string, Buffer, FileKind, string?]>([
    ['superbill.pdf', pdfOf(['x']), 'pdf'],
    ['superbill.jpg', pdfOf(['x']), 'pdf'],
    ['note.docx', docxOf(['x']), 'document'],
    ['fees.xlsx', workbookOf([['x']]), 'workbook'],
    ['fees.csv', Buffer.from('code,fee\n99213,92.03\n'), 'text', 'text/csv'],
    ['note.rtf', Buffer.from('{\\rtf1 x}'), 'rtf'],
    ['page.html', Buffer.from('<html><p>x'), 'html'],
    ['mail.eml', Buffer.from('Subject: x\n\nx'), 'mail', 'message/rfc822'],
    ['scan.png', PNG, 'image'],
    ['start.ics', Buffer.from('BEGIN:VCALENDAR\nEND:VCALENDAR'), 'calendar'],
    ['drawing', Buffer.from('<svg onload="x"/>'), 'other'],
    ['empty.txt', Buffer.alloc(0), 'text'],
    ['fees.csv', Buffer.from('code,fee\n99213,92.03\n', 'utf16le'), 'text', 'text/csv'],
    ['remit.txt', Buffer.from('CLP*1\x1cSVC*2\x1e\x1a'), 'text'],
    ['note.docx', zipOf({ 'word/document2.xml': '<w:document/>' }), 'document'],
  ])('%s', async (filename, content, kind, type) => {
    expect(await judge(filename, content, type)).toMatchObject({ state: 'unread', kind, because: '' })
  })
})

describe('what a desk never hands on', () => {
  test.each<[string, Buffer, string]>([
    ['setup.exe', PROGRAM, 'it is a program (application/x-msdownload)'],
    ['report.pdf', PROGRAM, 'it is a program (application/x-msdownload), but its name says .pdf'],
    ['report.pdf.exe', PROGRAM, 'it is a program (application/x-msdownload), hidden behind .pdf'],
    ['report.pdf.js', Buffer.from('x=1'), 'its name ends in .js, which some systems run, hidden behind .pdf'],
    ['gpj.\u202eexe', Buffer.from('x'), 'its name is written to be read backwards'],
    [
      'report.pdf',
      Buffer.concat([PROGRAM.subarray(0, 64), Buffer.alloc(8), pdfOf(['x'])]),
      'it is a program (application/x-msdownload), but its name says .pdf',
    ],
    [
      'notes.pdf',
      Buffer.from('e4525c7b8cd8a74daeb15378d02996d300000000', 'hex'),
      'it is a program (application/onenote), but its name says .pdf',
    ],
    ['run', Buffer.from('#!/bin/sh\nrm'), 'it is a program (text/x-script)'],
    ['note.docm', docxOf(['x'], { 'word/vbaProject.bin': 'x' }), 'it is an office file with macros'],
    ['note.docx', docxOf(['x'], { 'word/vbaProject.bin': 'x' }), 'it is an office file with macros'],
    ['charts.zip', zipOf({ 'chart.pdf': 'x' }), 'it is an archive (application/zip): ask for the files themselves'],
    ['charts.csv', gzipSync('x'), 'it is an archive (application/gzip): ask for the files themselves'],
    ['old.doc', Buffer.concat([CFB, utf16('WordDocument'), utf16('_VBA_PROJECT')]), 'it is an office file with macros'],
    ['note.docx', bombOf(150_000_000), 'it unpacks to 143.1 MB from 0.1 MB, which looks like a zip bomb'],
    ['note.docx', bombOf(5_000_000), 'it unpacks to 4.8 MB from 0 MB, which looks like a zip bomb'],
  ])('%s', async (filename, content, because) => {
    expect(await judge(filename, content)).toMatchObject({ state: 'quarantined', because })
  })

  test('one too many and one too large stay in the raw mail', async () => {
    expect(await judge('a.pdf', pdfOf(['x']), 'application/pdf', policy.maxAttachments)).toMatchObject({
      state: 'left_out',
      because: 'the mail has more than 50 attachments; this one is in the raw mail only',
    })
    expect(await judge('a.bin', Buffer.alloc(policy.maxAttachmentBytes + 1))).toMatchObject({
      state: 'left_out',
      because: 'it has 25 MB, the limit is 25 MB',
    })
  })
})

describe('the words of a file', () => {
  const limits = { maxTextCharacters: 1_000, maxUnpackedBytes: 1_000_000 }
  const mail =
    'From: Lee <lee@clinic.example>\nSubject: Old question\nDate: Mon, 12 Oct 2026 09:00:00 -0500\n\nDoes 99213 take G2211?\n'
  test.each<[FileKind, Buffer, string]>([
    ['pdf', pdfOf(['CPT 99213', 'ketorolac 60 mg']), 'CPT 99213\nketorolac 60 mg'],
    ['document', docxOf(['Does 99213', 'take G2211 &amp; 25?']), 'Does 99213\ntake G2211 & 25?'],
    [
      'workbook',
      workbookOf([
        ['code', 'units'],
        ['J1885', 4],
      ]),
      'code\tunits\nJ1885\t4',
    ],
    ['text', Buffer.from('caf\u00e9', 'latin1'), 'café'],
    ['text', Buffer.from('\ufeffJ1885', 'utf16le'), 'J1885'],
    ['html', Buffer.from('<style>p{}</style><p>J1885</p><script>x</script>'), 'J1885'],
    ['rtf', Buffer.from('{\\rtf1 J1885\\par 60 mg}'), 'J1885\n60 mg'],
    [
      'mail',
      Buffer.from(mail),
      'From: Lee lee@clinic.example\nDate: 2026-10-12\nSubject: Old question\n\nDoes 99213 take G2211?',
    ],
    ['image', PNG, ''],
  ])('%s', async (kind, bytes, words) => {
    expect(await attachmentText(kind, bytes, limits)).toEqual({ words, because: '' })
  })

  test.each<[FileKind, Buffer, string]>([
    ['pdf', Buffer.from('%PDF-1.4 broken'), 'the PDF is damaged'],
    ['pdf', pdfOf([]), 'it holds no words, only pictures of them'],
    ['document', zipOf({ 'word/other.xml': '' }), 'the document has no word/document.xml'],
    ['document', bombOf(2_000_000), 'the document is damaged'],
    ['workbook', Buffer.from('no zip'), 'no workbook, or a damaged one'],
  ])('none in a bad %s, with the reason', async (kind, bytes, because) => {
    const read = await attachmentText(kind, bytes, limits)
    expect(read).toMatchObject({ words: '', because: expect.stringContaining(because) })
  })

  test('a document of another producer: its own prefix, changes, boxes, notes and comments', async () => {
    const paragraph = (text: string) => `<x:p><x:r><x:t>${text}</x:t></x:r></x:p>`
    const box = `<x:txbx>${paragraph('boxed')}</x:txbx>`
    const body =
      `${paragraph('20610')}<x:p><x:moveFrom><x:r><x:t>moved</x:t></x:r></x:moveFrom><x:r><x:t>J1885</x:t><x:noBreakHyphen/><x:t>JW</x:t></x:r></x:p>` +
      `<x:p><x:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></x:r></x:p>`
    const document = zipOf({
      'word/document.xml': `<x:document>${body}</x:document>`,
      'word/comments.xml': `<w:comments><w:p><w:r><w:t>is 25 right?</w:t></w:r></w:p></w:comments>`,
      'word/footnotes.xml': `<w:footnotes><w:p><w:r><w:t>payer is Aetna</w:t></w:r></w:p></w:footnotes>`,
    })
    const { words, because } = await attachmentText('document', document, limits)
    expect([words.split('\n').filter((line) => line !== ''), because]).toEqual([
      ['20610', 'J1885-JW', 'boxed', 'is 25 right?', 'payer is Aetna'],
      '',
    ])
  })

  test('a day in a workbook is read as a day, for as a number it could be a code', async () => {
    const cell = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`
    const book = zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="Log" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]m/d/yy"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts>' +
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${cell(0, 45_931)}${cell(1, 45_931)}${cell(2, 45_931.5)}${cell(3, 45_931)}</row></sheetData></worksheet>`,
    })
    expect(await attachmentText('workbook', book, limits)).toEqual({
      words: '45931\t2025-10-01\t2025-10-01\t45931',
      because: '',
    })
  })

  test('more than the limit is cut, and said to be', async () => {
    const read = await attachmentText('text', Buffer.from('word '.repeat(400)), limits)
    expect(read).toMatchObject({ because: 'its words are cut, there are more' })
    expect(read.words).toHaveLength(1_000)
  })

  test('nothing that a file holds makes reading or judging throw', async () => {
    const whole = [docxOf(['x']), workbookOf([['x']]), pdfOf(['x'])]
    const kinds: FileKind[] = ['document', 'workbook', 'pdf', 'rtf', 'html', 'mail', 'text']
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.nat(2_000),
        fc.nat(255),
        fc.constantFrom(...kinds),
        async (which, at, byte, kind) => {
          const bytes = Buffer.from(whole[which] ?? '')
          bytes[at % bytes.length] = byte
          await judge('any.docx', bytes)
          await attachmentText(kind, bytes, limits)
          await attachmentText(kind, bytes.subarray(0, at % bytes.length), limits)
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}
