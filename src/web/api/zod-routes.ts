// Lets a route of Fastify carry zod schemas: they check what comes in, type the handler, and become the OpenAPI document.
import type { FastifyInstance, FastifySchema, FastifyTypeProvider } from 'fastify'
import { z } from 'zod'

interface ZodTypes extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown
  serializer: this['schema'] extends z.ZodType ? z.input<this['schema']> : unknown
}

/** The same app, whose routes take zod schemas. What fails the check is a 400 that names the field. */
export function zodRoutes(app: FastifyInstance) {
  app.setValidatorCompiler(({ schema }) => (data: unknown) => {
    const read = (schema as z.ZodType).safeParse(data ?? {})
    return read.success ? { value: read.data } : { error: new Error(fieldAndReason(read.error)) }
  })
  app.setSerializerCompiler(() => JSON.stringify)
  app.setSchemaErrorFormatter(([first]) => new Error(first?.message ?? 'The request could not be read.'))
  return app.withTypeProvider<ZodTypes>()
}

export type ZodRoutes = ReturnType<typeof zodRoutes>

/** A route's zod schemas as JSON schemas, for the OpenAPI document. */
export function jsonSchemaOf(schema: FastifySchema): FastifySchema {
  const parts = Object.entries(schema).map(([name, part]) => {
    if (name === 'response')
      return [name, Object.fromEntries(Object.entries(part as object).map(([status, body]) => [status, toJson(body)]))]
    return [name, part instanceof z.ZodType ? toJson(part) : part]
  })
  return Object.fromEntries(parts) as FastifySchema
}

function toJson(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return schema
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' })
  return json
}

function fieldAndReason(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined) return 'The request could not be read.'
  const field = issue.path.join('.')
  return field === '' ? issue.message : `${field}: ${issue.message}`
}
