// A sender's HTML as a document that shows and does nothing else: few elements, few properties, no address that anything is fetched from.
import Handlebars from 'handlebars'
import sanitizeHtml from 'sanitize-html'
import { flattened } from '../message/words/html-text.ts'

export type InlineImage = { type: string; content: Buffer }
export type ShownMail = {
  /** A whole HTML document. */
  document: string
  /** Servers that pictures would be fetched from if they were allowed, and how many each. */
  remote: { host: string; count: number }[]
  /** Where the links of the mail lead; they are shown and cannot be followed. */
  links: string[]
}

const MAX_HTML_CHARS = 1_000_000 // more is a newsletter or an attack
const MAX_NESTING = 100
const MAX_LINKS = 100
const MAX_IMAGE_BYTES = 10 * 1024 * 1024 // of all inline images of a mail together, which the page then holds
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=]*$/i
const SHOWN_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

/** Sanitises `html`. `images` are the mail's own, by content id; `allowRemote` lets the document name pictures on other servers. */
export function shownMail(
  html: string,
  { images, allowRemote }: { images: ReadonlyMap<string, InlineImage>; allowRemote: boolean },
): ShownMail {
  const hosts = new Map<string, number>()
  const links = new Set<string>()
  let room = MAX_IMAGE_BYTES
  const image = (attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag => {
    const source = (attributes.src ?? '').trim()
    const own = source.toLowerCase().startsWith('cid:') ? images.get(contentId(source)) : undefined
    if (own !== undefined && SHOWN_TYPES.has(own.type) && own.content.length <= room) {
      room -= own.content.length
      return {
        tagName: 'img',
        attribs: { ...attributes, src: `data:${own.type};base64,${own.content.toString('base64')}` },
      }
    }
    if (source.length <= room && DATA_IMAGE.test(source)) {
      room -= source.length
      return { tagName: 'img', attribs: { ...attributes, src: source } }
    }
    const { host, address } = remotePicture(source)
    if (address !== null) hosts.set(host, (hosts.get(host) ?? 0) + 1)
    if (address !== null && allowRemote) return { tagName: 'img', attribs: { ...attributes, src: address } }
    const words = attributes.alt?.trim() || (host === '' ? 'image' : `image from ${host}`)
    return { tagName: 'span', attribs: {}, text: `[${words}]` }
  }
  const body = sanitizeHtml(flattened(html.slice(0, MAX_HTML_CHARS)), {
    ...RULES,
    transformTags: {
      img: (_, attributes) => image(attributes),
      a: (_, attributes) => {
        const target = (attributes.href ?? '').trim()
        const leads = /^(?:https?:|mailto:|tel:)/i.test(target)
        if (leads && links.size < MAX_LINKS) links.add(target)
        return { tagName: 'span', attribs: leads ? { class: 'link', title: target } : {} }
      },
    },
  })
  const remote = [...hosts].map(([host, count]) => ({ host, count }))
  return { document: documentOf(body), remote, links: [...links] }
}

/** A mail without HTML, as it was typed. */
export function shownText(text: string): ShownMail {
  return { document: documentOf(`<pre>${Handlebars.escapeExpression(text)}</pre>`), remote: [], links: [] }
}

// A length, a colour and a word, each so short and plain that no function, address or escape fits in.
const LENGTH = /^\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|%|in|cm|mm)?$/i
const LENGTHS = /^(?:(?:\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|%|in|cm|mm)?|auto) ?){1,4}$/i
const COLOUR = /^(?:#[0-9a-f]{3,8}|rgba?\([\d., %]{1,40}\)|[a-z]{3,30})$/i
const WORD = /^[a-z-]{2,20}$/i
const BORDER =
  /^(?:(?:\d{1,3}(?:\.\d{1,3})?(?:px|pt|em)?|none|solid|dashed|dotted|double|thin|medium|#[0-9a-f]{3,8}|[a-z]{3,20}) ?){1,3}$/i

const RULES: sanitizeHtml.IOptions = {
  allowedTags:
    'p div span br hr b strong i em u s strike del ins sub sup small big font center blockquote pre code tt kbd samp ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption colgroup col thead tbody tfoot tr th td img abbr cite q address'.split(
      ' ',
    ),
  // What stands inside these goes with them: none of it is words, and their rules of parsing are how markup is smuggled.
  nonTextTags:
    'script style textarea option select noscript noembed noframes template svg math title xmp plaintext iframe object embed applet audio video canvas frameset'.split(
      ' ',
    ),
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'align', 'valign'],
    table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
    tr: ['bgcolor', 'height'],
    td: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
    th: ['width', 'height', 'colspan', 'rowspan', 'bgcolor', 'scope'],
    col: ['width', 'span'],
    ol: ['start', 'type'],
    font: ['color', 'size', 'face'],
    img: ['src', 'alt', 'width', 'height'],
    span: ['class', 'title'],
  },
  allowedClasses: { span: ['link'] },
  allowedStyles: {
    '*': {
      color: [COLOUR],
      'background-color': [COLOUR],
      // Most mails set it so; without it their white words stand on white.
      background: [COLOUR],
      'font-weight': [/^(?:bold|bolder|lighter|normal|[1-9]00)$/i],
      'font-style': [WORD],
      'font-size': [LENGTH, WORD],
      'text-align': [WORD],
      'text-decoration': [WORD],
      'text-transform': [WORD],
      'vertical-align': [WORD],
      'line-height': [LENGTH],
      'white-space': [WORD],
      width: [LENGTH],
      'max-width': [LENGTH],
      padding: [LENGTHS],
      margin: [LENGTHS],
      border: [BORDER],
      'border-top': [BORDER],
      'border-bottom': [BORDER],
      'border-left': [BORDER],
      'border-right': [BORDER],
      'border-collapse': [WORD],
    },
  },
  // Sources of pictures have passed `image` above; everything else that could name an address is no allowed attribute.
  allowedSchemes: ['https', 'data'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: MAX_NESTING,
}

function contentId(source: string): string {
  const id = source.slice('cid:'.length)
  try {
    return decodeURIComponent(id)
  } catch {
    return id // a bare % is no escape (RFC 2392 writes ids percent-encoded, few senders do)
  }
}

/**
 * The picture's server, and the address it may be fetched from. None by plain http, where everybody on the way reads who looks at what, and
 * none from a name or number of the reader's own network, where a picture's address is an order to a machine.
 */
function remotePicture(source: string): { host: string; address: string | null } {
  if (!/^(?:https?:)?\/\//i.test(source) || !URL.canParse(source, 'https://x')) return { host: '', address: null }
  const url = new URL(source, 'https://x')
  const isFetched = url.protocol === 'https:' && isPublicName(url.hostname) && url.port === '' && url.username === ''
  return { host: url.hostname, address: isFetched ? url.href : null }
}

/** A number is nobody's newsletter; names without a dot and those of RFC 6762 and RFC 6761 are of the own network. */
function isPublicName(host: string): boolean {
  if (/^[\d.]+$|[[:]/.test(host) || !host.includes('.')) return false
  return !/\.(?:local|localhost|internal|intranet|lan|home|corp|private|test|home\.arpa)\.?$/.test(host)
}

/** Mails that set colours were made for white paper; others follow the reader's light or dark. */
function documentOf(body: string): string {
  const coloured = /\b(?:color|bgcolor)\s{0,2}[:=]/i.test(body.slice(0, MAX_HTML_CHARS))
  const scheme = coloured ? 'light' : 'light dark'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="${scheme}"><title>The mail as it was sent</title><style>${STYLE.replace('SCHEME', scheme)}</style></head><body>${body}</body></html>`
}

const STYLE =
  ':root{color-scheme:SCHEME}body{margin:1rem;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;background:Canvas;color:CanvasText}' +
  'body *{max-width:100%!important;box-sizing:border-box}img{height:auto}pre{white-space:pre-wrap;font:inherit}.link{text-decoration:underline}' +
  'blockquote{margin:.5rem 0 .5rem .5rem;padding-left:.75rem;border-left:2px solid GrayText}'
