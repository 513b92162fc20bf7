// The desk's own screening policy, for the tests of this folder.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPolicy } from '../../src/message/screen/screening-policy.ts'

const FILE = join(import.meta.dirname, '../../config/screening.json')
export const policy = readPolicy(JSON.parse(readFileSync(FILE, 'utf8')))
