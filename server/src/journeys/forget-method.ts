import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import type { Context } from './context.ts'

const Method = z.object({ home: z.string(), gateway: z.string(), ref: z.string() })

/** A method whose mandate has ended is let go of at its gateway, after the commit: nobody can charge it any more. */
export async function askToForgetMethod(tx: Tx, { home, gateway, ref }: z.infer<typeof Method>): Promise<void> {
  await addJob(tx, 'forget-method', { home, gateway, ref }, { key: `forget-method/${home}/${ref}` })
}

export async function forgetMethod(context: Context, payload: unknown): Promise<void> {
  const { home, gateway, ref } = Method.parse(payload)
  await context.gateways.get(gateway)?.forget?.(home, ref)
}
