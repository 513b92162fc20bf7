// What Medicare's fee schedule pays for a code in a locality, with the sum that gives it.
import type { CodeFacts } from '../codes/code-facts.ts'
import type { Fees } from '../codes/fees.ts'
import type { Setting } from '../codes/payment.ts'
import { dollars, sourceOf } from './code-view.ts'

/** Null when the fee schedule has no row of the code. Without a locality the rows alone are shown. */
export function paymentView(fees: Fees, { code, date, fees: rows }: CodeFacts, locality: string, setting: Setting) {
  if (rows.length === 0) return null
  const localities = fees.localities(date)
  return {
    rows: rows.map(({ modifier, citation, isInForce, ...fee }) => ({
      name: modifier === '' ? 'whole service' : `modifier ${modifier}`,
      ...fee,
      total: sum(fee.work, fee.nonFacilityPe, fee.malpractice),
      facilityTotal: sum(fee.work, fee.facilityPe, fee.malpractice),
      source: `${sourceOf(citation)}${isInForce ? '' : ' (nearest release, not in force that day)'}`,
    })),
    localities: localities.map(({ id, state, name }) => ({ id, name: `${state} · ${name}`, here: id === locality })),
    settings: [
      { id: 'nonfacility', name: 'Office (non-facility)', here: setting === 'nonfacility' },
      { id: 'facility', name: 'Facility', here: setting === 'facility' },
    ],
    amounts:
      locality === ''
        ? []
        : rows.map(({ modifier }) => ({
            name: modifier === '' ? 'Whole service' : `With modifier ${modifier}`,
            ...amountView(fees.paymentOf({ code, modifier, locality, setting }, date)),
          })),
  }
}

function amountView(payment: ReturnType<Fees['paymentOf']>) {
  if (payment.is !== 'payment') return { amount: null, because: payment.because, sources: sourcesOf(payment) }
  const { rvu, gpci, conversionFactor } = payment
  const part = (name: keyof typeof rvu) => `${rvu[name]} × ${gpci[name]}`
  return {
    amount: dollars(payment.cents),
    sum: `(${part('work')} + ${part('practice')} + ${part('malpractice')}) × $${conversionFactor}`,
    caveats: [...(payment.isCapped ? ['capped at the hospital outpatient rate'] : []), ...payment.caveats],
    sources: sourcesOf(payment),
  }
}

function sourcesOf(payment: ReturnType<Fees['paymentOf']>): string[] {
  return payment.is === 'unknown' ? [] : payment.citations.map(sourceOf)
}

/** Relative values have two decimals. */
function sum(...values: number[]): string {
  return values.reduce((total, value) => total + value, 0).toFixed(2)
}
