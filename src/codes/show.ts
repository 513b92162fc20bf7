// Everything the code book knows of one code on a date, for `codes show`.
import type { IsoDate } from './citation.ts'
import type { CodeBook } from './code-book.ts'
import type { AddOn, CodeRecord, UnitLimit } from './code-record.ts'

export type ShownCode = {
  code: string
  /** The day the answer is for; null when none was given and the book has no dated release. */
  date: IsoDate | null
  /** The rows in force on the date. Empty with a history: not valid that day. */
  records: CodeRecord[]
  history: CodeRecord[]
  /** What it is an add-on to, and what is an add-on to it. */
  addOns: AddOn[]
  addOnsOf: AddOn[]
  unitLimits: UnitLimit[]
  /** How many notes in force on the date speak of the code. */
  notes: number
}

/** Looks a code up. Without a date the first day of the newest loaded release counts, for which the book is known to hold. */
export function showCode(book: CodeBook, code: string, date?: IsoDate): ShownCode {
  const history = book.history(code)
  const day = date ?? newestReleaseDay(book)
  const name = history[0]?.code ?? code.trim().toUpperCase()
  if (day === null)
    return { code: name, date: null, records: [], history, addOns: [], addOnsOf: [], unitLimits: [], notes: 0 }
  return {
    code: name,
    date: day,
    records: book.onDate(code, day),
    history,
    addOns: book.addOns(code, day),
    addOnsOf: book.addOnsOf(code, day),
    unitLimits: book.unitLimits(code, day),
    notes: book.notes(day).filter(({ text, topic, id }) => [text, topic, id].some((place) => names(place, name)))
      .length,
  }
}

function newestReleaseDay(book: CodeBook): IsoDate | null {
  return book.releases().reduce<IsoDate | null>((newest, { validFrom }) => {
    return validFrom !== null && (newest === null || validFrom > newest) ? validFrom : newest
  }, null)
}

/** Whether a text has the code as a word of its own. */
function names(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + code.length] ?? ' ']
    if (!/[0-9A-Za-z]/.test(before) && !/[0-9A-Za-z]/.test(after)) return true
  }
  return false
}
