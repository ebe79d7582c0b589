import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { setUpWith, wrong } from '../set-up.ts'
import { agentOf, callRcs, type Rcs } from './api.ts'
import { NoToken } from './token.ts'

/** Of the numbers that belong to nobody: what is asked about it says whether we may ask at all. */
const NOBODY = '+12025550100'
const Capabilities = z.object({ features: z.array(z.string()).default([]) })

const STEPS: SetUp['steps'] = [
  {
    title: 'Make an agent',
    text: 'Register at business-communications.cloud.google.com as a partner of RCS for Business, and make an agent there with your brand. What stands before @rbm.goog in its id is the `agentId`.',
  },
  {
    title: 'Enter a service account',
    text: 'Under Account settings, Service account, create a key. Enter the whole file it downloads as `serviceAccount` (from a file: --set serviceAccount=@key.json).',
  },
  {
    title: 'Choose a client token',
    text: 'At the agent, under Integrations, Webhook, Configure shows a client token: enter it as `clientToken`. It proves that what arrives is from Google.',
  },
  {
    title: 'Paste our address',
    text: 'In the same window enter our address as the webhook’s URL and press Verify. The connection has to be there before that.',
    paste: 'webhookUrl',
  },
  {
    title: 'Launch',
    text: 'Until carriers have launched the agent it reaches invited testers only (Devices in the agent’s menu). With your own number as `testNumber` the connection test says whether it reaches you. A number that you answer text messages at, as `number`, lets links lead into the chat: phones without RCS write there.',
  },
]

export function rcsSetUp(rcs: Rcs): SetUp {
  return setUpWith('Google', STEPS, (settings) =>
    findings(rcs, settings).catch((error: unknown) => {
      if (error instanceof NoToken) return [noToken(error)]
      throw error
    }),
  )
}

async function findings(rcs: Rcs, settings: ConnectionSettings): Promise<Finding[]> {
  await rcs.tokens.take(settings)
  const found: Finding[] = [{ ok: true, code: 'account', text: 'Google knows the service account.' }]
  const number = settings['testNumber']
  const query = new URLSearchParams({ requestId: randomUUID(), agentId: agentOf(settings) })
  const asked = await callRcs(rcs, settings, `phones/${encodeURIComponent(number ?? NOBODY)}/capabilities?${query}`)
  const agent: Finding = { ok: true, code: 'agent', text: `The agent is ${agentOf(settings)}.` }
  const note: Finding = {
    ok: true,
    code: 'webhook',
    text: 'Google tells nobody where it delivers: after “Verify” at the agent’s webhook, write to it from a tester’s phone.',
  }
  if (asked.ok) {
    const { features } = Capabilities.catch({ features: [] }).parse(asked.result)
    const text = `${number ?? NOBODY} has RCS${features.includes('RICHCARD_CAROUSEL') ? ', cards included' : ''}.`
    return [...found, agent, { ok: true, code: 'reached', text }, note]
  }
  if (asked.status === 404) {
    if (number === undefined) return [...found, agent, note]
    return [
      ...found,
      agent,
      wrong('not_reached', `${number} has no RCS, or is no tester of an agent that is not launched.`),
      note,
    ]
  }
  if (asked.status === 403 && number === undefined) return [...found, forbidden(settings), note]
  if (asked.status === 403)
    return [
      ...found,
      wrong('not_launched', `The agent is not launched on the network of ${number ?? ''}, or is not of this account.`),
    ]
  if (asked.status === 400)
    return [...found, wrong('agent', `Google does not take ${agentOf(settings)}: ${asked.words}`)]
  return [...found, wrong('refused', `Google answers: ${asked.status} ${asked.words}`)]
}

function forbidden(settings: ConnectionSettings): Finding {
  return wrong(
    'agent',
    `The service account may not speak for ${agentOf(settings)}. Is the agentId right, and the key of the same partner account?`,
  )
}

function noToken({ retry, message }: NoToken): Finding {
  if (retry) return wrong('refused', `${message}. Try again in a while.`)
  return wrong('service_account', `${message}. Paste the whole JSON file that Google gave you as \`serviceAccount\`.`)
}
