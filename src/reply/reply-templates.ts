// The mail templates, compiled once at start: text without escaping, HTML with it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'

export const REPLY_KINDS = ['answer', 'clarification', 'decline', 'acknowledgement'] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

/** All that a template may name; a template that names something else fails, also in the test of the templates. */
export type ReplyWords = {
  /** Empty when the name cannot be used. */
  greetingName: string
  body: string
  bodyHtml: Handlebars.SafeString
  caseNumber: string
  /** Empty in an acknowledgement: no person has read anything yet. */
  reviewedBy: string
  reviewedOn: string
  closing: string
  /** Empty when no identifier was found. */
  identifiersSentence: string
  /** Empty when no CPT number stands in the body. */
  notice: string
  disclaimer: string[]
}

type Render = (words: ReplyWords) => string
export type ReplyTemplates = Record<ReplyKind, { text: Render; html: Render }>

/** Reads `<kind>.text.hbs`, `<kind>.html.hbs` and the two frames in `parts/`. Throws where a file is missing or does not compile. */
export function readReplyTemplates(folder: string): ReplyTemplates {
  const text = compiler(folder, 'text')
  const html = compiler(folder, 'html')
  const pair = (kind: ReplyKind) => ({ text: text(kind), html: html(kind) })
  return {
    answer: pair('answer'),
    clarification: pair('clarification'),
    decline: pair('decline'),
    acknowledgement: pair('acknowledgement'),
  }
}

function compiler(folder: string, form: 'text' | 'html'): (kind: ReplyKind) => Render {
  // An instance of our own: helpers and partials registered elsewhere in the process must not reach a mail.
  const handlebars = Handlebars.create()
  const options = { strict: true, noEscape: form === 'text' }
  handlebars.registerPartial('frame', handlebars.compile(read(join(folder, 'parts', `frame.${form}.hbs`)), options))
  return (kind) => {
    const template = handlebars.compile(read(join(folder, `${kind}.${form}.hbs`)), options)
    return (words) => template(words)
  }
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}
