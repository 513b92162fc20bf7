// How a finished book takes the place of the one in use, which older books are kept beside it, and the way back to them.
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** How a book is opened that is being built: the guard that SQLite puts up by default keeps a journal even where none is wanted. */
export const UNGUARDED = { defensive: false } as const

/** Books kept beside the one in use: `….1` is the one before it. A full set takes some 300 MB each. */
export const KEPT_BOOKS = 3

/** A name beside the target for a book that is being built; it carries the process, so that what a killed one left can be told. */
export function buildingPath(target: string): string {
  return `${target}.building-${process.pid}-${randomUUID().slice(0, 8)}`
}

/** Moves a finished book into its place in one step and keeps the one it replaces. A crash leaves the old book or the new one. */
export function putInPlace(building: string, target: string): void {
  sync(building)
  if (existsSync(target)) {
    for (let age = KEPT_BOOKS; age > 1; age -= 1) moveIfThere(`${target}.${age - 1}`, `${target}.${age}`)
    keep(target, `${target}.1`)
  }
  renameSync(building, target)
  sync(dirname(target))
}

export type RollBack = { is: 'rolled_back'; kept: number } | { is: 'refused'; because: string }

/**
 * Puts the book before the one in use back; called again, the one before that. The book that was in use is kept as `….undone` until
 * the next time. `isBook` says of a file whether this program can read it.
 */
export function rollBack(target: string, isBook: (path: string) => boolean): RollBack {
  const before = `${target}.1`
  if (!existsSync(before)) return { is: 'refused', because: `there is no earlier book at ${before}` }
  if (!isBook(before)) return { is: 'refused', because: `${before} is no code book that this program can read` }
  if (existsSync(target)) {
    rmSync(`${target}.undone`, { force: true })
    keep(target, `${target}.undone`)
  }
  renameSync(before, target)
  for (let age = 2; age <= KEPT_BOOKS; age += 1) moveIfThere(`${target}.${age}`, `${target}.${age - 1}`)
  sync(dirname(target))
  const kept = Array.from({ length: KEPT_BOOKS }, (_, at) => `${target}.${at + 1}`).filter((path) => existsSync(path))
  return { is: 'rolled_back', kept: kept.length }
}

export function removeBuilding(building: string): void {
  for (const path of [building, `${building}-journal`]) rmSync(path, { force: true })
}

/** Removes what a killed build left: files under a temporary name whose process is gone. */
export function removeAbandoned(target: string): void {
  const prefix = `${basename(target)}.building-`
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(dirname(target), name), { force: true })
  }
}

export function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Gives a file a second name, so that the first is never missing; where the disk has no links it is copied. */
function keep(path: string, as: string): void {
  rmSync(as, { force: true })
  try {
    linkSync(path, as)
  } catch {
    // FAT, some network disks: no hard links.
    copyFileSync(path, as)
  }
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
