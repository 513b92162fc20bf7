// Every command by its name. A command takes its words and returns the exit code. Each is loaded when it is called: looking a code up needs
// neither mail nor database.

export type Command = (args: string[]) => Promise<number>

export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['start', async (args) => (await import('./start.ts')).start(args)],
  ['screen', async (args) => (await import('./screen.ts')).screenFiles(args)],
  ['ask', async (args) => (await import('./ask.ts')).ask(args)],
  ['codes', async (args) => (await import('./codes.ts')).codes(args)],
  ['mcp', async (args) => (await import('./mcp.ts')).mcp(args)],
  ['guidelines', async (args) => (await import('./guidelines.ts')).guidelines(args)],
  ['precedents', async (args) => (await import('./precedents.ts')).precedents(args)],
  ['user', async (args) => (await import('./users.ts')).user(args)],
  ['token', async (args) => (await import('./tokens.ts')).token(args)],
  ['mailbox', async (args) => (await import('./mailbox.ts')).mailbox(args)],
  ['replay', async (args) => (await import('./replay.ts')).replay(args)],
  ['asker', async (args) => (await import('./askers.ts')).askers(args)],
  ['export', async (args) => (await import('./export.ts')).exportOne(args)],
  ['backup', async (args) => (await import('./backup.ts')).backup(args)],
  ['restore', async (args) => (await import('./backup.ts')).restore(args)],
  ['rotate', async (args) => (await import('./keeping.ts')).rotate(args)],
  ['retention', async (args) => (await import('./keeping.ts')).retention(args)],
  ['doctor', async (args) => (await import('./doctor.ts')).doctor(args)],
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
  user list · user password EMAIL · user disable EMAIL               a new password ends every session
  token create [--json] [--scope read|review|admin] [--for EMAIL] NAME   make an API token; it is printed once
  token list · token revoke NAME
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
