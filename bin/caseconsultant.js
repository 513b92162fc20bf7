#!/usr/bin/env node
// The command `caseconsultant`. It needs Node 24 and brings its own: under an older one it starts again on that.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const NODE_NEEDED = 24 // runs TypeScript as it is, and has SQLite built in
const ours = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= NODE_NEEDED) {
  quietAboutExperiments()
  // Half the time of a short command was reading our own files. What was read is kept beside the packages, where nobody else may write;
  // where we may not either, nothing is kept.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/caseconsultant', import.meta.url)))
  await import('../src/cli.ts')
} else if (existsSync(ours) && process.execPath !== ours) {
  startAgain(ours)
} else {
  process.stderr.write(`caseconsultant needs Node ${NODE_NEEDED} and this is ${process.version}: run bin/setup in its folder first\n`)
  process.exitCode = 1
}

function startAgain(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${node} does not start: ${error.message}\n`)
    process.exitCode = 1
  })
  // 128 + number is how a shell reports a command that died of a signal.
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** SQLite and type stripping still announce themselves as experiments, on stderr and in every process. */
function quietAboutExperiments() {
  const emit = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0]
    const words = String(warning)
    if (type === 'ExperimentalWarning' && (words.includes('SQLite') || words.includes('Type Stripping'))) return
    emit.call(process, warning, ...rest)
  }
}
