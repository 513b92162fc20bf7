// The words of a PDF, page by page, as far as it holds any: a scan holds none.
import { getDocumentProxy } from 'unpdf'

export type PdfText =
  | { is: 'read'; text: string; pages: number; pagesRead: number }
  | { is: 'refused'; because: string }

const MAX_PAGES = 200 // a chart of more is read by a person

/** Reads at most `maxChars` characters. Fonts are not compiled and no script of the file is run. */
export async function pdfText(bytes: Buffer, maxChars: number): Promise<PdfText> {
  try {
    // A copy, because the reader takes the memory it is given away from us.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
    })
    let text = ''
    let pagesRead = 0
    while (pagesRead < Math.min(pdf.numPages, MAX_PAGES) && text.length < maxChars) {
      pagesRead++
      const page = await pdf.getPage(pagesRead)
      const { items } = await page.getTextContent()
      text += `${items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')}\n\n`
      page.cleanup()
    }
    const pages = pdf.numPages
    await pdf.loadingTask.destroy()
    return { is: 'read', text: text.slice(0, maxChars), pages, pagesRead }
  } catch (error) {
    // Whatever the reader stumbles over is the file's doing.
    const locked = error instanceof Error && error.name === 'PasswordException'
    return { is: 'refused', because: locked ? 'it is locked by a password' : 'the PDF is damaged' }
  }
}
