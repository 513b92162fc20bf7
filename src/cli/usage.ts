// Reading a command's words: options by node's own parser, with one sentence for what does not fit.
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The words of a command are off; the message says how. The program ends with exit code 2. */
export class WrongUsage extends Error {}

/** Parses options and plain words; throws WrongUsage with `usage` when an option is unknown or lacks its value. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUsage(`${error instanceof Error ? error.message : String(error)}\nUsage: caseconsultant ${usage}`)
  }
}

/** All of standard input as text. */
export async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Prints a refusal on stderr; the exit code to return. */
export function refuse(because: string): 1 {
  process.stderr.write(`${because}\n`)
  return 1
}

/** Prints one machine-readable line on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
