// What looks like a code, by its shape alone; whether it exists is for the code book to say.

/** CPT and HCPCS Level II: five characters, the last one of CPT may be F, T, U, M or A. */
const PROCEDURE = /(?<![\w.-])(?:\d{4}[0-9FTUMA]|[A-V]\d{4})(?![\w]|\.\d)/giu
/** ICD-10-CM with its point. */
const DIAGNOSIS = /(?<![\w.-])[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}(?![\w])/giu

/** ICD-10-CM categories such as Z23, in capitals only; B12 is a vitamin and T10 to T12 are vertebrae far more often. */
const CATEGORY = /(?<![\w.-])(?!B12|T1[0-2])[A-TV-Z]\d{2}(?![\w-]|\.\w|\/)/g

/** The distinct codes of a text in their order, upper-case, without modifiers. Mask identifiers first: a ZIP has five digits. */
export function codeShapes(text: string): string[] {
  const found = [...text.matchAll(PROCEDURE), ...text.matchAll(DIAGNOSIS), ...text.matchAll(CATEGORY)]
  found.sort((a, b) => a.index - b.index)
  return [...new Set(found.map((match) => match[0].toUpperCase()))]
}

/** Whether the text is one code, with modifiers perhaps (`99213-25`), and nothing else. */
export function isCodeShaped(text: string): boolean {
  return /^(?:(?:\d{4}[0-9FTUMA]|[A-V]\d{4})(?:-[0-9A-Z]{2}){0,4}|[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)$/i.test(text)
}
