// Are the codes and modifiers of the lines known, in force on the date, and of a kind that a line may carry?

import type { CodeBook } from '../code-book.ts'
import type { CodeSystem } from '../code-record.ts'
import type { ClaimFinding, ReadClaim } from './claim.ts'
import { checkInForce } from './in-force.ts'

export function checkCodes(claim: ReadClaim, book: CodeBook): ClaimFinding[] {
  const modifiers = [...new Set(claim.lines.flatMap((line) => line.modifiers))]
  return [
    ...claim.codes.flatMap((code) => checkServiceCode(book, code, claim)),
    ...modifiers.flatMap((modifier) => {
      const records = book.history(modifier).filter(({ system }) => system === 'MODIFIER')
      return checkInForce(book, modifier, records, claim.date, 'modifier-validity')
    }),
  ]
}

const SERVICE: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD-10-PCS']

function checkServiceCode(book: CodeBook, code: string, { date }: ReadClaim): ClaimFinding[] {
  const history = book.history(code)
  const services = history.filter(({ system }) => SERVICE.includes(system))
  const [other] = history
  if (services.length === 0 && other !== undefined) {
    const claim = `${code} is ${KIND[other.system]} and cannot stand as the service of a claim line.`
    return [{ claim, rule: 'code-validity', certainty: 'certain', citations: [other.citation] }]
  }
  return checkInForce(book, code, services, date, 'code-validity')
}

const KIND: Record<CodeSystem, string> = {
  CPT: 'a CPT code',
  HCPCS: 'a HCPCS code',
  'ICD-10-CM': 'a diagnosis code',
  'ICD-10-PCS': 'an inpatient procedure code',
  MODIFIER: 'a modifier',
  POS: 'a place of service',
}
