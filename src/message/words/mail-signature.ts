// Where the signature of a mail begins: the "-- " line, a phone's or client's own line, the legal footer.

const MAX_SIGNATURE_LINES = 25 // under a "--" line; what is longer is text under a rule, not a signature
const MAX_RULED_LINES = 6 // under a line of dashes at the end of the mail
const MAX_CLIENT_LINE = 80 // characters of "Sent from my …" without its link

const CLIENT_LINES: readonly string[] = [
  'sent from',
  'sent via',
  'sent with',
  'sent using',
  'get outlook for',
  'gesendet von',
  'gesendet mit',
  'von meinem',
  'envoyé de',
  'envoyé depuis',
  'envoyé à partir de',
  'envoyé avec',
  'télécharger outlook',
  'obtenez outlook',
  'enviado desde',
  'enviado de',
  'enviado do',
  'enviado a partir',
  'obtener outlook',
  'obter o outlook',
  'inviato da',
  'scarica outlook',
  'verzonden vanaf',
  'verzonden met',
  'verstuurd vanaf',
  'outlook voor',
  'sendt fra',
  'hent outlook',
  'skickat från',
  'skickades från',
  'hämta outlook',
  'lähetetty',
  'wysłane z',
  'wysłano z',
  'odesláno z',
  'отправлено с',
  'отправлено из',
  '发自我的',
  '從我的',
  'iphoneから送信',
  'iphone에서',
  'outlook für',
  '나의 iphone',
  '내 iphone',
  '나의 ipad',
  'galaxy에서',
  "iphone'umdan",
  "ipad'imden",
  'iphone cihazımdan',
  'trimis de pe',
  'elküldve az',
  'küldve az',
  'надіслано з',
  'odoslané z',
  'στάλθηκε από',
  'poslano z',
  'poslano s',
  'enviat des',
  'gửi từ',
  'dikirim dari',
  'נשלח מה',
  'أرسل من',
  'مُرسل من',
  '送信元',
  'xperia',
  '从我的',
  '来自我的',
  '傳送自',
  '從 iphone',
  'enviado con',
  'enviado com',
  'inviato con',
  'skickat med',
  'sendt med',
  'wysłane za pomocą',
  'отправлено через',
  'send from my',
]

const LEGAL_OPENINGS: readonly string[] = [
  'confidentiality notice',
  'confidentiality note',
  'confidential notice',
  'privileged and confidential',
  'legal notice',
  'email disclaimer',
  'e-mail disclaimer',
  'disclaimer:',
  'notice of confidentiality',
  'hipaa notice',
  'phi notice',
  'this message and any attach',
  'this e-mail and any attach',
  'this email and any attach',
  'this message and its attach',
  'this e-mail message and any',
  'this email message and any',
  'this communication and any',
  'this electronic message',
  'this e-mail transmission',
  'this email transmission',
  'this e-mail may contain',
  'this email may contain',
  'this message may contain',
  'this message contains',
  'this e-mail contains',
  'this email contains',
  'this transmission',
  'the information contained in this',
  'the information transmitted',
  'the contents of this e',
  'if you are not the intended',
  'diese e-mail enthält',
  'ce message et toutes',
  'este mensaje y',
  'questo messaggio e',
  'diese nachricht enthält',
  'der inhalt dieser e-mail',
  'die information in dieser',
  'ce courriel',
  'ce message est confidentiel',
  'ce message contient',
  'este correo electrónico y',
  'este mensaje contiene',
  'este mensaje está dirigido',
  'aviso de confidencialidad',
  'aviso legal',
  'esta mensagem',
  'este e-mail e',
  'aviso de confidencialidade',
  'le informazioni contenute',
  'questa e-mail',
  'ai sensi del',
  'dit bericht kan',
  'dit e-mailbericht',
  'de informatie verzonden',
  'denne e-mail',
  'detta meddelande kan',
  'ta wiadomość',
  'niniejsza wiadomość',
  'настоящее сообщение',
  '本邮件',
  '本メール',
]

/** The first letters of all of them: nearly every line is ruled out by these alone. */
const KEY_CHARS = 4
const KEYS: ReadonlySet<string> = new Set(
  [...CLIENT_LINES, ...LEGAL_OPENINGS].map((words) => words.slice(0, KEY_CHARS)),
)

/** A line of nothing but dashes, underscores or equal signs. */
export function isRule(line: string): boolean {
  return line.length <= 200 && /^[\s>*]{0,4}(?:_{5,}|[-–—]{5,}|={4,}|—{3,}|\*{5,})[\s*]*$/.test(line)
}

/**
 * The indexes of the lines that are signature, of a run of lines that are not quoted. `isFirst` tells that no quote
 * stands above the run, `isLast` that no words come after it. A client's line above the words is signature alone.
 */
export function signatureLines(lines: readonly string[], isFirst: boolean, isLast: boolean): number[] {
  const top = isFirst ? lines.findIndex((line) => line.trim() !== '') : -1
  const alone = top >= 0 && isClientLine(lines[top] ?? '') ? [top] : []
  const start = lines.findIndex((line, at) =>
    at > top ? beginsSignature(lines, at, isLast) : isDelimiter(line.trim()) && beginsSignature(lines, at, isLast),
  )
  return start < 0 ? alone : [...alone, ...lines.slice(start).map((_, offset) => start + offset)]
}

function beginsSignature(lines: readonly string[], at: number, isLast: boolean): boolean {
  const text = (lines[at] ?? '').trim()
  if (text === '') return false
  const below = lines.length - at - 1
  if (isDelimiter(text)) return below <= MAX_SIGNATURE_LINES
  if (!isRule(text)) return isClientLine(text) || isLegal(text)
  const next = nextText(lines, at)
  if (isClientLine(next) || isLegal(next)) return isLast
  // A line of dashes right under words underlines them, and what asks something below it is no signature.
  const underlines = at > 0 && lines[at - 1]?.trim() !== ''
  return (
    isLast &&
    below > 0 &&
    below <= MAX_RULED_LINES &&
    !underlines &&
    !lines.slice(at).some((line) => line.includes('?'))
  )
}

/** RFC 3676 4.3: "-- "; the blank is often lost on the way, and lists use underscores. */
function isDelimiter(text: string): boolean {
  return text === '--' || text === '__' || text === '___'
}

function isClientLine(line: string): boolean {
  const lower = opening(line)
  if (!CLIENT_LINES.some((words) => lower.startsWith(words))) return false
  const text = lower.replace(/[<[(].*$/, '').trim()
  // "Sent from my desk, is much easier …" is a sentence: a client's line has no comma and no full stop but at the end of an advertisement.
  const marks = text.replace(/\d\.\d/g, '').replace(/(?<=^sent with .*)\.$/, '')
  return text.length > 0 && text.length <= MAX_CLIENT_LINE && !/[,.;:!?]/.test(marks)
}

function isLegal(line: string): boolean {
  const lower = opening(line)
  return LEGAL_OPENINGS.some((words) => lower.startsWith(words))
}

/** The line's first words in lower case without emphasis; empty when they begin nothing known. */
function opening(line: string): string {
  const words = line
    .slice(0, 4 * MAX_CLIENT_LINE)
    .replace(/^[*_>\s]+/, '')
    .toLowerCase()
    .replaceAll('’', "'")
  return KEYS.has(words.slice(0, KEY_CHARS)) ? words : ''
}

function nextText(lines: readonly string[], at: number): string {
  return lines.slice(at + 1, at + 4).find((line) => line.trim() !== '') ?? ''
}
