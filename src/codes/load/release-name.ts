// Reads the edition and the days of a release out of the names that CMS and CDC give their files.
import type { IsoDate } from '../citation.ts'
import type { NamedRelease } from './importer.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ')

/** `2025`, `4` gives 2025 Q4, 2025-10-01 to 2025-12-31. */
export function quarter(year: number, number: number, edition = `${year} Q${number}`): NamedRelease {
  const month = number * 3 - 2
  return {
    edition,
    validFrom: iso(year, month, 1),
    validTo: iso(year, month + 2, number === 2 || number === 3 ? 30 : 31),
  }
}

/** The quarter that begins on a day; null when none does. */
export function quarterOf(day: string): NamedRelease | null {
  const [, year, month] = /^(20\d\d)-(01|04|07|10)-01$/.exec(day) ?? []
  return year === undefined ? null : quarter(Number(year), (Number(month) + 2) / 3)
}

/** The quarter that begins the day after; null when none does. */
export function quarterAfter(day: string): NamedRelease | null {
  const next = new Date(`${day}T00:00:00Z`).getTime() + DAY_MS
  return Number.isNaN(next) ? null : quarterOf(new Date(next).toISOString().slice(0, 10))
}

const DAY_MS = 86_400_000

/** The fiscal year of ICD-10: FY2026 is 2025-10-01 to 2026-09-30; its April update begins on 2026-04-01. */
export function fiscalYear(year: number, april = false): NamedRelease {
  const validFrom = april ? iso(year, 4, 1) : iso(year - 1, 10, 1)
  return { edition: april ? `FY${year} April` : `FY${year}`, validFrom, validTo: iso(year, 9, 30) }
}

/** `HCPC2025_OCT_ANWEB` and the yearly `HCPC2019_CONTR_ANWEB` and `proc_notes_2019`, which were the release of January. */
export function hcpcsRelease(name: string): NamedRelease | null {
  const found = /(?:HCPCS?|proc_notes|NOC_Codes)[-_ ]?(20\d\d)[-_ ]?(CONTR|[A-Z]{3})?/i.exec(name)
  if (found === null) return null
  const word = found[2]?.toLowerCase() ?? (/^HCPC/i.test(found[0]) ? '' : 'contr')
  const month = word === 'contr' ? 1 : MONTHS.indexOf(word) + 1
  if (month % 3 !== 1) return null
  return quarter(Number(found[1]), (month + 2) / 3, `${MONTH_NAMES[month - 1]} ${found[1]}`)
}

/** `icd10cm-order-2026`, `icd10pcs_order_2026`; `april` in the name is the update of that month. */
export function icdOrderRelease(name: string): NamedRelease | null {
  const found = /icd10(?:cm|pcs)[-_ ]order[-_ ](?:april[-_ ])?(20\d\d)/i.exec(name)
  return found === null ? null : fiscalYear(Number(found[1]), /april/i.test(name))
}

/** A year and quarter (`2026q3`, `2026-q3`, `V2025Q4`) or the first day of one (`Eff_10-01-2025`). */
export function ncciRelease(name: string): NamedRelease | null {
  const named = /(20\d\d)[-_ ]?q([1-4])/i.exec(name)
  if (named !== null) return quarter(Number(named[1]), Number(named[2]))
  const effective = /eff[-_ ](0[147]|10)-01-(20\d\d)/i.exec(name)
  return effective === null ? null : quarter(Number(effective[2]), (Number(effective[1]) + 2) / 3)
}

/** `PPRRVU24_JUL`, `PPRRVU2026_Jul_nonQPP`: letters A to D are the quarters. */
export function rvuRelease(name: string): NamedRelease | null {
  const found = /PPRRVU(?:20)?(\d\d)_([A-Z]{3})/i.exec(name)
  const month = MONTHS.indexOf(String(found?.[2]).toLowerCase())
  if (found === null || month < 0 || month % 3 !== 0) return placesOfYear(name)
  const year = 2000 + Number(found[1])
  return quarter(year, month / 3 + 1, `RVU${found[1]}${'ABCD'[month / 3]} (${MONTH_NAMES[month]} ${year})`)
}

/** `GPCI2024`, `24LOCCO`, `ANES2024`: the files about places hold for a calendar year. */
function placesOfYear(name: string): NamedRelease | null {
  const found = /(?:GPCI|ANES)(?:20)?(\d\d)(?!\d)|(?<!\d)(?:20)?(\d\d)LOCCO/i.exec(name)
  const year = found === null ? null : 2000 + Number(found[1] ?? found[2])
  return year === null ? null : { edition: String(year), validFrom: iso(year, 1, 1), validTo: iso(year, 12, 31) }
}

/** `2026_April_Web_Addendum_B`, `opps_addendum_b_2026_apr`: the quarter that begins with the month. */
export function oppsRelease(name: string): NamedRelease | null {
  const year = /20\d\d/.exec(name)?.[0]
  const month = MONTHS.indexOf(/(?<![a-z])(jan|apr|jul|oct)/i.exec(name)?.[0].toLowerCase() ?? '')
  if (year === undefined || month < 0) return null
  return quarter(Number(year), month / 3 + 1, `${MONTH_NAMES[month]} ${year}`)
}

/** A year's CPT, from 1 January. */
export function cptRelease(name: string): NamedRelease | null {
  const year = /20\d\d/.exec(name)?.[0]
  return year === undefined
    ? null
    : { edition: year, validFrom: iso(Number(year), 1, 1), validTo: iso(Number(year), 12, 31) }
}

/** The list of places has no period: it holds until the next one. */
export function placeRelease(name: string): NamedRelease | null {
  const found = /place[-_ ]of[-_ ]service.*?(20\d\d)/i.exec(name)
  return found === null ? null : { edition: String(found[1]), validFrom: null, validTo: null }
}

/** An edition that names its own period (`2024 Q3`, `FY2026`, `October 2025`), for a file whose name says nothing. */
export function editionNamed(edition: string): NamedRelease {
  const quarterly = /^(20\d\d) Q([1-4])$/.exec(edition)
  if (quarterly !== null) return quarter(Number(quarterly[1]), Number(quarterly[2]))
  const fiscal = /^FY(20\d\d)( April)?$/.exec(edition)
  if (fiscal !== null) return fiscalYear(Number(fiscal[1]), fiscal[2] !== undefined)
  const monthly = /^(?:RVU\d\d[A-D] \()?(January|April|July|October) (20\d\d)\)?$/.exec(edition)
  if (monthly !== null) return quarter(Number(monthly[2]), (MONTH_NAMES.indexOf(String(monthly[1])) + 3) / 3, edition)
  return { edition, validFrom: null, validTo: null }
}

function iso(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate
}
