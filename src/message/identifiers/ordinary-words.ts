// Which words are ordinary: of the language, of medicine and of billing, from config/ordinary-words.txt.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const WORDS: ReadonlySet<string> = new Set(
  readFileSync(join(import.meta.dirname, '../../../config/ordinary-words.txt'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' ')),
)

/** Endings of generic names of drugs (USAN stems): no list of drugs is ever whole, and none of these ends a surname often. */
const OF_A_DRUG =
  /(?:mab|nib|tinib|cillin|mycin|floxacin|cycline|statin|sartan|olol|azole|azine|caine|tide|gliptin|flozin|parin|xaban|platin|taxel|rubicin|triptan|setron|lukast|dronate|profen|oxetine|codone|morphone|fentanil|curium|phylline|terol|sone|solone|lone|afil|mide|zide|vir|ase|cept|grastim|poetin|ferron|toxina?|rix|vax|vaxx)$/

const MIN_ACCENTED = 5 // letters

/** Whether the word, in any case and with any accents, is an ordinary word or has the ending of a drug; of `Jackson-Pratt`, all parts must be. */
export function isOrdinary(word: string): boolean {
  const small = word.toLowerCase()
  if (WORDS.has(small)) return true
  const plain = /^[a-z'’-]+$/.test(small) ? small : small.normalize('NFD').replace(/[^a-z-]/g, '')
  // `Sjögren` and `Ménière` stand in the list without their accents; so does `thi`, which `Thị` is not.
  if (plain !== small && plain.length < MIN_ACCENTED) return false
  const parts = plain.split('-')
  return parts.every(
    (part) => (part.length < 3 && parts.length > 1) || WORDS.has(part) || (part.length > 5 && OF_A_DRUG.test(part)),
  )
}
