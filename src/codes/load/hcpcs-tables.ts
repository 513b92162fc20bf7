// Reads the tables beside the contractors' file: indicators with last days, processing notes, and codes for what is not otherwise classified.
import { dayReader } from './day-cell.ts'
import { columnsOf } from './delimited.ts'
import { HCPCS_INDICATORS } from './ended-codes.ts'
import type { LineReader, Sink } from './importer.ts'
import { clip } from './tsv.ts'

const INDICATORS = ['hcpcs_code', 'xref', 'date_term']

/** A header-named table without descriptions: it ends codes that the contractors' file lists without an end. Null when it is no such header. */
export function indicators(header: string, sink: Sink): LineReader | null {
  const places = columnsOf(header.split('\t'), INDICATORS)
  if (places === null) return null
  const day = dayReader()
  let isBelow = false
  return {
    line(text, at) {
      if (!isBelow) {
        isBelow = true
        sink.source(HCPCS_INDICATORS)
        return
      }
      const cells = text.split('\t').map((cell) => cell.trim())
      const cell = (name: string) => cells[places.get(name) ?? -1] ?? ''
      const code = cell('hcpcs_code')
      const lastDay = day(cell('date_term'))
      if (cells.length !== places.size) sink.fault(at, `${places.size} columns`, `${cells.length}: ${clip(text)}`)
      else if (!/^[A-V]\d{4}$/.test(code)) sink.fault(at, 'a HCPCS code', clip(code))
      else if (lastDay === undefined) sink.fault(at, 'date_term as a day or empty', cell('date_term'))
      else {
        const named = [...places].map(([name, place]) => [name, cells[place] ?? ''] as const)
        const facts = Object.fromEntries(named.filter(([name, value]) => value !== '' && name !== 'hcpcs_code'))
        sink.fee(at, { code, modifier: '', facts })
        const replacedBy = cell('xref')
          .split(/[,;\s]+/)
          .filter((other) => other !== '')
        if (lastDay !== null) sink.ended(at, { code, lastDay, replacedBy })
      }
    },
    end: () => {},
  }
}

export function isNotesHeader(text: string): boolean {
  return text.trim() === 'PROCESSING NOTES'
}

/** `0005--THE TEXT *`, then further lines of it, until the next number; the stars are the right border of the page. */
export function processingNotes(sink: Sink): LineReader {
  let held: { at: number; key: string; words: string[] } | null = null
  let count = 0
  const hand = () => {
    if (held === null) return
    const { at, key, words } = held
    sink.meaning(at, { of: 'HCPCS processing note', key, text: words.join(' ') })
    held = null
  }
  return {
    line(text, at) {
      const [, key, rest] = /^\s*(\d{4})--(.*)$/.exec(text) ?? []
      const words = (rest ?? text).split(/\s+/).filter((word) => word !== '' && word !== '*')
      if (key !== undefined) {
        hand()
        if (count === 0) sink.source('HCPCS processing notes')
        count += 1
        held = { at, key, words }
      } else if (held !== null && words.length > 0 && !/^_+$/.test(text.trim()) && !isNotesHeader(text)) {
        held.words.push(...words)
      }
    },
    end() {
      hand()
      if (count === 0) sink.fault(0, 'notes with their numbers, as in 0005--', 'none')
    },
  }
}

export function isNocHeader(text: string): boolean {
  return /^\s*NOC CODES\b/.test(text)
}

/** Codes for what has no code of its own: a claim with one of them needs a description. Titles are those of the contractors' file. */
export function nocCodes(sink: Sink): LineReader {
  let count = 0
  const known = new Set<string>()
  return {
    line(text, at) {
      const code = /^\s*([A-V]\d{4})\s/.exec(text)?.[1]
      if (code === undefined) return
      if (count === 0) sink.source('HCPCS not otherwise classified')
      count += 1
      // A description of two rows has its code in both.
      if (known.has(code)) sink.seen(at)
      else sink.fee(at, { code, modifier: '', facts: { noc: '1' } })
      known.add(code)
    },
    end() {
      if (count === 0) sink.fault(0, 'rows that begin with a HCPCS code', 'none')
    },
  }
}
