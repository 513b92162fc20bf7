// The tables of a code book file, and how dates and systems are written in them.
import type { Citation, IsoDate } from './citation.ts'
import type { AddOn, CodeRecord, CodeSystem, PairEdit, RuleNote, UnitLimit } from './code-record.ts'

/** Raised with every change of the tables; a book of another version is built anew. */
export const SCHEMA_VERSION = 4

/** Where a row was read: the file's name and the line in it, from 1. */
export type Origin = { file: string; line: number }

/** When a release of a source was in force. */
export type ReleasePeriod = Omit<Citation, 'locator'> & { validFrom: IsoDate | null; validTo: IsoDate | null } & Origin

/**
 * What a book is built from. The lists may be generators: a NCCI file of millions of rows is never held in memory.
 * An importer of a file that is a full snapshot (no dates in its rows) closes the rows that the next snapshot no longer has.
 */
export type BookTables = {
  meta: Record<string, string>
  releases: Iterable<ReleasePeriod>
  records: Iterable<CodeRecord & Origin>
  pairs: Iterable<PairEdit & Origin>
  unitLimits: Iterable<UnitLimit & Origin>
  addOns: Iterable<AddOn & Origin>
  notes: Iterable<RuleNote & Origin>
}

/** Position in this list is the number stored. Add at the end only. */
export const SYSTEMS = [
  'CPT',
  'HCPCS',
  'ICD-10-CM',
  'ICD-10-PCS',
  'MODIFIER',
  'POS',
] as const satisfies readonly CodeSystem[]
export const PAIR_TABLES: readonly PairEdit['table'][] = ['practitioner', 'hospital']
export const LIMIT_TABLES: readonly UnitLimit['table'][] = ['practitioner', 'outpatient', 'dme']

/** Days are stored as the number YYYYMMDD (four bytes); an open start is 0, an open end this. */
export const OPEN_END = 99_999_999

export function startDay(date: IsoDate | null): number {
  return date === null ? 0 : dayNumber(date)
}

export function endDay(date: IsoDate | null): number {
  return date === null ? OPEN_END : dayNumber(date)
}

export function dayNumber(date: IsoDate): number {
  return Number(date.replaceAll('-', ''))
}

/** The date of a stored day; null for an open start or end. */
export function dateOfDay(day: number): IsoDate | null {
  if (day === 0 || day === OPEN_END) return null
  const digits = String(day).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as IsoDate
}

/** Made at the end of a load where it is missing. */
export const PAIR_INDEX = 'CREATE INDEX IF NOT EXISTS pair_of_second ON pair (column2);'

/**
 * Codes, releases and rationales are numbered once, so that a NCCI pair takes about 30 bytes and three million of them about 100 MB.
 * `code_key.compact` has no dot: E11.22 (ICD-10-CM) and E1122 (HCPCS) share a key and are told apart by the record's system.
 * `release.kind` is the kind of file (`starter`, `hcpcs`, ...), `sha256` of the file as it was given, `retrieved` the day it was loaded.
 * A table of pairs that lost its effective dates holds a pair twice, so the line belongs to the key.
 * `fee.facts` is a fee schedule row by column name, without the descriptor.
 * Edits are stored by their primary key (`WITHOUT ROWID`). `pair_of_second` lists the edits of a code in column two; a load of pairs drops it
 * and makes it again at the end, in six seconds for four million rows.
 * `search_term.phrases` and `search_array.items` are arrays of numbers as `search-build.ts` writes them: which phrases hold a word, and for
 * each phrase and entry its facts. `search_phrase` keeps the text of the phrases that are no record's title.
 */
export const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE release (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, edition TEXT NOT NULL, file TEXT NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, rows INTEGER NOT NULL,
    kind TEXT NOT NULL, sha256 TEXT NOT NULL, retrieved INTEGER NOT NULL,
    UNIQUE (source, edition, file));
  CREATE TABLE code_key (id INTEGER PRIMARY KEY, compact TEXT NOT NULL UNIQUE);
  CREATE TABLE rationale (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
  CREATE TABLE record (
    id INTEGER PRIMARY KEY, key_id INTEGER NOT NULL, system INTEGER NOT NULL, code TEXT NOT NULL,
    title TEXT NOT NULL, title_is_ours INTEGER NOT NULL, billable INTEGER NOT NULL, synonyms TEXT NOT NULL,
    unit_amount REAL, unit_measure TEXT, status TEXT, global_days TEXT, pc_tc TEXT, bilateral TEXT,
    multiple_procedure TEXT, coverage TEXT, replaced_by TEXT NOT NULL, facility_rate INTEGER,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, release_id INTEGER NOT NULL, line INTEGER NOT NULL, locator TEXT NOT NULL,
    UNIQUE (key_id, system, release_id, valid_from, valid_to));
  CREATE TABLE pair (
    column1 INTEGER NOT NULL, column2 INTEGER NOT NULL, in_table INTEGER NOT NULL, release_id INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, indicator INTEGER NOT NULL, rationale_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (column1, column2, in_table, release_id, valid_from, valid_to, line)) WITHOUT ROWID;
  ${PAIR_INDEX}
  CREATE TABLE unit_limit (
    key_id INTEGER NOT NULL, in_table INTEGER NOT NULL, release_id INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, units INTEGER NOT NULL, mai INTEGER NOT NULL,
    rationale_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (key_id, in_table, release_id, valid_from, valid_to)) WITHOUT ROWID;
  CREATE TABLE add_on (
    key_id INTEGER NOT NULL, primary_id INTEGER NOT NULL, release_id INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, type INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (key_id, primary_id, release_id, valid_from, valid_to)) WITHOUT ROWID;
  CREATE TABLE fee (
    key_id INTEGER NOT NULL, modifier TEXT NOT NULL, release_id INTEGER NOT NULL, facts TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (key_id, modifier, release_id)) WITHOUT ROWID;
  CREATE INDEX add_on_of ON add_on (primary_id);
  CREATE TABLE note (
    id TEXT NOT NULL, topic TEXT NOT NULL, text TEXT NOT NULL, locator TEXT NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, release_id INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (id, release_id, valid_from, valid_to)) WITHOUT ROWID;
  CREATE TABLE search_term (term TEXT PRIMARY KEY, stem TEXT NOT NULL, phrases BLOB NOT NULL);
  CREATE INDEX search_term_of ON search_term (stem);
  CREATE TABLE search_phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE search_array (name TEXT PRIMARY KEY, items BLOB NOT NULL);
`
