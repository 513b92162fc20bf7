// A mail that is too large to fetch, without its files: the header and the words, each part asked for by its number (RFC 9051 6.4.5.1).
import type { ImapFlow, MessageStructureObject } from 'imapflow'
import type { Attachment } from '../message/inbound-message.ts'

export type Reduced = {
  /** A mail of its own, in the structure of the whole one. */
  raw: Buffer
  /** The files that were left on the server, with the bytes they have there. */
  leftOut: Attachment[]
}

const MAX_PART_BYTES = 1_000_000 // of one part of words
const MAX_PARTS = 20 // parts of words
const MAX_HEADER_BYTES = 256 * 1024
const MAX_REPORT_BYTES = 64 * 1024 // of a returned mail in a delivery report: its header is what tells which mail it was
/** Besides plain text and HTML: what says that a mail is a report or an invitation. */
const TELLING =
  'message/delivery-status message/feedback-report message/disposition-notification text/rfc822-headers text/calendar'.split(
    ' ',
  )
const RETURNED = 'message/rfc822'

/** Null when the mail is gone or the server tells no structure. */
export async function reducedMail(client: ImapFlow, uid: number): Promise<Reduced | null> {
  const known = await client.fetchOne(String(uid), { uid: true, bodyStructure: true }, { uid: true })
  const root = known ? known.bodyStructure : undefined
  if (root === undefined) return null
  const leaves = leavesOf(root)
  const words = leaves.filter((leaf) => isWords(leaf, root)).slice(0, MAX_PARTS)
  const asked = words.flatMap((leaf) => {
    const { part } = leaf
    const content = {
      key: part ?? 'text',
      start: 0,
      maxLength: leaf.type === RETURNED ? MAX_REPORT_BYTES : MAX_PART_BYTES,
    }
    return part === undefined || root.childNodes === undefined ? [content] : [`${part}.mime`, content]
  })
  const query = { uid: true, source: { start: 0, maxLength: MAX_HEADER_BYTES }, bodyParts: asked }
  const fetched = await client.fetchOne(String(uid), query, { uid: true })
  if (!fetched || fetched.source === undefined) return null
  const parts = fetched.bodyParts ?? new Map<string, Buffer>()
  const end = fetched.source.indexOf('\r\n\r\n')
  const header = end < 0 ? fetched.source : fetched.source.subarray(0, end + 4)
  const leftOut = leaves.filter((leaf) => !words.includes(leaf)).map(fileOf)
  return { raw: rebuilt(root, words, header, parts), leftOut }
}

function leavesOf(node: MessageStructureObject): MessageStructureObject[] {
  // A mail in the mail has its structure told as well; here it is one file.
  if (node.type === RETURNED || node.childNodes === undefined) return [node]
  return node.childNodes.flatMap(leavesOf)
}

function isWords(leaf: MessageStructureObject, root: MessageStructureObject): boolean {
  if (leaf.type === RETURNED) return root.type === 'multipart/report'
  const readable = leaf.type === 'text/plain' || leaf.type === 'text/html' || TELLING.includes(leaf.type)
  return readable && leaf.disposition !== 'attachment'
}

function fileOf(leaf: MessageStructureObject): Attachment {
  const filename = leaf.dispositionParameters?.filename ?? leaf.parameters?.name ?? ''
  // What is told is the size as it travels; base64 is four letters for three bytes, and a line end after 76.
  const size = leaf.size ?? 0
  return {
    filename,
    type: leaf.type,
    bytes: leaf.encoding === 'base64' ? Math.floor((size * 3 * 76) / (4 * 78)) : size,
  }
}

function rebuilt(
  root: MessageStructureObject,
  words: readonly MessageStructureObject[],
  header: Buffer,
  parts: ReadonlyMap<string, Buffer>,
): Buffer {
  if (root.childNodes === undefined)
    return words.length === 0
      ? Buffer.concat([Buffer.from(`Content-Type: text/plain\r\n`), withoutContentFields(header)])
      : Buffer.concat([header, parts.get(root.part ?? 'text') ?? Buffer.alloc(0)])
  const body = nodeOf(root, words, parts)
  return Buffer.concat([
    body.subarray(0, body.indexOf('\r\n') + 2),
    withoutContentFields(header),
    body.subarray(body.indexOf('\r\n') + 4),
  ])
}

/** A part with its own header; a part of parts keeps its kind, so that an alternative stays one. */
function nodeOf(
  node: MessageStructureObject,
  words: readonly MessageStructureObject[],
  parts: ReadonlyMap<string, Buffer>,
): Buffer {
  if (words.includes(node))
    return Buffer.concat([
      parts.get(`${node.part}.mime`) ?? Buffer.from('\r\n'),
      parts.get(node.part ?? '') ?? Buffer.alloc(0),
    ])
  const children = (node.childNodes ?? []).filter((child) => leavesOf(child).some((leaf) => words.includes(leaf)))
  const boundary = `=_reduced_${node.part ?? '0'}`
  const report = node.parameters?.['report-type']
  const type = `Content-Type: ${node.type};${report === undefined ? '' : ` report-type=${report};`} boundary="${boundary}"\r\n\r\n`
  const inside = children.flatMap((child) => [Buffer.from(`\r\n--${boundary}\r\n`), nodeOf(child, words, parts)])
  return Buffer.concat([Buffer.from(type), ...inside, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

/** The header without the fields that say how the whole mail is put together. Folded lines go with their field. */
function withoutContentFields(header: Buffer): Buffer {
  let drops = false
  const lines = header
    .toString('latin1')
    .split('\r\n')
    .filter((line) => {
      if (!/^[ \t]/.test(line)) drops = /^content-/i.test(line)
      return !drops
    })
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
