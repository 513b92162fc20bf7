// Files that unpack to a gigabyte, as anybody may send them: the service holds no more than before, and a person is told why there are no words.
import { crc32, createDeflate, deflateRawSync, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readApart } from '../../src/flow/attachment-reader.ts'
import { handOutFile } from '../../src/flow/hand-out-file.ts'
import { judgeAttachment } from '../../src/message/attachments/attachment-verdict.ts'
import { attachmentsOf } from '../../src/store/attachments.ts'
import { messagesOf } from '../../src/store/messages.ts'
import { bombOf, docxOf, pdfOf } from '../file/files-of.ts'
import { mailWithFiles } from '../world/letters.ts'
import { openDatabase } from '../world/world.ts'
import { deskOfThisFile, drafted } from './by-hand.ts'

vi.setConfig({ testTimeout: 90_000 })

const { service } = await deskOfThisFile(openDatabase)
const MB = 1_048_576
/** The service held 220 MB before, during and after each of these; while it read files in threads of its own it held 1 200, or was ended. */
const GROWS_AT_MOST_MB = 60

/** A gigabyte of blanks, packed a piece at a time. */
async function gigabyte(): Promise<Buffer> {
  const packer = createDeflate({ level: 9 })
  const packed: Buffer[] = []
  packer.on('data', (piece: Buffer) => packed.push(piece))
  const done = new Promise((resolve) => packer.once('end', resolve))
  for (let mb = 0; mb < 1_024; mb++)
    if (!packer.write(Buffer.alloc(MB, ' '))) await new Promise((resolve) => packer.once('drain', resolve))
  packer.end()
  await done
  return Buffer.concat(packed)
}

/** A PDF of one page and further objects, the first of them the page's content; readers find objects without a table of places. */
function pdfWith(resources: string, objects: readonly Buffer[]): Buffer {
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << ${resources} >> >>`,
    ...objects,
  ]
  const body = all.flatMap((object, at) => [
    Buffer.from(`${at + 1} 0 obj\n`),
    Buffer.from(object),
    Buffer.from('\nendobj\n'),
  ])
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n'),
    ...body,
    Buffer.from(`trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\n%%EOF\n`),
  ])
}

const stream = (keys: string, data: Buffer) =>
  Buffer.concat([Buffer.from(`<< ${keys} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')])

/** A Word document whose words are packed, with some bytes that are not, so that its size looks innocent. */
function wordyDocx(words: string): Buffer {
  const members: [string, Buffer][] = [
    [
      'word/document.xml',
      Buffer.from(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`),
    ],
    ['word/media/photo.jpg', Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * at * 31 + (at >> 3)) & 255))],
  ]
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let place = 0
  for (const [name, content] of members) {
    const packed = name.endsWith('.jpg') ? content : deflateRawSync(content, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(name.endsWith('.jpg') ? 0 : 8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(place, 10)
    locals.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, where, Buffer.from(name))
    place += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(place, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06'), end])
}

const PAGE = Buffer.from('BT /F1 12 Tf 50 750 Td (How many units of J1885?) Tj ET')
const HELVETICA = Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
const FONT = '/Font << /F1 5 0 R >>'

describe('what a bomb costs', () => {
  let blanks: Buffer
  let most = 0
  let looking: NodeJS.Timeout
  const held = () => process.memoryUsage.rss() / MB
  beforeAll(async () => {
    blanks = await gigabyte()
    looking = setInterval(() => {
      most = Math.max(most, held())
    }, 10)
  }, 60_000)
  afterAll(() => clearInterval(looking))

  const read = async (kind: 'pdf' | 'document', bytes: Buffer) => {
    const before = held()
    most = before
    const said = await readApart(kind, bytes, service.attachments)
    expect(most - before).toBeLessThan(GROWS_AT_MOST_MB)
    return said
  }
  const TOO_MUCH = { words: '', because: expect.stringMatching(/^reading it took (too much memory|more than 20 s)$/) }

  test('a page, packed once and packed twice', async () => {
    expect(await read('pdf', pdfWith(FONT, [stream('/Filter /FlateDecode', blanks), HELVETICA]))).toEqual(TOO_MUCH)
    const twice = stream('/Filter [/FlateDecode /FlateDecode]', deflateSync(blanks))
    expect(twice.length).toBeLessThan(3_000)
    expect(await read('pdf', pdfWith(FONT, [twice, HELVETICA]))).toEqual(TOO_MUCH)
  })

  test('a picture is not unpacked, and the words beside it are read', async () => {
    const keys = '/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /BitsPerComponent 8 /ColorSpace /DeviceGray'
    const picture = stream(`${keys} /Filter /FlateDecode`, blanks)
    const content = stream('', Buffer.concat([Buffer.from('q /I Do Q '), PAGE]))
    const file = pdfWith(`${FONT} /XObject << /I 6 0 R >>`, [content, HELVETICA, picture])
    expect(await read('pdf', file)).toMatchObject({ words: 'How many units of J1885?', because: '' })
  })

  test("a font's table of letters", async () => {
    const font = Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>')
    const file = pdfWith(FONT, [stream('', PAGE), font, stream('/Filter /FlateDecode', blanks)])
    expect(await read('pdf', file)).toEqual(TOO_MUCH)
  })

  test('a Word document within the limits at the door, which ended the whole service', async () => {
    const file = wordyDocx('words of a document '.repeat(4_500_000))
    const part = { content: file, type: 'application/octet-stream', filename: 'note.docx', contentId: null }
    expect(await judgeAttachment(part, 0, service.attachments)).toMatchObject({ state: 'unread', kind: 'document' })
    expect(await read('document', file)).toEqual(TOO_MUCH)
  })

  test('entities that name each other are not put in', async () => {
    const entity = (name: string, of: string) => `<!ENTITY ${name} "${of.repeat(10)}">`
    const laughs = [...'bcdefghij'].map((name, at) => entity(name, `&${'abcdefghi'[at]};`)).join('')
    const plain = docxOf(['&j;']).toString('latin1')
    expect(plain).toContain('<w:document')
    const file = docxOf(['&j;'], {
      'word/document.xml': `<?xml version="1.0"?><!DOCTYPE w [${entity('a', 'ha')}${laughs}]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`,
    })
    expect(await read('document', file)).toMatchObject({ words: '', because: expect.stringContaining('entity') })
  })

  test('a document that says its size is held at the door, and archives in archives are not opened', async () => {
    const judged = (content: Buffer, filename: string) =>
      judgeAttachment({ content, type: 'application/zip', filename, contentId: null }, 0, service.attachments)
    expect(await judged(bombOf(200 * MB), 'note.docx')).toMatchObject({
      state: 'quarantined',
      because: expect.stringContaining('looks like a zip bomb'),
    })
  })
})

test('a file that ended its reader three times is handed out unread, and each try is counted', async () => {
  const content = pdfOf(['How many units of J1885 are 60 mg?'])
  const raw = await mailWithFiles({ text: 'See attached.', files: [{ filename: 'a.pdf', content }] })
  const found = await drafted(service, raw)
  const [mail] = await messagesOf(service.store, found.id)
  if (mail === undefined) throw new Error('no mail')
  const asked = () => handOutFile(service, { found, mail, place: 0, who: 'Kim', despite: false })
  const set = (tries: number) => service.store.updateTable('attachment_file').set({ state: 'unread', tries }).execute()
  await set(2)
  expect(await asked()).toMatchObject({ is: 'file' })
  expect(await attachmentsOf(service.store, [mail.id])).toMatchObject([{ because: '' }])
  await set(3)
  expect(await asked()).toMatchObject({ is: 'file' })
  expect(await attachmentsOf(service.store, [mail.id])).toMatchObject([
    { because: 'its words were not read: reading it ended the reader each time' },
  ])
})
