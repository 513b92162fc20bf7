// Reads an XML file as a stream of elements and refuses one that is damaged, cut short or something else, by its line.
import { SaxesParser } from 'saxes'

/** A whole file, or its pieces in order (a file stream, or one through gunzip or a zip member). */
export type XmlSource = Buffer | string | AsyncIterable<Buffer | string>
export type Refusal = { is: 'refused'; line: number; because: string }

export type XmlReader = {
  open(name: string, attributes: Record<string, string>, line: number): void
  /** Text between two tags; an element's text may come in several pieces. */
  text?(text: string): void
  close(name: string): void
}

/** The largest official book is 10 MB; a hundred times that is not one of them. */
const MAX_CHARACTERS = 1_000_000_000
/** The deepest official nesting is 14 (a ninth level term of the index). */
const MAX_DEPTH = 100

/** What a reader throws when the content is not as its format promises; it ends as the refusal of the file. */
export class ContentFault extends Error {}

/**
 * Hands every element of the file to `reader`, the root named `root` included. Null when the file was read to its end.
 * Only UTF-8 (which ASCII is); a document type brings no entities in, so a file can name nothing outside itself.
 */
export async function readXml(source: XmlSource, root: string, reader: XmlReader): Promise<Refusal | null> {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  let prefix: Prefix = { written: '', asked: '' }
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding))
      throw new ContentFault(`UTF-8 was expected, the file says ${encoding.slice(0, 40)}`)
  })
  parser.on('opentag', ({ name: written, attributes }) => {
    if (depth === 0) prefix = prefixOf(written, root)
    const name = inAskedPrefix(written, prefix)
    if (depth === 0 && name !== root) throw new ContentFault(`<${root}> was expected, found <${written.slice(0, 60)}>`)
    depth += 1
    if (depth > MAX_DEPTH) throw new ContentFault(`elements are nested more than ${MAX_DEPTH} deep`)
    reader.open(name, attributes, parser.line)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    reader.close(inAskedPrefix(name, prefix))
  })
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  parser.on('error', (error) => {
    // saxes puts "line:column: " in front of its reason; the line is said apart.
    throw new ContentFault(error.message.replace(/^\d+:\d+: /, ''))
  })

  const decoder = new TextDecoder('utf-8', { fatal: true })
  let characters = 0
  try {
    for await (const piece of piecesOf(source)) {
      const text = typeof piece === 'string' ? piece : decodeWith(decoder, piece)
      characters += text.length
      if (characters > MAX_CHARACTERS) throw new ContentFault(`the file is longer than ${MAX_CHARACTERS} characters`)
      parser.write(text)
    }
    parser.write(decodeWith(decoder, null))
    parser.close()
    return null
  } catch (error) {
    if (error instanceof ContentFault) return { is: 'refused', line: parser.line, because: error.message }
    // A gzip or zip member that ends early is a damaged file, not a broken program.
    if (isDamagedStream(error))
      return { is: 'refused', line: parser.line, because: `the file is damaged: ${error.message}` }
    throw error
  }
}

type Prefix = { written: string; asked: string }

/** What stands for a namespace is the producer's choice: `<x:workbook>` is `<workbook>`. */
function prefixOf(written: string, root: string): Prefix {
  return { written: written.slice(0, written.indexOf(':') + 1), asked: root.slice(0, root.indexOf(':') + 1) }
}

function inAskedPrefix(name: string, { written, asked }: Prefix): string {
  return written !== asked && name.startsWith(written) ? asked + name.slice(written.length) : name
}

function piecesOf(source: XmlSource): Iterable<Buffer | string> | AsyncIterable<Buffer | string> {
  return typeof source === 'string' || Buffer.isBuffer(source) ? [source] : source
}

function decodeWith(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer | null): string {
  try {
    return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch {
    // A fatal decoder throws on nothing but bytes that are no UTF-8.
    throw new ContentFault('UTF-8 was expected; there are bytes that are none')
  }
}

function isDamagedStream(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^Z_[A-Z]+_ERROR$/.test(error.code)
  )
}
