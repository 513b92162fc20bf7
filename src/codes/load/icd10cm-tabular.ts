// Reads the ICD-10-CM tabular list (icd10cm-tabular-YYYY.xml): its tree of chapters, sections and codes, and their instructions.

import { ContentFault, type Refusal, readXml, type XmlReader, type XmlSource } from '../../file/xml.ts'
import { referencesIn } from './icd-reference.ts'

export const NOTE_KINDS = [
  'includes',
  'inclusion_term',
  'excludes1',
  'excludes2',
  'code_first',
  'use_additional',
  'code_also',
  'note',
  'seventh_character',
] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** A chapter, a section or a code. Chapters and sections are named by their range (`E00-E89`), or by a single category. */
export type TabularNode = {
  level: 'chapter' | 'section' | 'code'
  code: string
  title: string
  /** Position in `nodes` of what it stands under; null for a chapter. */
  parent: number | null
  line: number
}

/** One instruction as printed at one node; it governs the node and all below it. */
export type TabularRow = {
  /** Position in `nodes`. */
  node: number
  code: string
  kind: NoteKind
  text: string
  /** Codes and ranges the text names, for example `E08-E13`. */
  codes: string[]
  /** Only for a seventh character's meaning: which one. The sentence above a list of them has null. */
  character: string | null
  line: number
}

export type Tabular = {
  is: 'read'
  /** The year in the file, for example `2021`. */
  version: string
  nodes: TabularNode[]
  rows: TabularRow[]
  /** How many elements of each kind the file has (one element holds one or more notes). */
  elements: Record<NoteKind, number>
}

const KIND_OF: Record<string, NoteKind> = {
  includes: 'includes',
  inclusionTerm: 'inclusion_term',
  excludes1: 'excludes1',
  excludes2: 'excludes2',
  codeFirst: 'code_first',
  useAdditionalCode: 'use_additional',
  codeAlso: 'code_also',
  notes: 'note',
  sevenChrNote: 'seventh_character',
  sevenChrDef: 'seventh_character',
}
const LEVEL_OF: Record<string, TabularNode['level']> = { chapter: 'chapter', section: 'section', diag: 'code' }
const CODE = /^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$/

/** Reads the whole list. Refused with the line when the XML is damaged or cut short, or when it is no tabular list. */
export async function readTabular(xml: XmlSource): Promise<Tabular | Refusal> {
  const list = tabularReader()
  const refusal = await readXml(xml, 'ICD10CM.tabular', list.reader)
  if (refusal !== null) return refusal
  const { nodes, rows, elements } = list
  const categories = new Set(nodes.filter((node) => node.level === 'code').map((node) => node.code.slice(0, 3)))
  if (categories.size === 0) return { is: 'refused', line: 1, because: 'the list has no codes' }
  for (const row of rows) row.codes = referencesIn(row.text, (category) => categories.has(category))
  return { is: 'read', version: list.version(), nodes, rows, elements }
}

function tabularReader() {
  const nodes: TabularNode[] = []
  const rows: TabularRow[] = []
  const elements = Object.fromEntries(NOTE_KINDS.map((kind) => [kind, 0])) as Record<NoteKind, number>
  /** The elements we are in, and of these the chapters, sections and codes (by position in `nodes`). */
  const path: string[] = []
  const open: number[] = []
  const seen = new Set<string>()
  let [text, line, version, character] = ['', 0, '', '']

  const current = (): TabularNode => {
    const node = nodes[open.at(-1) ?? -1]
    if (node === undefined) throw new ContentFault('a name or note outside of chapters, sections and codes')
    return node
  }

  function note(kind: NoteKind, of: string | null): void {
    const words = tidy(text)
    const previous = rows.at(-1)
    const isContinuation = path.at(-1) === 'sevenChrDef' && of === null && previous?.character != null
    if (isContinuation && words !== '') previous.text += `; ${words}`
    else if (words !== '') {
      const node = open.at(-1) ?? 0
      rows.push({ node, code: current().code, kind, text: words, codes: [], character: of, line })
    }
  }

  function named(node: TabularNode): void {
    if (node.level !== 'code') return
    node.code = tidy(text)
    if (!CODE.test(node.code)) throw new ContentFault(`a code was expected as name, found ${node.code.slice(0, 40)}`)
    if (seen.has(node.code)) throw new ContentFault(`each code once, found ${node.code} a second time`)
    seen.add(node.code)
    // One code of the 2021 list is printed inside its neighbour (H54.512A in H54.511): a parent must be a prefix.
    while (node.parent !== null) {
      const parent = nodes[node.parent]
      if (parent === undefined || parent.level !== 'code' || node.code.startsWith(parent.code)) break
      node.parent = parent.parent
    }
  }

  function described(node: TabularNode): void {
    node.title = tidy(text)
    if (node.level === 'chapter') node.code = /\(([A-Z0-9]{3}-[A-Z0-9]{3})\)$/.exec(node.title)?.[1] ?? node.code
  }

  const reader: XmlReader = {
    open(name, attributes, at) {
      path.push(name)
      ;[text, line] = ['', at]
      const level = LEVEL_OF[name]
      if (level !== undefined) {
        const code = level === 'section' ? (attributes.id ?? '') : ''
        nodes.push({ level, code, title: '', parent: open.at(-1) ?? null, line: at })
        open.push(nodes.length - 1)
      }
      const kind = KIND_OF[name]
      // The sentence above a list of seventh characters belongs to the list and is not counted apart.
      if (kind !== undefined && name !== 'sevenChrNote') elements[kind] += 1
      character = attributes.char ?? ''
    },
    text(piece) {
      text += piece
    },
    close(name) {
      path.pop()
      const within = path.at(-1) ?? ''
      const isOfNode = LEVEL_OF[within] !== undefined
      if (name === 'version' && path.length === 1) version = tidy(text)
      else if (name === 'name' && isOfNode) named(current())
      else if (name === 'desc' && isOfNode) described(current())
      else if (name === 'note' && KIND_OF[within] !== undefined) note(KIND_OF[within], null)
      else if (name === 'extension' && within === 'sevenChrDef') note('seventh_character', character)
      else if (LEVEL_OF[name] !== undefined) {
        if (current().code === '') throw new ContentFault(`a <${name}> without its name`)
        open.pop()
      }
      text = ''
    },
  }
  return { reader, nodes, rows, elements, version: () => version }
}

function tidy(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ')
}
