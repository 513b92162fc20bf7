// Which codes are visits (evaluation and management), by the numbers CPT keeps for them.

/** Evaluation and management is 99202 to 99499; the eye visits have numbers of their own. Only numbers are compared. */
export function isVisit(code: string): boolean {
  if (!/^\d{5}$/.test(code)) return false
  const number = Number(code)
  return (number >= 99202 && number <= 99499) || EYE_VISITS.has(number)
}

const EYE_VISITS: ReadonlySet<number> = new Set([92002, 92004, 92012, 92014])
