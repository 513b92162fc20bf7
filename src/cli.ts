// The command line: `caseconsultant COMMAND …`. Exit 0 done, 1 refused with a reason on stderr, 2 wrong usage.
import { COMMANDS, USAGE } from './cli/commands.ts'
import { WrongUsage } from './cli/usage.ts'

const [name, ...args] = process.argv.slice(2)
const command = COMMANDS.get(name ?? '')

// Whoever read our words has heard enough (`| head`): a command is done then, and a service goes on unheard.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  if (name !== 'start') process.exit()
})

if (name === 'help' || name === '--help' || name === '-h') {
  process.stdout.write(USAGE)
} else if (command === undefined) {
  process.stderr.write(`${name === undefined ? 'A command is missing.' : `There is no command "${name}".`}\n\n${USAGE}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await command(args)
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}
