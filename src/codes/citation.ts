// A Citation names the row, in the file, in the release, that proves a statement.

/** A calendar day as `YYYY-MM-DD`. Strings of this form compare in the order of time. */
export type IsoDate = string & { readonly brand: 'IsoDate' }

export type Citation = {
  /** The publication, for example `HCPCS Level II` or `NCCI PTP practitioner`. */
  source: string
  /** The release the row was read from, for example `October 2025`. */
  edition: string
  /** The row inside it, for example `J1885` or `0470T/0471T`. */
  locator: string
}

/** Reads `YYYY-MM-DD`; null when the text is not a day that exists. */
export function parseIsoDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : (text as IsoDate)
}

/** The UTC day of a moment. */
export function isoDateOf(moment: Date): IsoDate {
  return moment.toISOString().slice(0, 10) as IsoDate
}

/** Whether a day lies within two dates, both inclusive; a missing date is an open end. */
export function isWithin(date: IsoDate, validFrom: IsoDate | null, validTo: IsoDate | null): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo)
}
