// Tables that came after the layout was fixed. They are made where a book lacks them, so that no loaded book need be built anew.
import { COVERAGE_TABLE_NAMES, COVERAGE_TABLES } from './coverage-tables.ts'
import { PASSAGE_TABLES } from './passage-tables.ts'

export const ADDED_TABLE_NAMES = ['locality', 'passage', 'ending', 'meaning', ...COVERAGE_TABLE_NAMES] as const

/**
 * `locality.facts` is a row of one of the fee schedule's files about places (cost indices, counties, anesthesia factors) by column name;
 * a locality is named by its contractor (`mac`) and number together. The list of counties prints one twice, so the line belongs to the key.
 * `ending` is the last day of a code by a table that lists ended codes, for releases that lost theirs.
 * `meaning.of` says what `key` is (`HCPCS processing note`, `OPPS status indicator`), `text` what it stands for.
 */
export const ADDED_TABLES = `
  CREATE TABLE IF NOT EXISTS locality (
    mac TEXT NOT NULL, number TEXT NOT NULL, release_id INTEGER NOT NULL, facts TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (mac, number, release_id, line)) WITHOUT ROWID;
  ${PASSAGE_TABLES}${COVERAGE_TABLES}
  CREATE TABLE IF NOT EXISTS ending (
    key_id INTEGER NOT NULL, release_id INTEGER NOT NULL, last_day INTEGER NOT NULL, replaced_by TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (key_id, release_id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS meaning (
    of TEXT NOT NULL, key TEXT NOT NULL, release_id INTEGER NOT NULL, text TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (of, key, release_id)) WITHOUT ROWID;
`
