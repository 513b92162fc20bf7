// Amounts of drugs in billing units: milligrams and milliliters converted, rounded up to whole units.
import type { UnitSize } from '../../codes/code-record.ts'
import type { Quantity } from '../../question/question.ts'

const IN_MG: Record<string, number> = { mg: 1, g: 1000, mcg: 0.001 }
const IN_ML: Record<string, number> = { ml: 1, liter: 1000 }
// Doses are small decimals; this takes the noise out of their quotients before rounding up.
const ROUNDING = 1e9

export function unitsFor(amount: number, measure: string, unit: UnitSize): number {
  const exact = inUnits({ amount, measure, asWritten: '' }, unit) ?? 0
  return Math.max(1, Math.ceil(Math.round(exact * ROUNDING) / ROUNDING))
}

/** A quantity in billing units, not rounded; null where the measures do not convert. */
export function inUnits(quantity: Quantity, unit: UnitSize): number | null {
  for (const table of [IN_MG, IN_ML]) {
    const [from, to] = [table[quantity.measure], table[unit.measure]]
    if (from !== undefined && to !== undefined) return (quantity.amount * from) / (unit.amount * to)
  }
  return quantity.measure === unit.measure ? quantity.amount / unit.amount : null
}
