// Identifiers where position is their label: segments of HL7 and X12 pasted into a mail, and names of files.

import type { Identifier } from '../inbound-message.ts'
import { isGivenName } from './given-names.ts'
import { isStrange } from './name-tokens.ts'
import { isSurname } from './name-words.ts'
import { identifierAt, placesOf } from './places-of.ts'

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
const OF_A_PATIENT = /^(?:IL|QC|74|03|QD)$/
/** X12N 837 and 835: of an NM1 only persons who are patients or insured, not the providers. */
const X12: Readonly<Record<string, (fields: readonly string[]) => Readonly<Record<number, string>>>> = {
  NM1: ([, who]) => (OF_A_PATIENT.test(who ?? '') ? { 3: 'name', 4: 'name', 5: 'name', 9: 'member_id' } : {}),
  N3: () => ({ 1: 'address', 2: 'address' }),
  N4: () => ({ 1: 'address', 3: 'zip' }),
  REF: ([, kind]) => {
    const type = REFERENCES[kind ?? '']
    return type === undefined ? {} : { 2: type }
  },
  DMG: () => ({ 2: 'dob' }),
  CLM: () => ({ 1: 'account' }),
  CLP: () => ({ 1: 'account', 7: 'claim' }),
  SBR: () => ({ 3: 'policy' }),
  DTP: ([, , , date]) => (date === undefined ? {} : { 3: 'date_of_service' }),
}
/** REF01: which references name a person's record; others name providers and programs. */
const REFERENCES: Readonly<Record<string, string>> = {
  ...{
    SY: 'ssn',
    EA: 'mrn',
    G1: 'authorization',
    '9F': 'authorization',
    '1W': 'member_id',
    '1L': 'policy',
    IG: 'policy',
  },
  ...{ F8: 'claim', D9: 'claim', Y4: 'claim', EJ: 'account', '6R': 'account', '23': 'member_id' },
}
const SEGMENT =
  /(?<![\w|*^])(?:(?:PID|NK1|GT1|IN1|IN2|PV1)\|[^\r\n]{5,4000}|(?:NM1|N3|N4|REF|DMG|CLM|CLP|SBR|DTP)\*[^~\r\n]{3,400})/g

/** `Nguyen_Linh_opnote_2026-08-14.pdf`, `schwarzkopf denial.pdf`: what stands before the kind of a file, as far as it may be its name. */
const KIND = /\.(?:pdf|docx?|xlsx?|csv|txt|rtf|jpe?g|png|gif|tiff?|heic|zip|dcm|eml|msg)(?!\w)/gi
const MAX_FILE = 80 // characters of a name
const BEFORE_A_FILE = /[^,;:\n\t"(<>/\\@]{1,80}$/
/** Words that names of files are made of and no list of words knows. */
const FILE_WORDS =
  /^(?:img|dsc|pxl|scan\w*|opnotes?|opreports?|hcfa|facesheets?|progressnotes?|feeschedule|screenshot|whatsapp|docusign|untitled|rev|ver|final\w*|eobs?|eras?)$/i
const FILE_DATE = /(?:19|20)\d{2}[-_]?[01]\d[-_]?[0-3]\d|[01]?\d[-_][0-3]?\d[-_](?:19|20)?\d{2}/g

/** What stands in records and in names of files. */
export function findRecords(text: string): Identifier[] {
  let last = 0
  const inFiles = placesOf(KIND, text).flatMap(({ 0: kind, index }) => {
    const file = BEFORE_A_FILE.exec(text.slice(Math.max(last, index - MAX_FILE), index))?.[0] ?? ''
    last = index + kind.length
    return inFileName(file, index - file.length)
  })
  return [...segments(text), ...inFiles]
}

function segments(text: string): Identifier[] {
  let isOfAPatient = false // the loop of X12 that the last NM1 began: addresses of providers and payers are nobody's
  return placesOf(SEGMENT, text).flatMap(({ 0: line, index }) => {
    if (line.length >= MAX_LINE) return []
    const sign = /[|*]/.exec(line)?.[0] ?? '|'
    const fields = line.split(sign)
    if (fields[0] === 'NM1') isOfAPatient = OF_A_PATIENT.test(fields[1] ?? '')
    if (/^N[34]$/.test(fields[0] ?? '') && !isOfAPatient) return []
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

/** A given name with the word beside it, a word that no list knows, and a date. */
function inFileName(file: string, index: number): Identifier[] {
  const dates = placesOf(FILE_DATE, file).map((match) => identifierAt('date', match[0], index + match.index))
  const words = placesOf(/\p{L}{2,40}/gu, file)
  const given = words.map(({ 0: word }) => isGivenName(word))
  const names = words.filter((word, at) => {
    if (word[0].length > 3 && isStrange(word[0]) && !FILE_WORDS.test(word[0])) return true
    const [before, after] = [words[at - 1], words[at + 1]]
    if (given[at])
      return [before, after].some((one) => one !== undefined && isSurname(one[0]) && areNeighbours(file, one, word))
    return (
      isSurname(word[0]) &&
      ((given[at - 1] && areNeighbours(file, before, word)) ||
        (given[at + 1] && !given[at - 1] && areNeighbours(file, word, after)))
    )
  })
  return [...names.map(({ 0: word, index: at }) => identifierAt('name', word, index + at)), ...dates]
}

function areNeighbours(file: string, one?: RegExpExecArray, other?: RegExpExecArray): boolean {
  if (one === undefined || other === undefined) return false
  const [first, second] = one.index < other.index ? [one, other] : [other, one]
  return /^[_-]$/.test(file.slice(first.index + first[0].length, second.index))
}
