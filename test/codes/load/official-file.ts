// The official files the readers are measured against; tests that need them skip where they are not at hand.
import { createReadStream, existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

const FOLDER = process.env.CODE_DATA ?? new URL('../../../../shared/codes', import.meta.url).pathname

export const NO_OFFICIAL_FILES = !existsSync(`${FOLDER}/icd10cm/icd10cm_tabular_2021.xml.gz`)
if (NO_OFFICIAL_FILES) console.warn('no official ICD files in CODE_DATA, the counts of the official files are skipped')

export function officialPath(path: string): string {
  return `${FOLDER}/${path}`
}

/** The unpacked content of a gzip file, in pieces. */
export function officialStream(path: string): Readable {
  return createReadStream(officialPath(path)).pipe(createGunzip())
}
