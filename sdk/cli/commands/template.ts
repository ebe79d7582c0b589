import type { TemplatePurpose } from '@souk/contract/template.ts'
import type { Call, Command } from '../command.ts'
import { UsageError } from '../usage.ts'
import { STARTER_LANGUAGES, startersIn } from './starter-templates.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const
const connection = {
  type: 'string',
  value: 'ID',
  about: 'the connection, as channel list names it',
  required: true,
} as const
const PURPOSES: readonly TemplatePurpose[] = ['service', 'orders', 'marketing', 'notify.stock', 'notify.price']

export const templateList: Command = {
  name: 'template list',
  about: 'What may be said while the window of a messenger is closed, and how the provider stands to it.',
  operands: [],
  options: { shop, connection },
  notes: 'channel check brings it up to date.',
  run: (call) => call.server.client.call('listTemplates', { params: at(call) }),
}

export const templateCreate: Command = {
  name: 'template create',
  about: 'Hand in what is to be said then, for approval.',
  operands: ['NAME', 'BODY'],
  options: {
    shop,
    connection,
    language: { type: 'string', value: 'en_US', about: 'as the messenger names it: de, en_US, zh_CN', required: true },
    purpose: { type: 'string', value: 'P', about: `what it is sent for: ${PURPOSES.join(', ')}`, required: true },
    footer: { type: 'string', value: 'TEXT', about: 'a line below it' },
    reply: { type: 'string', value: 'TEXT', about: 'what can be tapped under it; up to three', multiple: true },
  },
  notes: 'In BODY stand {{name}}, {{shop}}, {{order}} and {{news}} for what is filled in, each once, none at its end.',
  async run(call) {
    const { operands, get, all } = call
    const purpose = PURPOSES.find((one) => one === get('purpose'))
    if (!purpose) throw new UsageError(`--purpose is one of ${PURPOSES.join(', ')}.`, templateCreate)
    const [name = '', body = ''] = operands
    const footer = get('footer')
    return call.server.client.call('createTemplate', {
      params: at(call),
      body: {
        name,
        body,
        purpose,
        language: get('language') ?? '',
        replies: all('reply'),
        ...(footer === undefined ? {} : { footer }),
      },
    })
  },
}

export const templateStarter: Command = {
  name: 'template starter',
  about: 'Hand in what most shops need: news of an order, and an answer that comes late.',
  operands: [],
  options: {
    shop,
    connection,
    language: {
      type: 'string',
      value: 'L',
      about: `${STARTER_LANGUAGES.join(', ')}; as often as needed, else all of them`,
      multiple: true,
    },
  },
  async run(call) {
    const languages = call.all('language')
    const unknown = languages.find((language) => !STARTER_LANGUAGES.includes(language))
    if (unknown !== undefined) throw new UsageError(`There is none in ${unknown}.`, templateStarter)
    const params = at(call)
    const known = await call.server.client.call('listTemplates', { params })
    const wanted = (languages.length > 0 ? languages : STARTER_LANGUAGES).flatMap(startersIn)
    const made = []
    // What is there already stays, so that it can be run again.
    for (const one of wanted.filter(
      ({ name, language }) => !known.some((k) => k.name === name && k.language === language),
    ))
      made.push(await call.server.client.call('createTemplate', { params, body: one }))
    return made
  },
}

export const templateRemove: Command = {
  name: 'template remove',
  about: 'Delete one, at the provider too.',
  operands: ['ID'],
  options: { shop, connection },
  run: (call) =>
    call.server.client.call('removeTemplate', { params: { ...at(call), template: call.operands[0] ?? '' } }),
}

function at({ get }: Call): { shop: string; connection: string } {
  return { shop: get('shop') ?? '', connection: get('connection') ?? '' }
}
