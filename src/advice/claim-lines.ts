// Puts the lines of all rules together: one line a code (waste apart), later rules deciding the units, primaries before add-ons.
import type { ClaimLine, Facts } from './finding.ts'
import { DROPPED } from './said.ts'

// On lines of their own beside the same code: discarded drug, and each side where the payer wants both.
const OWN_LINE = new Set(['JW'])

export function mergedLines(lines: ClaimLine[], facts: Facts): ClaimLine[] {
  const byKey = new Map<string, ClaimLine>()
  const dropped = new Set<string>()
  for (const one of lines) {
    if (one.units === DROPPED) {
      for (const key of [...byKey.keys()]) if (key.split(' ')[0] === one.code) byKey.delete(key)
      dropped.add(one.code)
      continue
    }
    if (dropped.has(one.code)) continue
    const key = `${one.code} ${one.modifiers.filter((modifier) => OWN_LINE.has(modifier)).join()}`
    const earlier = byKey.get(key)
    byKey.set(key, earlier ? merged(earlier, one) : one)
  }
  return inSequence([...byKey.values()], facts)
}

function merged(earlier: ClaimLine, later: ClaimLine): ClaimLine {
  // Modifier 50 says both sides, so the sides are not named beside it.
  const modifiers = [...new Set([...earlier.modifiers, ...later.modifiers])]
  const texts = [earlier.conditional, later.conditional].filter((text) => text !== null)
  return {
    code: later.code,
    modifiers: modifiers.includes('50')
      ? modifiers.filter((modifier) => modifier !== 'LT' && modifier !== 'RT')
      : modifiers,
    units: later.units,
    diagnoses: [...new Set([...earlier.diagnoses, ...later.diagnoses])],
    conditional: texts.length > 0 ? [...new Set(texts)].join('; ') : null,
  }
}

/** An add-on stands directly behind its primary; every other line keeps its place. */
function inSequence(lines: ClaimLine[], facts: Facts): ClaimLine[] {
  const placed: ClaimLine[] = []
  const addOns = lines.filter((one) => facts.book.addOns(one.code, facts.date).length > 0)
  for (const one of lines) if (!addOns.includes(one)) placed.push(one)
  for (const one of addOns) {
    const primaries = facts.book.addOns(one.code, facts.date).map((row) => row.primary)
    const at = placed.findLastIndex((other) => primaries.includes(other.code))
    placed.splice(at < 0 ? placed.length : at + 1, 0, one)
  }
  return placed
}
