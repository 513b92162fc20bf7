// A passage of a public document (official guidelines, a manual's chapter): its section, heading, page and words, as the book keeps it.
import type { Citation, IsoDate } from './citation.ts'

export type Passage = {
  /** As the document numbers it: `IV.H`, `I.C.9.a`, `12 §30.6.1`. Parts of a long section share it. */
  section: string
  heading: string
  /** Headings of the sections above, outermost first. */
  above: string[]
  /** Counted from 1; null where the document has no pages (HTML, text). */
  page: number | null
  text: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  /** Its locator is `sectionAndPage`. */
  citation: Citation
}

/** `IV.H, page 114`. */
export function sectionAndPage(section: string, page: number | null): string {
  return page === null ? section : `${section}, page ${page}`
}

/**
 * One form for every way a section is written: `Section IV.H.`, `IV H` and `iv.h` are `iv.h`; `Chapter 12, §30.6.1` is `12.30.6.1`;
 * `I.C.1.g.1.(m)` is `i.c.1.g.1.m`; `Chapter I, section D, point 2` is `i.d.2`.
 */
export function sectionKey(written: string): string {
  return written
    .toLowerCase()
    .replace(/\b(?:(?:sub)?sections?|chapters?|ch|points?|paragraphs?)\b/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('.')
}

/** The keys of a locator that may name several sections (`IV.G, IV.J`); a chapter with its section is one (`Chapter 12, §40.2`). */
export function sectionKeys(locator: string): string[] {
  const parts = locator.includes('§') ? [locator] : locator.split(',')
  return parts.map(sectionKey).filter((key) => key !== '')
}
