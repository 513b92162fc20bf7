// Every command by its name. A command takes its words and returns the exit code.
import { ask } from './ask.ts'
import { askers } from './askers.ts'
import { backup, restore } from './backup.ts'
import { codes } from './codes.ts'
import { doctor } from './doctor.ts'
import { exportOne } from './export.ts'
import { guidelines } from './guidelines.ts'
import { retention, rotate } from './keeping.ts'
import { mailbox } from './mailbox.ts'
import { mcp } from './mcp.ts'
import { precedents } from './precedents.ts'
import { replay } from './replay.ts'
import { screenFiles } from './screen.ts'
import { start } from './start.ts'
import { token, user } from './users.ts'

export type Command = (args: string[]) => Promise<number>

export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['start', start],
  ['screen', screenFiles],
  ['ask', ask],
  ['codes', codes],
  ['mcp', mcp],
  ['guidelines', guidelines],
  ['precedents', precedents],
  ['user', user],
  ['token', token],
  ['mailbox', mailbox],
  ['replay', replay],
  ['asker', askers],
  ['export', exportOne],
  ['backup', backup],
  ['restore', restore],
  ['rotate', rotate],
  ['retention', retention],
  ['doctor', doctor],
])

export const USAGE = `caseconsultant: an e-mail desk for medical-coding questions

  start [--only poller,drafter,sender,desk,sweeper] [--no-samples]   run the service
  screen [--json] FILE… (or -)          say what the service would do with raw mails
  ask [--json] [--date D] [--payer P] TEXT (or -)                    draft an answer from the code book alone
  codes search [--json] [--system S] [--limit N] WORDS               search the code book
  codes show [--json] [--date D] CODE   everything known of a code on a date
  codes check [--json] --date D [--payer P] [--dx CODE]… --line CODE[-MOD…][xUNITS][:POINTERS]…   check a claim
  codes fetch [--json] [--list] [ID…]   download the newest official files from CDC and CMS into DATA_DIR/downloads
  codes load KIND FILE… [--edition E --from D --to D]   read official files into the code book
  codes sources [--json] · codes diff OLD NEW · codes rollback     what is loaded, what an edition changed, the book before
  guidelines load FILE [--source S --edition E --from D --to D]      read a public document as cited passages
  guidelines search [--json] WORDS · guidelines show SECTION         passages by words or by section
  mcp                                   offer the code book as tools (Model Context Protocol) over stdin and stdout
  precedents search [--json] WORDS      approved answers by codes and words
  user add EMAIL --name NAME [--credential CPC] [--admin]            add a reviewer; the password is printed once
  user list · user disable EMAIL
  token create [--json] [--scope read|review|admin] NAME             make an API token; it is printed once
  mailbox sign-in [ADDRESS]             let the desk into a mailbox of OAUTH_PROVIDER
  replay [--id N]…                      run parked mails again
  asker list [--json] · asker show ADDRESS                          whom the desk lets in or keeps out, and an asker's standing
  asker allow|block ADDRESS|@DOMAIN [--why W] · asker forget PATTERN
  export [--mbox] CASE                  one case with identifiers masked, as JSON or mbox
  backup FOLDER · restore FOLDER        every table and the code book, and back into an empty database
  rotate [--json]                       seal everything anew under SECRET_KEY
  retention [--dry-run] [--json]        purge originals past their time
  doctor                                check settings, database, queue, mailbox, SMTP and code book

Dates are YYYY-MM-DD. Settings come from the environment; README.md lists them.
`
