// What makes an answer risky by its content: rules of config/routing.json send such a case to a second reviewer.
import type { IsoDate } from '../codes/citation.ts'
import type { CodeBook } from '../codes/code-book.ts'
import type { Drafted } from './draft.ts'

export const RISKS = ['absolute_limit', 'indicator_0', 'identifiers', 'blocked', 'overridden', 'held_sender'] as const
export type Risk = (typeof RISKS)[number]

// As many codes as a question about pairs may name.
const MOST_CODES = 12

/** The risks that draft and book tell of; those of the mail and of the reviewer's words are added by who knows them. */
export function risksOf({ questions, draft }: Drafted, book: CodeBook, date: IsoDate): Risk[] {
  const asked = questions.flatMap(({ codes }) => codes.map(({ code, units }) => ({ code, units: units ?? 1 })))
  const lines = [...asked, ...draft.claimLines]
  return [
    ...(lines.some((line) => isOverAbsoluteLimit(line, book, date)) ? (['absolute_limit'] as const) : []),
    ...(hasUnbypassable(
      asked.map(({ code }) => code),
      book,
      date,
    )
      ? (['indicator_0'] as const)
      : []),
    ...(draft.blocked.length > 0 ? (['blocked'] as const) : []),
  ]
}

/** MAI 2 is absolute: by regulation or anatomy, not overridden on appeal (CMS Medicare NCCI, MUE adjudication indicators). */
function isOverAbsoluteLimit({ code, units }: { code: string; units: number }, book: CodeBook, date: IsoDate): boolean {
  return book.unitLimits(code, date).some((limit) => limit.mai === 2 && limit.units > 0 && units > limit.units)
}

function hasUnbypassable(codes: readonly string[], book: CodeBook, date: IsoDate): boolean {
  const named = [...new Set(codes)].slice(0, MOST_CODES)
  return named.some((one, at) =>
    named.slice(at + 1).some((other) => book.pairs(one, other, date).some(({ indicator }) => indicator === 0)),
  )
}
