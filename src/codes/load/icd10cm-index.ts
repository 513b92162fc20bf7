// Reads the ICD-10-CM index files (icd10cm-index-YYYY.xml, -eindex-, -drug-, -neoplasm-): from the words of a term to its code.
import { ContentFault, type Refusal, readXml, type XmlReader, type XmlSource } from '../../file/xml.ts'

/** Which of the four books a file is; told by its own headings. */
export type IndexBook = 'diseases' | 'external_causes' | 'drugs' | 'neoplasms'

/** One line of an index, or one filled cell of a table. */
export type IndexTerm = {
  /** The words from the main term down to this one, without nonessential modifiers. */
  path: string[]
  /** The nonessential modifiers in parentheses, one text for each of `path`; empty where there are none. */
  modifiers: string[]
  /** As printed, without the closing dash; null for a heading and for a line that only sends elsewhere. */
  code: string | null
  /** More characters are needed: the dash of the index, or a T code of the drug table, which lacks its 7th. */
  isIncomplete: boolean
  /** The column of a table, null in an index. */
  column: TableColumn | null
  /** The code printed in brackets, to be coded second. */
  manifestation: string | null
  see: string | null
  seeAlso: string | null
  /** `see category` or `see subcategory`: the category to look up in the tabular list. */
  seeCategory: string | null
  line: number
}

export type TableColumn = (typeof TABLE_COLUMNS)['drugs' | 'neoplasms'][number]['column']

/** What columns 2 to 7 of each table mean, and the word their heading must hold, so that a moved column is noticed. */
export const TABLE_COLUMNS = {
  drugs: [
    { column: 'poisoning_accidental', heading: 'accidental' },
    { column: 'poisoning_self_harm', heading: 'self-harm' },
    { column: 'poisoning_assault', heading: 'assault' },
    { column: 'poisoning_undetermined', heading: 'undetermined' },
    { column: 'adverse_effect', heading: 'adverse' },
    { column: 'underdosing', heading: 'underdosing' },
  ],
  neoplasms: [
    { column: 'malignant_primary', heading: 'primary' },
    { column: 'malignant_secondary', heading: 'secondary' },
    { column: 'in_situ', heading: 'in situ' },
    { column: 'benign', heading: 'benign' },
    { column: 'uncertain', heading: 'uncertain' },
    { column: 'unspecified', heading: 'unspecified' },
  ],
} as const

export type Index = {
  is: 'read'
  book: IndexBook
  version: string
  /** In the order of the file. A line of a table gives one for each filled cell, or one without code when none is filled. */
  terms: IndexTerm[]
  /** How many main terms and terms below them the file has, and how many codes (filled cells in a table). */
  counts: { mainTerms: number; terms: number; codes: number }
  /** Cells that hold no code where one belongs; they were left out. */
  oddities: { line: number; found: string }[]
}

const CODE = /^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{0,4})?$/

/** Reads a whole index or table. Refused with the line when the XML is damaged or cut short, or when it is no such book. */
export async function readIndex(xml: XmlSource): Promise<Index | Refusal> {
  const index = indexReader()
  const refusal = await readXml(xml, 'ICD10CM.index', index.reader)
  if (refusal !== null) return refusal
  const { terms, counts, oddities } = index
  if (counts.mainTerms === 0) return { is: 'refused', line: 1, because: 'the index has no terms' }
  return { is: 'read', ...index.identity(), terms, counts, oddities }
}

/** A term while its element is open; its lines are added when its first sub-term or its end comes. */
type OpenTerm = Omit<IndexTerm, 'code' | 'isIncomplete' | 'column'> & { codes: Filled[]; isAdded: boolean }
type Filled = Pick<IndexTerm, 'code' | 'isIncomplete' | 'column'>

function indexReader() {
  const terms: IndexTerm[] = []
  const counts = { mainTerms: 0, terms: 0, codes: 0 }
  const oddities: Index['oddities'] = []
  const elements: string[] = []
  const open: OpenTerm[] = []
  const identity = { book: 'diseases' as IndexBook, version: '' }
  let [text, modifier, column, line] = ['', '', '', 0]

  function openTerm(at: number): void {
    const above = open.at(-1)
    if (above !== undefined) add(above)
    const nothing = { manifestation: null, see: null, seeAlso: null, seeCategory: null, codes: [], isAdded: false }
    open.push({ path: [...(above?.path ?? [])], modifiers: [...(above?.modifiers ?? [])], line: at, ...nothing })
  }

  function add(term: OpenTerm): void {
    if (term.isAdded) return
    if (term.path.length !== open.length) throw new ContentFault('a term without its title')
    term.isAdded = true
    const { codes, isAdded: _added, ...rest } = term
    counts.codes += codes.length
    const filled: Filled[] = codes.length > 0 ? codes : [{ code: null, isIncomplete: false, column: null }]
    for (const each of filled) terms.push({ ...rest, ...each })
  }

  function titled(term: OpenTerm): void {
    term.path.push(tidy(text))
    term.modifiers.push(tidy(modifier))
  }

  function coded(term: OpenTerm, words: string): void {
    const code = codeOf(words)
    if (code === null) oddities.push({ line, found: words.slice(0, 60) })
    else term.codes.push({ code, isIncomplete: words.endsWith('-'), column: null })
  }

  function celled(term: OpenTerm, words: string): void {
    // One or two dashes: there is no code for this column.
    if (/^-{0,2}$/.test(words)) return
    const place = Number(column) - 2
    const { book } = identity
    const meaning = book === 'drugs' || book === 'neoplasms' ? TABLE_COLUMNS[book][place] : undefined
    const code = codeOf(words)
    if (meaning === undefined) throw new ContentFault(`a cell of a column that has no heading: ${column.slice(0, 20)}`)
    if (code === null) oddities.push({ line, found: words.slice(0, 60) })
    else {
      const isIncomplete = words.endsWith('-') || (book === 'drugs' && code.startsWith('T'))
      term.codes.push({ code, isIncomplete, column: meaning.column })
    }
  }

  function headed(words: string): void {
    const heading = words.toLowerCase()
    if (column === '1') {
      if (heading !== 'substance' && heading !== 'neoplasm')
        throw new ContentFault(`Substance or Neoplasm was expected as first heading, found ${words.slice(0, 40)}`)
      identity.book = heading === 'substance' ? 'drugs' : 'neoplasms'
      return
    }
    if (identity.book !== 'drugs' && identity.book !== 'neoplasms')
      throw new ContentFault('the first heading is missing')
    const expected = TABLE_COLUMNS[identity.book][Number(column) - 2]
    if (expected === undefined || !heading.includes(expected.heading))
      throw new ContentFault(
        `column ${column}: ${expected?.heading ?? 'no heading'} was expected, found ${words.slice(0, 40)}`,
      )
  }

  const reader: XmlReader = {
    open(name, attributes, at) {
      elements.push(name)
      line = at
      if (name === 'mainTerm' || name === 'term') openTerm(at)
      // A title's text goes on around its modifiers.
      if (name === 'title') modifier = ''
      if (name === 'nemod') modifier += ' '
      else text = ''
      column = attributes.col ?? ''
    },
    text(piece) {
      if (elements.at(-1) === 'nemod') modifier += piece
      else text += piece
    },
    close(name) {
      elements.pop()
      if (name === 'nemod') return
      const words = tidy(text)
      const within = elements.at(-1) ?? ''
      const term = within === 'mainTerm' || within === 'term' ? open.at(-1) : undefined
      if (name === 'mainTerm' || name === 'term') {
        const own = open.at(-1)
        if (own !== undefined) add(own)
        open.pop()
        counts[name === 'term' ? 'terms' : 'mainTerms'] += 1
      } else if (name === 'head') headed(words)
      else if (name === 'version') identity.version = words
      else if (name === 'title' && elements.length === 1 && /external cause/i.test(words))
        identity.book = 'external_causes'
      else if (term !== undefined) fill(term, name, words)
    },
  }

  function fill(term: OpenTerm, name: string, words: string): void {
    if (term.isAdded) throw new ContentFault(`<${name.slice(0, 40)}> behind the terms below; it belongs before them`)
    if (name === 'title') titled(term)
    else if (name === 'code') coded(term, words)
    else if (name === 'cell') celled(term, words)
    else if (name === 'see') term.see = words
    else if (name === 'seeAlso') term.seeAlso = words
    else if (name === 'seecat' || name === 'subcat') term.seeCategory = words
    else if (name === 'manif') {
      term.manifestation = codeOf(words)
      if (term.manifestation === null) oddities.push({ line, found: words.slice(0, 60) })
    }
  }
  return { reader, terms, counts, oddities, identity: () => identity }
}

/** The code without its closing dash (and without a dot that is then the last); null when it is none. */
function codeOf(words: string): string | null {
  const code = words.endsWith('-') ? words.slice(0, -1) : words
  return CODE.test(code) ? code.replace(/\.$/, '') : null
}

function tidy(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ')
}
