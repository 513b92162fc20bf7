// The payment formula of the Medicare physician fee schedule, in whole cents.
import type { Citation } from './citation.ts'
import { NOT_STATED } from './code-record.ts'
import type { Fee, Locality } from './fees.ts'

export type Setting = 'facility' | 'nonfacility'

export type Payment =
  | {
      is: 'payment'
      cents: number
      /** What was multiplied, for a page that shows the sum. */
      conversionFactor: number
      rvu: { work: number; practice: number; malpractice: number }
      gpci: { work: number; practice: number; malpractice: number }
      /** The hospital outpatient rate was lower and took the place of the amount. */
      isCapped: boolean
      /** What a reader must know beside the amount. */
      caveats: string[]
      citations: [Citation, ...Citation[]]
    }
  /** The fee schedule itself says that nothing is paid under it, or that somebody else sets the price. */
  | { is: 'no_amount'; because: string; citations: [Citation, ...Citation[]] }
  /** A part is not loaded, or not for this date. */
  | { is: 'unknown'; because: string }

/** Why rows of these status codes have no amount (RVU file, status code field); A, R and T are paid. */
const WITHOUT_AMOUNT: Record<string, string> = {
  B: 'it is bundled into other services and never paid by itself',
  C: 'the contractor sets its price, after reading the documentation',
  D: 'it has been deleted',
  E: 'regulation excludes it from the fee schedule; another payment system may pay it',
  F: 'it has been deleted without a grace period',
  G: 'Medicare wants another code for it',
  H: 'the modifier of this row has been deleted',
  I: 'Medicare does not accept it and wants another code for it',
  J: 'anesthesia is paid by base units and time, times the anesthesia factor of the locality',
  M: 'it only reports a measure',
  N: 'Medicare does not cover it',
  P: 'it is bundled or excluded; nothing is paid separately',
  Q: 'it is used for required reporting only',
  X: 'the law keeps it out of the fee schedule; another payment system may pay it',
}

/**
 * [(work RVU x work GPCI) + (PE RVU x PE GPCI) + (MP RVU x MP GPCI)] x conversion factor (42 CFR 414.20), half a cent rounded up.
 * For imaging with outpatient values in its row the lower of this and the amount by those values is paid (Social Security Act 1848(b)(4)).
 * Nothing that the claim adds (other modifiers, several procedures, sequestration, the patient's share) is in it.
 */
export function paymentBy(fee: Fee, locality: Locality, setting: Setting): Payment {
  const { gpci } = locality
  if (gpci === null)
    return { is: 'unknown', because: `no geographic cost indices of locality ${locality.id} are loaded` }
  const citations: [Citation, ...Citation[]] = [fee.citation, ...locality.citations]
  const because = WITHOUT_AMOUNT[fee.status]
  if (because !== undefined) return { is: 'no_amount', because: `status ${fee.status}: ${because}`, citations }
  const { conversionFactor } = fee
  if (conversionFactor === null) return { is: 'unknown', because: `the row of ${fee.code} names no conversion factor` }
  const practice = setting === 'facility' ? fee.facilityPe : fee.nonFacilityPe
  const rvu = { work: fee.work, practice, malpractice: fee.malpractice }
  const full = amount(rvu, gpci, conversionFactor)
  const opps = fee.opps && { ...fee.opps, practice: fee.opps[setting === 'facility' ? 'facilityPe' : 'nonFacilityPe'] }
  const cap = opps === null ? full : amount({ ...rvu, ...opps }, gpci, conversionFactor)
  return {
    is: 'payment',
    cents: Math.min(full, cap),
    ...{ conversionFactor, rvu, gpci },
    isCapped: cap < full,
    caveats: caveatsOf(fee, locality, setting),
    citations,
  }
}

type Parts = { work: number; practice: number; malpractice: number }

/** RVUs have two decimals, indices three and the factor four: as whole numbers the sum is exact, and only the end is rounded. */
function amount(rvu: Parts, gpci: Parts, conversionFactor: number): number {
  const part = (name: keyof Parts) => Math.round(rvu[name] * 100) * Math.round(gpci[name] * 1_000)
  const sum = part('work') + part('practice') + part('malpractice')
  return Math.round((sum * Math.round(conversionFactor * 10_000)) / 10_000_000)
}

function caveatsOf(fee: Fee, locality: Locality, setting: Setting): string[] {
  const isRare = setting === 'facility' ? fee.isRareInFacility : fee.isRareInNonFacility
  const undated = [fee.citation, ...locality.citations].filter(({ edition }) => edition === NOT_STATED)
  return [
    ...(isRare ? [`the fee schedule says that it is rarely or never done in a ${setting} setting (NA)`] : []),
    ...(fee.status === 'R' ? ['coverage is restricted: special rules decide whether it is paid (status R)'] : []),
    ...(fee.status === 'T'
      ? ['it is paid only when nothing else of the fee schedule is paid to the same provider for that day (status T)']
      : []),
    ...undated.map(({ source }) => `the file of ${source} does not say its release; it may be of another time`),
  ]
}
