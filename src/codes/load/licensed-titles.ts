// Puts a licensee's CPT descriptors in the place of our own words, wherever the book holds a row of the code.
import type { DatabaseSync } from 'node:sqlite'
import { SYSTEMS } from '../schema.ts'

const CPT = SYSTEMS.indexOf('CPT')

/** Whether the book holds a licensee's long descriptors. */
function isLicensed(database: DatabaseSync): boolean {
  return database.prepare(`SELECT 1 FROM release WHERE kind = 'cpt' LIMIT 1`).get() !== undefined
}

/**
 * Every row of a CPT code takes the long descriptor of the release that was in force when the row's own release began, else of the newest.
 * Our explanation goes among the words by which the code is found. Done after every load, so that the order of loading does not matter.
 */
export function showLicensedTitles(database: DatabaseSync): void {
  if (!isLicensed(database)) return
  database.exec(`
    UPDATE record SET title = licensed.title, title_is_ours = 0,
      synonyms = CASE WHEN record.title = licensed.title THEN record.synonyms
        WHEN record.synonyms = '' THEN replace(record.title, '|', '/') ELSE record.synonyms || '|' || replace(record.title, '|', '/') END
    FROM (SELECT mine.id AS id, theirs.title AS title, row_number() OVER (PARTITION BY mine.id ORDER BY
        own.valid_from BETWEEN their.valid_from AND their.valid_to DESC, their.valid_from DESC) AS place
      FROM record mine JOIN release own ON own.id = mine.release_id
      JOIN record theirs ON theirs.key_id = mine.key_id AND theirs.system = ${CPT}
      JOIN release their ON their.id = theirs.release_id AND their.kind = 'cpt'
      WHERE mine.system = ${CPT} AND own.kind <> 'cpt' AND mine.title_is_ours) AS licensed
    WHERE licensed.id = record.id AND licensed.place = 1`)
}
