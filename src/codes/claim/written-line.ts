// A claim line as a biller writes it, on the command line or on a page.
import type { ClaimLine } from './claim.ts'

export type WrittenLine = { is: 'line'; line: ClaimLine } | { is: 'wrong'; because: string }

// Lazy, so that the units of `J3301x8` are no letters of its code; every repeat is bounded.
const WRITTEN =
  /^([0-9A-Z.]{2,8}?)((?:[-,\s]{1,3}[0-9A-Z]{2}){0,4}?)(?:\s{0,3}[x×*]\s{0,3}(\d{1,5}))?(?:\s{0,3}:\s{0,3}([A-L0-9, ]{1,30}))?$/i

/** The CMS-1500 form has places for twelve diagnoses, lettered A to L. */
const LETTERS = 'ABCDEFGHIJKL'

/**
 * Reads `20610-RT x 2: A,B` as code, modifiers, units (1 when not said) and the diagnoses the line points at, by their letters or their
 * numbers from 1. Blanks and commas may part the modifiers. `diagnoses`: how many the claim has.
 */
export function readWrittenLine(text: string, diagnoses: number): WrittenLine {
  const parts = WRITTEN.exec(text.trim())
  if (parts === null)
    return {
      is: 'wrong',
      because: `${text} is not a claim line; write CODE[-MOD…][xUNITS][:POINTERS], for example ${EXAMPLE}.`,
    }
  const [, code = '', modifiers = '', units = '1', written = ''] = parts
  const marks = /\d/.test(written) ? written.split(/[, ]/) : [...written.replace(/[, ]/g, '').toUpperCase()]
  const pointers = marks.filter((mark) => mark !== '').map((mark) => Number(mark) || LETTERS.indexOf(mark) + 1)
  const beyond = pointers.find((number) => number < 1 || number > diagnoses)
  if (beyond !== undefined)
    return { is: 'wrong', because: `${text} points at diagnosis ${beyond}, and ${diagnoses} are given.` }
  const named = modifiers.split(/[-,\s]/).filter((modifier) => modifier !== '')
  return { is: 'line', line: { code, modifiers: named, units: Number(units), pointers } }
}

const EXAMPLE = '20610-RTx1 or 20610-RTx1:A,B'
