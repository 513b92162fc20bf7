// Says which instructions of the tabular list govern a code: its own, and those of all it stands under.
import type { Tabular, TabularNode, TabularRow } from './icd10cm-tabular.ts'

export type InheritedNote = TabularRow & { from: TabularNode }

/**
 * All instructions that govern `code` (dotted or not; a full code with its seventh character finds the code it extends),
 * nearest first, in the order of the file within one place. Empty when the list knows neither the code nor its category.
 * ICD-10-CM guidelines I.A: a note at a chapter, section, category or subcategory holds for everything below it.
 */
export function inheritNotes(code: string, tabular: Pick<Tabular, 'nodes' | 'rows'>): InheritedNote[] {
  return lineage(code, tabular).flatMap(({ node, position }) =>
    tabular.rows.filter((row) => row.node === position).map((row) => ({ ...row, from: node })),
  )
}

export type SeventhCharacter = { character: string; meaning: string; from: TabularNode }

/** The seventh characters a code may end in: the list nearest above it. Empty: the code takes none. */
export function seventhCharacters(code: string, tabular: Pick<Tabular, 'nodes' | 'rows'>): SeventhCharacter[] {
  const meanings = inheritNotes(code, tabular).filter((row) => row.character !== null)
  return meanings
    .filter((row) => row.node === meanings[0]?.node)
    .map((row) => ({ character: row.character ?? '', meaning: row.text, from: row.from }))
}

/** The code and what it stands under, nearest first, with their positions in `nodes`. */
function lineage(code: string, { nodes }: Pick<Tabular, 'nodes'>): { node: TabularNode; position: number }[] {
  const names = namesAbove(code)
  const known = nodes
    .map((node, position) => ({ node, position }))
    .filter(({ node }) => node.level === 'code' && names.includes(node.code))
    .sort((a, b) => names.indexOf(a.node.code) - names.indexOf(b.node.code))
  const path: { node: TabularNode; position: number }[] = []
  for (let at = known[0]?.position ?? null; at !== null; ) {
    const node = nodes[at]
    if (node === undefined) break
    path.push({ node, position: at })
    at = node.parent
  }
  return path
}

/** The code, dotted, and all shorter codes it could stand under, longest first: T38.0X1A, T38.0X1, T38.0X, T38.0, T38. */
export function namesAbove(code: string): string[] {
  const compact = code.trim().toUpperCase().replace('.', '').slice(0, 7)
  const lengths = Array.from({ length: Math.max(0, compact.length - 2) }, (_, index) => compact.length - index)
  return lengths.map((length) =>
    length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3, length)}` : compact.slice(0, 3),
  )
}
