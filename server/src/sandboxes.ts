import { createSandboxPost, type SandboxPost } from './carriers/sandbox/service.ts'
import { createSandbox, type Sandbox } from './gateways/sandbox/service.ts'
import type { Context } from './journeys/context.ts'

const TICK_MS = 250

/** The provider of payments and the carrier that tests and demos work with: services of their own in this process. */
export type Sandboxes = { gateway: Sandbox; carrier: SandboxPost; start(): void; stop(): void }

export function createSandboxes(context: Context): Sandboxes {
  const gateway = createSandbox(context)
  const carrier = createSandboxPost(context)
  let timer: NodeJS.Timeout | undefined
  return {
    gateway,
    carrier,
    start() {
      timer = setInterval(() => {
        for (const { tick } of [gateway, carrier]) context.background.start('sandbox', tick)
      }, TICK_MS)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}
