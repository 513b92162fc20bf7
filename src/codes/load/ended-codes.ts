// Ends HCPCS codes by the last days that another table knows, in releases whose file lost its own.
import type { DatabaseSync } from 'node:sqlite'
import { endDay } from '../schema.ts'

/**
 * A contractors' file lists ended codes with their last day; one rebuilt without these days lists them as if they lived. Such a release
 * (no row in it ended before it began, but by what the table knows) takes the days of the table, and what took a code's place.
 * A code added anew after the day is left alone. Done for all releases each time, so that the order of loading does not matter.
 */
export function endBy(database: DatabaseSync): void {
  const open = endDay(null)
  const known = `SELECT 1 FROM ending WHERE ending.key_id = record.key_id AND last_day = record.valid_to`
  const without = database
    .prepare(
      `SELECT id FROM release WHERE kind = 'hcpcs' AND source = '${HCPCS}' AND valid_from > 0 AND NOT EXISTS
       (SELECT 1 FROM record WHERE release_id = release.id AND valid_to < release.valid_from AND NOT EXISTS (${known}))`,
    )
    .all()
    .map(({ id }) => Number(id))
  const end = database.prepare(
    `UPDATE record SET valid_to = last_day, replaced_by = CASE record.replaced_by WHEN '' THEN ending.replaced_by ELSE record.replaced_by END
     FROM ending JOIN release ON release.id = ending.release_id
     WHERE ending.key_id = record.key_id AND record.release_id = ? AND record.valid_to = ? AND record.valid_from <= last_day
       AND last_day < (SELECT valid_from FROM release WHERE id = record.release_id)
       AND release.valid_from = (SELECT max(valid_from) FROM release JOIN ending each ON each.release_id = release.id
         WHERE each.key_id = record.key_id)`,
  )
  for (const id of without) end.run(id, open)
}

/** The publication of the contractors' file, and that of a table of indicators, which has no descriptions. */
export const HCPCS = 'HCPCS Level II'
export const HCPCS_INDICATORS = 'HCPCS Level II indicators'
