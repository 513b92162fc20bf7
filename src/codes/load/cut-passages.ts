// Cuts the lines of a public document into passages: each numbered section its own, with heading, page and the headings above it.
import { decimalSection, isDecimalDocument } from './decimal-sections.ts'
import { type Mark, marksOf, type OpenSection, openedBy } from './outline-marks.ts'

export type DocumentLine = { text: string; page: number | null }
export type CutPassage = {
  section: string
  heading: string
  above: string[]
  page: number | null
  text: string
  /** Its first line in the document, from 1. */
  line: number
}

type Section = {
  section: string
  heading: string
  above: string[]
  line: number
  body: { text: string; page: number | null }[]
}

/** Passages in the document's order. What stands before the first section is the section `Introduction`. */
export function cutPassages(lines: readonly DocumentLine[]): CutPassage[] {
  const sections = isDecimalDocument(lines) ? byDecimals(lines) : byOutline(lines)
  const lastOf = new Map(sections.map((section, at) => [section.section, at]))
  return (
    sections
      // A section that comes again with its text was named in a list of contents.
      .filter((section, at) => section.body.length > 0 || lastOf.get(section.section) === at)
      .filter((section) => section.body.length > 0 || section.heading !== '')
      .flatMap((section) => partsOf(section, lines))
  )
}

function byOutline(lines: readonly DocumentLine[]): Section[] {
  const sections: Section[] = [introduction()]
  let open: OpenSection[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? { text: '', page: null }
    const marks = marksOf(line.text)
    const opened = openedBy(open, marks, at) ?? begunAnew(sections, open, marks, at)
    if (opened === null) {
      sections.at(-1)?.body.push(line)
      continue
    }
    const own = opened.at(-1)
    const { heading, used, isProse } = wholeHeading(own?.heading ?? '', lines, at)
    open = opened.map((section) => (section === own ? { ...section, heading } : section))
    sections.push({
      section: open.map(({ label }) => label).join('.'),
      heading,
      above: open.slice(0, -1).map((section) => section.heading),
      line: at,
      body: isProse ? [{ ...line, text: own?.heading ?? '' }] : [],
    })
    at += used
  }
  return sections
}

/**
 * A list of contents without dots opens its sections before the text does. Where the first of them comes again, with nothing but headings in
 * between, the text begins: what the list opened is taken back. Null where this is no such place.
 */
function begunAnew(sections: Section[], open: OpenSection[], marks: readonly Mark[], at: number): OpenSection[] | null {
  const mark = marks.find(({ value, rank }) => value === 1 && open.some((section) => section.rank === rank))
  if (mark === undefined) return null
  const above = open.filter(({ rank }) => rank < mark.rank)
  const label = [...above, mark].map((section) => section.label).join('.')
  const first = sections.findIndex(({ section, heading }) => section === label && isSame(heading, mark.heading))
  if (first < 0 || sections.slice(first, -1).some(({ body }) => body.length > 0)) return null
  const between = sections.splice(first).at(-1)?.body ?? []
  sections.at(-1)?.body.push(...between)
  return [...above, { ...mark, line: at }]
}

/** The same heading, but for the page that a list of contents says behind it. */
function isSame(listed: string, heading: string): boolean {
  return listed.replace(/[ .]{1,200}(?:[A-Z]{1,5}-)?\d{1,4}$/, '').toLowerCase() === heading.toLowerCase()
}

function byDecimals(lines: readonly DocumentLine[]): Section[] {
  const sections: Section[] = [introduction()]
  const headings = new Map<string, string>()
  let chapter = ''
  for (const [at, line] of lines.entries()) {
    chapter ||= /^chapter (\d{1,2}) ?[-–—:]/i.exec(line.text)?.[1] ?? ''
    const found = decimalSection(line.text)
    if (found === null) {
      sections.at(-1)?.body.push(line)
      continue
    }
    headings.set(found.number, found.heading)
    const above = found.above.map((number) => headings.get(number) ?? '').filter((heading) => heading !== '')
    const section = chapter === '' ? `§${found.number}` : `${chapter} §${found.number}`
    sections.push({ section, heading: found.heading, above, line: at, body: [] })
  }
  return sections
}

function introduction(): Section {
  return { section: 'Introduction', heading: '', above: [], line: 0, body: [] }
}

/** Lines that a heading may run on for; what runs on further is a numbered paragraph and no heading. */
const HEADING_LINES = 2
const HEADING_LETTERS = 160
/** Longest name for a numbered paragraph, cut at a word. */
const NAME_LETTERS = 90
const RUNS_ON = /(?:,|-|\b(?:and|or|of|for|with|without|by|in|to|the|a|an|its|other|from|using|chapter))$/i

/** A heading that was broken over lines, put together; `used` lines behind its first belong to it. */
function wholeHeading(first: string, lines: readonly DocumentLine[], at: number) {
  // "Appendix I" stands alone, its name in the line below.
  const named = first !== '' || marksOf(lines[at + 1]?.text ?? '').length > 0
  let heading = named ? first : (lines[at + 1]?.text ?? '')
  let used = named ? 0 : 1
  while (used <= HEADING_LINES && heading.length <= HEADING_LETTERS) {
    const next = lines[at + used + 1]?.text ?? ''
    const goesOn = next !== '' && marksOf(next).length === 0 && (RUNS_ON.test(heading) || /^[a-z(]/.test(next))
    if (!goesOn) return { heading: heading.trim(), used, isProse: false }
    heading += heading.endsWith('-') ? next : ` ${next}`
    used += 1
  }
  const cut = first.length <= NAME_LETTERS ? first : first.slice(0, first.lastIndexOf(' ', NAME_LETTERS))
  return { heading: `${cut} …`, used: 0, isProse: true }
}

/** Letters of one passage; a longer section is cut between paragraphs, so that a citation names the page. */
const PASSAGE_LETTERS = 1_800

function partsOf({ section, heading, above, line, body }: Section, lines: readonly DocumentLine[]): CutPassage[] {
  const named = { section, heading, above, line: line + 1 }
  const parts: CutPassage[] = []
  for (const { text, page } of paragraphsOf(body)) {
    const last = parts.at(-1)
    if (last !== undefined && last.text.length + text.length < PASSAGE_LETTERS) last.text += `\n${text}`
    else parts.push({ ...named, page: parts.length === 0 ? (lines[line]?.page ?? page) : page, text })
  }
  return parts.length > 0 ? parts : [{ ...named, page: lines[line]?.page ?? null, text: '' }]
}

/** Lines put together again: a line that ends a sentence ends the paragraph, and a dot or dash begins an item. */
function paragraphsOf(body: Section['body']): Section['body'] {
  const paragraphs: Section['body'] = []
  for (const { text, page } of body) {
    const last = paragraphs.at(-1)
    if (last === undefined || /[.:;?!”"]$/.test(last.text) || /^[•▪·–-] |^See /.test(text))
      paragraphs.push({ text, page })
    else last.text += last.text.endsWith('-') ? text : ` ${text}`
  }
  return paragraphs
}
