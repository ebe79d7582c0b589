import { z } from 'zod'
import { Deployment, FailedDelivery } from '../deployment.ts'
import { Id } from '../ids.ts'
import { define, shopAnd } from './method.ts'

export const DEPLOYMENT_METHODS = define({
  getDeployment: {
    method: 'GET',
    path: '/api/deployment',
    tag: 'deployment',
    access: 'operator',
    summary: 'How the deployment is: version, database, servers, shops, and what waits in which queue.',
    response: Deployment,
  },
  listFailedDeliveries: {
    method: 'GET',
    path: '/api/deployment/deliveries',
    tag: 'deployment',
    access: 'operator',
    summary: 'Messages of all shops that did not get through, the latest first, without their text.',
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), before: Id.optional() }),
    response: z.object({ deliveries: z.array(FailedDelivery), before: Id.optional() }),
  },
  replayDelivery: {
    method: 'POST',
    path: '/api/shops/:shop/deliveries/:delivery/replay',
    tag: 'deployment',
    access: 'operator',
    summary: 'Try once more to send a message that failed; one that may have arrived only with `sure`.',
    params: shopAnd({ delivery: Id }),
    body: z.object({ sure: z.boolean().default(false) }).default({ sure: false }),
    response: z.object({ state: z.literal('queued') }),
    status: 202,
    creates: true,
  },
})
