// What every page of the desk shares: the layout, the signed-in user, the form token, and masking of identifiers.
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { projectFolder } from '../config.ts'
import { maskIdentifiers } from '../message/identifiers/identifiers.ts'
import type { Service } from '../service.ts'
import type { DeskUser } from '../store/users.ts'
import { formOwner } from './session.ts'
import { readPages } from './templates.ts'

export type Desk = {
  /** Sends a whole page in the layout. `title` becomes the browser's title and must be masked already. */
  page(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    data: Record<string, unknown> & { title: string; user?: DeskUser },
  ): FastifyReply
  /** Sends a part of a page for htmx, without the layout. */
  part(reply: FastifyReply, name: string, data: Record<string, unknown>): FastifyReply
}

export function openDesk(service: Service): Desk {
  const pages = readPages(join(projectFolder, 'templates', 'pages'))
  return {
    page(request, reply, name, data) {
      const csrf = reply.generateCsrf({ userInfo: formOwner(request) })
      const shared = { csrf, practice: service.config.mail === null, ownAddress: service.deskAddress }
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(pages.render(name, { ...shared, ...data }))
    },
    part(reply, name, data) {
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(pages.render(name, data))
    },
  }
}

/** One line of somebody else's words for a title or a row: masked, never empty. */
export function lineOf(text: string, instead: string): string {
  const line = maskIdentifiers(text).replaceAll('\n', ' ').trim()
  return line === '' ? instead : line
}
