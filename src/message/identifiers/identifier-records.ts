// Identifiers where position is their label: segments of HL7 and X12 pasted into a mail, and names of files.

import type { Identifier } from '../inbound-message.ts'
import { isGivenName } from './given-names.ts'
import { isSurname } from './name-words.ts'
import { identifierAt, placesLookedFor, placesOf } from './places-of.ts'

const MAX_LINE = 4_000 // characters of a segment; a longer line is no paste of one

/** HL7 v2.5 3.4.2, 3.4.5, 6.5.5, 6.5.6: the fields of a segment that tell who somebody is. */
const HL7: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  PID: {
    ...{
      2: 'mrn',
      3: 'mrn',
      4: 'mrn',
      5: 'name',
      6: 'name',
      7: 'dob',
      9: 'name',
      11: 'address',
      13: 'phone',
      14: 'phone',
    },
    ...{ 18: 'account', 19: 'ssn', 20: 'licence', 21: 'mrn', 29: 'date' },
  },
  NK1: { 2: 'name', 4: 'address', 5: 'phone', 6: 'phone', 16: 'dob', 30: 'name', 31: 'phone', 32: 'address' },
  GT1: { 2: 'account', 3: 'name', 4: 'name', 5: 'address', 6: 'phone', 7: 'phone', 8: 'dob', 12: 'ssn' },
  IN1: { 8: 'policy', 16: 'name', 18: 'dob', 19: 'address', 36: 'policy', 49: 'member_id' },
  IN2: { 1: 'member_id', 2: 'ssn', 6: 'mbi', 8: 'member_id', 61: 'member_id' },
  PV1: { 19: 'account', 44: 'date_of_service', 45: 'date_of_service' },
}
/** X12N 837 and 835: of an NM1 only persons who are patients or insured, not the providers. */
const X12: Readonly<Record<string, (fields: readonly string[]) => Readonly<Record<number, string>>>> = {
  NM1: ([, who]) => (/^(?:IL|QC|74|03|QD)$/.test(who ?? '') ? { 3: 'name', 4: 'name', 5: 'name', 9: 'member_id' } : {}),
  DMG: () => ({ 2: 'dob' }),
  CLM: () => ({ 1: 'account' }),
  CLP: () => ({ 1: 'account', 7: 'claim' }),
  SBR: () => ({ 3: 'policy' }),
  DTP: ([, , , date]) => (date === undefined ? {} : { 3: 'date_of_service' }),
}
const SEGMENT =
  /(?<![\w|*^])(?:(?:PID|NK1|GT1|IN1|IN2|PV1)\|[^\r\n]{5,4000}|(?:NM1|DMG|CLM|CLP|SBR|DTP)\*[^~\r\n]{3,400})/g

/** `Nguyen_Linh_opnote_2026-08-14.pdf`: words joined by `_`, `-` or nothing but a kind at the end. */
const KINDS = '\\.(?:pdf|docx?|xlsx?|csv|txt|rtf|jpe?g|png|gif|tiff?|heic|zip|dcm|eml|msg)(?!\\w)'
const FILE = {
  look: new RegExp(KINDS, 'i'),
  shape: new RegExp(`(?<![\\w/@.-])[\\p{L}\\d_-]{4,120}${KINDS}`, 'giu'),
}
const FILE_DATE = /(?:19|20)\d{2}[-_]?[01]\d[-_]?[0-3]\d|[01]?\d[-_][0-3]?\d[-_](?:19|20)?\d{2}/g

/** What stands in records and in names of files. */
export function findRecords(text: string): Identifier[] {
  return [...segments(text), ...placesLookedFor(FILE, text).flatMap(({ 0: file, index }) => inFileName(file, index))]
}

function segments(text: string): Identifier[] {
  return placesOf(SEGMENT, text).flatMap(({ 0: line, index }) => {
    if (line.length >= MAX_LINE) return []
    const sign = line[3] ?? '|'
    const fields = line.split(sign)
    const kinds = sign === '|' ? HL7[fields[0] ?? ''] : X12[fields[0] ?? '']?.(fields)
    let at = index
    return fields.flatMap((field, number) => {
      const start = at
      at += field.length + 1
      const type = kinds?.[number]
      return type === undefined || !/[\p{L}\d]/u.test(field)
        ? []
        : [{ type, text: field, start, end: start + field.length }]
    })
  })
}

/** A given name with the word beside it, and a date. Without a given name nothing tells a person from a fee schedule. */
function inFileName(file: string, index: number): Identifier[] {
  const words = placesOf(/\p{L}{2,40}/gu, file)
  const at = words.findIndex(({ 0: word }) => isGivenName(word))
  const dates = placesOf(FILE_DATE, file).map((match) => identifierAt('date', match[0], index + match.index))
  const given = words[at]
  if (given === undefined) return dates
  const beside = [words[at - 1], words[at + 1]].find(
    (word) => word !== undefined && isSurname(word[0]) && areNeighbours(file, word, given),
  )
  if (beside === undefined) return dates
  const start = Math.min(given.index, beside.index)
  const end = Math.max(given.index + given[0].length, beside.index + beside[0].length)
  return [identifierAt('name', file.slice(start, end), index + start), ...dates]
}

function areNeighbours(file: string, one: RegExpExecArray, other: RegExpExecArray): boolean {
  const [first, second] = one.index < other.index ? [one, other] : [other, one]
  return /^[_-]$/.test(file.slice(first.index + first[0].length, second.index))
}
