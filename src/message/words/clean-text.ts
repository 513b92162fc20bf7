// Text that a database column and a JSON line can hold: no NUL, no lone surrogates, one kind of line end.

/** Removes NUL (PostgreSQL refuses it), replaces lone surrogates with U+FFFD, and turns CRLF and CR into LF. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed()
}
