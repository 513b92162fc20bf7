import { expect, test } from 'vitest'
import { isLatin, latinShape } from '../../../src/message/identifiers/latin-shape.ts'

const SHAPES = [/\p{Lu}/u, /\p{Ll}/u, /\p{L}/u, /[\p{L}'’-]/u, /[^\p{Lu}\d]/u, /\p{Lu}\.?(?! \p{Ll})/u]

test('a shape made over to Latin letters finds each of the first 256 characters as the shape it was made of', () => {
  for (const shape of SHAPES) {
    const latin = latinShape(shape)
    for (let code = 0; code < 256; code += 1) {
      const letter = String.fromCodePoint(code)
      expect([letter, latin.test(letter)]).toEqual([letter, shape.test(letter)])
    }
  }
})

test('a text with dashes, quotes and signs is Latin; one letter of another script makes it none', () => {
  expect(isLatin('Zoë’s claim – “99213”, 50 € ✓ 😀')).toBe(true)
  for (const letter of ['Ł', 'я', '𝐀', 'ﬁ']) expect(isLatin(`claim of ${letter}`)).toBe(false)
})
