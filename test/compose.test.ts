// docker-compose.yml and Dockerfile say what the service really has: its workers, its settings, its folders.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder, readConfig } from '../src/config.ts'

const compose = readFileSync(join(projectFolder, 'docker-compose.yml'), 'utf8')
const WIRING = 'worker.ts' // what the workers have in common; not one itself

test('every worker is a process of its own', () => {
  const workers = readdirSync(join(projectFolder, 'workers')).filter((file) => file !== WIRING)
  const started = [...compose.matchAll(/start, --only, ([a-z]+)\]/g)].map((match) => `${match[1]}.ts`)
  expect(started.toSorted()).toEqual(workers.toSorted())
})

test('the settings a worker gets are settings, and enough to start with', () => {
  const given = compose.slice(compose.indexOf('environment: &settings'), compose.indexOf('volumes:'))
  const values = [...given.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)].map((match): [string, string] => [
    match[1] ?? '',
    match[2] ?? '',
  ])
  const env = Object.fromEntries(values.map(([name, value]) => [name, filledIn(name, value)]))
  const read = readConfig(env)
  expect(read).toMatchObject({ is: 'config', config: { dataDir: '/data', redisUrl: 'redis://redis:6379' } })
  expect(read.is === 'config' && read.config.databaseUrl).toBe(
    'postgres://caseconsultant:secret@postgres:5432/caseconsultant',
  )
  expect(read.is === 'config' && read.config.mail?.from.address).toBe('desk@clinic.example')
})

test('every setting of the README reaches the workers from .env, but for those that say where things are in the image', () => {
  const settings =
    readFileSync(join(projectFolder, 'README.md'), 'utf8').split('\n## Settings\n')[1]?.split('\n## ')[0] ?? ''
  const rows = settings.split('\n').filter((line) => line.startsWith('| `'))
  const names = rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name))
  expect(names).toContain('WRITER_KIND')
  const ofTheImage = ['DATA_DIR', 'CODE_BOOK', 'CODE_SOURCES', 'DATABASE_URL', 'REDIS_URL']
  const missing = names.filter((name) => !ofTheImage.includes(name ?? '') && !compose.includes(`\${${name}:`))
  expect(missing).toEqual([])
})

test('the image is made of folders that exist, and the builder is sent them', () => {
  const dockerfile = readFileSync(join(projectFolder, 'Dockerfile'), 'utf8')
  const sent = readFileSync(join(projectFolder, '.dockerignore'), 'utf8')
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => match[1]?.split(' ') ?? [])
  expect(copied).toContain('src')
  for (const path of copied)
    expect([existsSync(join(projectFolder, path)), sent.includes(`!${path}\n`)]).toEqual([true, true])
})

/** What .env would put in the place of `${NAME:?…}` and `${NAME:-…}`. */
function filledIn(name: string, value: string): string {
  const example: Record<string, string> = {
    IMAP_URL: 'imaps://desk:secret@mail.clinic.example/INBOX',
    SMTP_URL: 'smtps://desk:secret@mail.clinic.example',
    MAIL_FROM: 'desk@clinic.example',
    PUBLIC_URL: 'https://desk.clinic.example',
    SECRET_KEY: '0123456789abcdef0123456789abcdef',
    LOG_LEVEL: 'info',
  }
  const open = value.indexOf('${')
  if (open === -1) return value
  const variable = value.slice(open + 2, value.indexOf(':', open))
  const filling = variable === 'POSTGRES_PASSWORD' ? 'secret' : (example[name] ?? '')
  return value.slice(0, open) + filling + value.slice(value.indexOf('}', open) + 1)
}
