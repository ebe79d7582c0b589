import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { chainPlace } from './certificate.ts'

const SKILL = /^amzn1\.ask\.skill\.[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

const STEPS: SetUp['steps'] = [
  {
    title: 'Make a skill',
    text: 'In the Alexa developer console choose Create Skill, the name of the shop, English or German, the model Custom, and Provision your own as the hosting.',
  },
  {
    title: 'Enter the skill',
    text: 'Under the name in the list of skills is “Copy Skill ID”: enter it as `skillId`. It looks like amzn1.ask.skill.….',
  },
  {
    title: 'Paste the interaction model',
    text: 'Under Build, Interaction Model, JSON Editor, paste the model of the language from docs/channels.md (“Alexa”), with the name by which the shop is called as invocationName; then Build Model. Do so for each language of the skill.',
  },
  {
    title: 'Paste our address',
    text: 'Under Build, Endpoint, choose HTTPS and paste our address as the Default Region, with “My development endpoint has a certificate from a trusted certificate authority”.',
    paste: 'webhookUrl',
  },
  {
    title: 'Try it',
    text: 'Under Test choose Development and say or type: open, and the name of the shop. On a device with the same Amazon account it works as well; for everybody the skill has to be published.',
  },
]

export function alexaSetUp(http: HttpClient): SetUp {
  return {
    steps: STEPS,
    async check(settings, webhookUrl) {
      return [skillOf(settings), addressOf(webhookUrl), await reached(http, settings)]
    },
  }
}

function skillOf({ skillId = '' }: ConnectionSettings): Finding {
  return SKILL.test(skillId)
    ? { ok: true, code: 'skill', text: `The skill is ${skillId}.` }
    : { ok: false, code: 'skill', text: 'skillId is no id of a skill: it looks like amzn1.ask.skill.1a2b….' }
}

/** Nobody but Amazon can tell what is entered there: it gives out no key that could ask. */
function addressOf(webhookUrl: string): Finding {
  const url = URL.parse(webhookUrl)
  return url?.protocol === 'https:' && url.port === ''
    ? {
        ok: true,
        code: 'address',
        text: 'Our address can be entered. Whether it is, the Test page of the skill tells.',
      }
    : { ok: false, code: 'address', text: `Alexa calls https addresses on port 443 only, and ours is ${webhookUrl}.` }
}

async function reached(http: HttpClient, settings: ConnectionSettings): Promise<Finding> {
  const { place, isOwn } = chainPlace(settings)
  try {
    // Whatever is answered: there is somebody.
    await http.request(new URL('/echo.api/', place), { timeoutMs: 5000, maxBytes: 1000, cut: true, trusted: isOwn })
    return { ok: true, code: 'certificates', text: 'Amazon’s certificates can be fetched.' }
  } catch {
    return {
      ok: false,
      code: 'certificates',
      text: `The server cannot reach ${place}: without Amazon’s certificates no request can be verified.`,
    }
  }
}
