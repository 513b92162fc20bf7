// Renders the desk's pages. Templates are read once at the start; Handlebars escapes every value that is put in.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'

export type Pages = { render(page: string, data: Record<string, unknown>): string }

/** Reads and compiles templates/pages; a name that begins with `_` is a part that other pages include. */
export function readPages(folder: string): Pages {
  const own = Handlebars.create()
  own.registerHelper('encode', (text: unknown) => encodeURIComponent(String(text)))
  const pages = new Map<string, Handlebars.TemplateDelegate>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.hbs'))) {
    const name = file.slice(0, -'.hbs'.length)
    const source = readFileSync(join(folder, file), 'utf8')
    if (name.startsWith('_')) own.registerPartial(name.slice(1), source)
    else pages.set(name, own.compile(source))
  }
  return {
    render(page, data) {
      const template = pages.get(page)
      if (template === undefined) throw new Error(`There is no page template "${page}".`)
      return template(data)
    },
  }
}
