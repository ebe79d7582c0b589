import type { z } from 'zod'
import type { MethodName, Methods } from '@souk/contract/methods.ts'
import type { Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import type { Shop } from '../shops/shop.ts'

type Parsed<Name extends MethodName, Part extends 'params' | 'query' | 'body'> =
  Methods[Name] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

/** One request, parsed by the method's schemas. */
export type Call<Name extends MethodName = MethodName> = {
  params: Parsed<Name, 'params'>
  query: Parsed<Name, 'query'>
  body: Parsed<Name, 'body'>
  caller: Caller
  /** Present where the path names a shop. */
  shop: Methods[Name] extends { path: `/api/shops/:shop${string}` } ? Shop : undefined
  idempotencyKey: string | undefined
  /** The body as it came, where the method takes a file. */
  raw: Buffer | undefined
  /** Tells how far long work is, where the client wants to hear it. */
  progress: ((value: unknown) => void) | undefined
  /** Asked for at the machine itself, of a server that nobody else can reach. */
  isAtHome: boolean
}

export type Answer<Name extends MethodName> = {
  status?: number
  body: z.input<Methods[Name]['response']>
  /** Under which name a file is kept. */
  filename?: string
  /** A session that was opened: what its browser is to keep. */
  cookie?: string
}

/** What carries out a method. Failures are thrown as `Failure` and become problem details at the border. */
export type Handler<Name extends MethodName> = (context: Context, call: Call<Name>) => Promise<Answer<Name>>

export type Handlers<Names extends MethodName = MethodName> = { [Name in Names]: Handler<Name> }
