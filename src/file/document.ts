// The words of a Word document (docx: ECMA-376 part 1, 17): paragraphs as lines, cells of a table with tabs between them, then notes and comments.
import { type Refusal, readXml, type XmlReader } from './xml.ts'
import { memberContent, openZip, type Zip } from './zip.ts'

/** Most producers call it so; a few count: document2.xml. */
const BODY = /^word\/document\d{0,2}\.xml$/
/** What stands beside the body, the more telling first; headers and footers name houses and patients, and are left out. */
const BESIDE: readonly [member: string, root: string][] = [
  ['word/comments.xml', 'w:comments'],
  ['word/footnotes.xml', 'w:footnotes'],
  ['word/endnotes.xml', 'w:endnotes'],
]

/** The member that holds the body; null when the zip is no document. */
export function documentBody(members: Zip['members']): string | null {
  return [...members.keys()].find((name) => BODY.test(name)) ?? null
}

/** What was deleted under "track changes" is left out, what was inserted is in. Refused when it is no document or a damaged one. */
export async function documentText(
  bytes: Buffer,
  maxBytes: number,
): Promise<{ is: 'read'; text: string } | Omit<Refusal, 'line'>> {
  const zip = await openZip(bytes)
  if (zip.is === 'refused') return { is: 'refused', because: 'the document is damaged' }
  try {
    const body = documentBody(zip.members)
    if (body === null) return { is: 'refused', because: 'the document has no word/document.xml' }
    const words = wordReader()
    const refusal = await readMember(zip, body, 'w:document', words.reader, maxBytes)
    if (refusal !== null) return { is: 'refused', because: refusal.because }
    for (const [member, root] of BESIDE) {
      // A note that cannot be read takes nothing from the body.
      if (zip.members.has(member)) await readMember(zip, member, root, words.reader, maxBytes)
    }
    return { is: 'read', text: words.text() }
  } catch {
    // What yauzl and zlib throw they throw about the bytes they were given.
    return { is: 'refused', because: 'the document is damaged' }
  } finally {
    zip.close()
  }
}

async function readMember(
  zip: Zip,
  name: string,
  root: string,
  reader: XmlReader,
  maxBytes: number,
): Promise<Refusal | null> {
  const member = zip.members.get(name)
  return member === undefined ? null : await readXml(memberContent(zip, member, maxBytes), root, reader)
}

/** Moved away, or the copy that old programs read of what stands before it. */
const SKIPPED = ['w:moveFrom', 'w:del', 'mc:Fallback']
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' }

function wordReader() {
  let [text, isText, skipped] = ['', false, 0]
  const reader: XmlReader = {
    open(name) {
      if (SKIPPED.includes(name)) skipped++
      isText = name === 'w:t' && skipped === 0
      if (skipped === 0) text += SIGNS[name] ?? ''
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      isText = false
      if (SKIPPED.includes(name)) skipped--
      if (skipped > 0) return
      if (name === 'w:p') text += '\n'
      // The paragraph in a cell has ended its line already.
      if (name === 'w:tc' && text.endsWith('\n')) text = `${text.slice(0, -1)}\t`
      if (name === 'w:tr') text = `${text.trimEnd()}\n`
    },
  }
  return { reader, text: () => text }
}
