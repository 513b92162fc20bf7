// Reads the amounts that an official title states, apart from how the starter set was made.
const SPELLINGS: Record<string, string> = {
  milligram: 'mg',
  milligrams: 'mg',
  microgram: 'mcg',
  micrograms: 'mcg',
  gm: 'g',
  gram: 'g',
  grams: 'g',
  cc: 'ml',
  units: 'unit',
  iu: 'unit',
  'i.u.': 'unit',
  minutes: 'minute',
}

/** Every amount with a measure that a title states, as `15 mg`; "per ml" is one millilitre, "per hour" sixty minutes. */
export function statedUnits(title: string): string[] {
  const text = title
    .toLowerCase()
    .replace(/[. ]+$/, '')
    .replace(', provided in 1.1 mg vial', '')
  const amounts = text.matchAll(
    /(?<![\d.%-])(\d[\d,]*(?:\.\d+)?|per) ?(?:usp )?(mg|milligrams?|mcg|micrograms?|gm|grams?|g|ml|cc|units?|iu|i\.u\.|meq|minutes?)(?![a-z])/g,
  )
  const stated = [...amounts].map(([, amount = '', measure = '']) => {
    const number = amount === 'per' ? '1' : amount.replaceAll(',', '')
    return `${number} ${SPELLINGS[measure] ?? measure}`
  })
  const packs = [/per (\d+) strips/, /per box of (\d+)/].flatMap((pack) => pack.exec(text)?.[1] ?? [])
  if (/\beach\b/.test(text)) stated.push('1 each')
  if (/\bper (study )?dose\b/.test(text)) stated.push('1 dose')
  if (/\bper hour\b/.test(text)) stated.push('60 minute')
  return [...stated, ...packs.map((count) => `${count} each`)]
}
