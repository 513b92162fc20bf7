// The style sheet, the script and htmx: the only files the browser fetches besides pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { projectFolder } from '../config.ts'

export async function addAssets(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(import.meta.dirname, 'assets'),
    prefix: '/assets/',
    index: false,
    cacheControl: true,
    // Checked by ETag each time: a desk that was updated must not run yesterday's script.
    maxAge: 0,
  })
  const htmx = readFileSync(join(projectFolder, 'node_modules', 'htmx.org', 'dist', 'htmx.min.js'))
  app.get('/assets/htmx.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(htmx),
  )
}
