// Where a shape stands in a text. Dozens of shapes are looked for in every mail, and most of them are not there.
import type { Identifier } from '../inbound-message.ts'
import { latinShape } from './latin-shape.ts'

/**
 * A shape with a look at what every place of it holds: an expression that costs a tenth of the shape's. Where the look finds nothing, the
 * shape would find nothing either.
 */
export type LookedFor = { look: RegExp; shape: RegExp }

/** The matches of a shape (with the flag g) in their order. Unlike `matchAll` it makes no copy of the expression, which for a short mail costs as much as the search. */
export function placesOf(shape: RegExp, text: string): RegExpExecArray[] {
  const places: RegExpExecArray[] = []
  shape.lastIndex = 0
  for (let place = shape.exec(text); place !== null; place = shape.exec(text)) {
    places.push(place)
    if (place[0] === '') shape.lastIndex++
  }
  return places
}

/** As `placesOf` for words, of which a long text has many: nothing is kept of a place but what `visit` keeps. */
export function eachPlace(shape: RegExp, text: string, visit: (word: string, index: number) => void): void {
  shape.lastIndex = 0
  for (let place = shape.exec(text); place !== null; place = shape.exec(text)) visit(place[0], place.index)
}

/** What looks at one text have found, for shapes that share a look. */
export type Looks = Map<RegExp, boolean>

/** As `placesOf`, where the look allows it. */
export function placesLookedFor({ look, shape }: LookedFor, text: string, looks: Looks = new Map()): RegExpExecArray[] {
  const seen = looks.get(look) ?? look.test(text)
  looks.set(look, seen)
  return seen ? placesOf(shape, text) : []
}

/** A shape from its source, over the letters of every script. */
export function seenBy(look: RegExp, shape: string): LookedFor {
  return { look, shape: new RegExp(shape, 'gu') }
}

/** What stands behind certain words: `before` and `body` are sources of expressions, `opening` is how the body begins. */
export function behind(before: string, body: string, flags = 'gu', opening = '\\p{Lu}'): LookedFor {
  return {
    look: new RegExp(`(?:${before})${opening}`, flags.replace('g', '')),
    shape: new RegExp(`(?<=${before})${body}`, flags),
  }
}

/** Both in Latin letters, see `latinShape`. */
export function latinLookedFor({ look, shape }: LookedFor): LookedFor {
  return { look: look.source.includes('\\p{') ? latinShape(look) : look, shape: latinShape(shape) }
}

/** The identifier at a place. */
export function identifierAt(type: string, text: string, start: number): Identifier {
  return { type, text, start, end: start + text.length }
}
