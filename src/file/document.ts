// The words of a Word document (docx: ECMA-376 part 1, 17): paragraphs as lines, cells of a table with tabs between them.
import { type Refusal, readXml, type XmlReader } from './xml.ts'
import { memberContent, openZip } from './zip.ts'

const BODY = 'word/document.xml'

/** What was deleted under "track changes" is left out, what was inserted is in. Refused when it is no document or a damaged one. */
export async function documentText(
  bytes: Buffer,
  maxBytes: number,
): Promise<{ is: 'read'; text: string } | Omit<Refusal, 'line'>> {
  const zip = await openZip(bytes)
  if (zip.is === 'refused') return { is: 'refused', because: 'the document is damaged' }
  try {
    const body = zip.members.get(BODY)
    if (body === undefined) return { is: 'refused', because: `the document has no ${BODY}` }
    const words = wordReader()
    const refusal = await readXml(memberContent(zip, body, maxBytes), 'w:document', words.reader)
    return refusal === null ? { is: 'read', text: words.text() } : { is: 'refused', because: refusal.because }
  } catch {
    // What yauzl and zlib throw they throw about the bytes they were given.
    return { is: 'refused', because: 'the document is damaged' }
  } finally {
    zip.close()
  }
}

function wordReader() {
  let [text, isText] = ['', false]
  const reader: XmlReader = {
    open(name) {
      isText = name === 'w:t'
      if (name === 'w:tab') text += '\t'
      if (name === 'w:br' || name === 'w:cr') text += '\n'
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      isText = false
      if (name === 'w:p') text += '\n'
      // The paragraph in a cell has ended its line already.
      if (name === 'w:tc' && text.endsWith('\n')) text = `${text.slice(0, -1)}\t`
      if (name === 'w:tr') text = `${text.trimEnd()}\n`
    },
  }
  return { reader, text: () => text }
}
