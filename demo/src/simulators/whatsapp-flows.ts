import { type Complaint, granted, refused } from './graph.ts'
import { at, isJson, type Json, list, text } from './json.ts'
import type { ProviderAnswer, ProviderRequest } from './simulator.ts'
import { bad, type Sent } from './whatsapp-screen.ts'

/** What somebody writes or chooses, by the label over it: a text, the title of one option, or of several. */
export type Filled = Readonly<Record<string, string | readonly string[]>>

export type FlowShelf = {
  /** Calls about the account's flows: `name` is what comes after the flow's id, or `flows` of the account's own list. */
  answer(request: ProviderRequest, id: string, name: string): Promise<ProviderAnswer> | ProviderAnswer
  has(id: string): boolean
  /** What is wrong with a message that opens one. */
  complaint(body: Json): Complaint | undefined
  /** The fields that somebody sees who opens it, and what was put into them beforehand. */
  opened(sent: Sent): Field[]
  /** What comes back when it is filled in and sent off; throws where the phone would not let them. */
  filled(sent: Sent, values: Filled): Json
  /** Meta lets nobody open it any more, or again. */
  hold(status: 'BLOCKED' | 'THROTTLED' | 'PUBLISHED'): void
}

/** One field as it stands on the phone. */
export type Field = {
  name: string
  type: string
  label: string
  help: string
  isRequired: boolean
  options: Json[]
  value: string | readonly string[] | undefined
}

type Flow = { id: string; name: string; status: string; json: Json | undefined }

const LABEL_MOST: Readonly<Record<string, number>> = {
  TextInput: 20,
  TextArea: 20,
  Dropdown: 20,
  RadioButtonsGroup: 30,
  CheckboxGroup: 30,
  DatePicker: 40,
}
const CHOICES = ['Dropdown', 'RadioButtonsGroup', 'CheckboxGroup']

/** The flows of a WhatsApp account: made, uploaded, published, opened and filled in. */
export function openFlows(): FlowShelf {
  const flows = new Map<string, Flow>()

  async function answer(request: ProviderRequest, id: string, name: string): Promise<ProviderAnswer> {
    if (name === 'flows' && request.method === 'GET')
      return granted({ data: [...flows.values()].map(({ json: _, ...flow }) => ({ ...flow, categories: ['OTHER'] })) })
    if (name === 'flows') return make(await formOf(request))
    const flow = flows.get(id)
    if (!flow) return refused({ code: 100, subcode: 33, message: `Object with ID '${id}' does not exist` })
    if (flow.status !== 'DRAFT') return refused({ code: 139_002, message: 'You can’t update Flow with this status' })
    if (name === 'assets') return upload(flow, await formOf(request))
    if (!flow.json) return refused({ code: 139_002, message: 'Publishing failed: the Flow has no JSON' })
    flow.status = 'PUBLISHED'
    return granted({ success: true })
  }

  function make(form: FormData): ProviderAnswer {
    const name = fieldOf(form, 'name')
    if (name === '' || !fieldOf(form, 'categories').startsWith('['))
      return refused({ code: 100, message: 'Invalid parameter' })
    if ([...flows.values()].some((flow) => flow.name === name))
      return refused({ code: 100, subcode: 4_016_019, message: 'Flow name is not unique' })
    const id = `flow-${flows.size + 1}`
    flows.set(id, { id, name, status: 'DRAFT', json: undefined })
    return granted({ id })
  }

  async function upload(flow: Flow, form: FormData): Promise<ProviderAnswer> {
    const file = form.get('file')
    if (fieldOf(form, 'asset_type') !== 'FLOW_JSON' || !(file instanceof Blob))
      return refused({ code: 100, message: 'Invalid parameter' })
    const json: unknown = JSON.parse(await file.text())
    const errors = isJson(json) ? errorsOf(json) : ['not an object']
    if (errors.length === 0 && isJson(json)) flow.json = json
    const validation_errors = errors.map((message) => ({
      error: 'INVALID_PROPERTY',
      error_type: 'FLOW_JSON_ERROR',
      message,
    }))
    return granted({ success: errors.length === 0, validation_errors })
  }

  function flowOf(body: Json): Flow | undefined {
    const { flow_id: id, flow_name: name } = at(body, 'interactive', 'action', 'parameters')
    return [...flows.values()].find((flow) => (name === undefined ? flow.id === id : flow.name === name))
  }

  function opened({ body }: Sent): Field[] {
    const screen = screenOf(flowOf(body)?.json)
    const data = at(payloadOf(body), 'data')
    return componentsOf(screen)
      .map((component) => resolved(component, data))
      .filter((component) => component['visible'] !== false && text(component['name']) !== '')
      .map((component) => fieldFor(component, at(resolved(formIn(screen), data), 'init-values')))
  }

  return {
    answer,
    has: (id) => flows.has(id),
    complaint(body) {
      if (at(body, 'interactive')['type'] !== 'flow') return undefined
      const flow = flowOf(body)
      const { mode = 'published' } = at(body, 'interactive', 'action', 'parameters')
      if (!flow?.json) return bad('Parameter value is not valid: the Flow does not exist')
      if (flow.status !== (mode === 'draft' ? 'DRAFT' : 'PUBLISHED'))
        return {
          code: flow.status === 'THROTTLED' ? 132_069 : 132_068,
          message: `Flow is ${flow.status.toLowerCase()}`,
        }
      return openingComplaint(body, flow.json) ?? opened({ ref: '', body }).map(fieldComplaint).find(Boolean)
    },
    opened,
    filled(sent, values) {
      const fields = opened(sent)
      const strange = Object.keys(values).find((label) => !fields.some((field) => field.label === label))
      if (strange !== undefined) throw new Error(`the form asks nothing called “${strange}”`)
      const answers = new Map(fields.map((field) => [field.name, answerOf(field, values[field.label])]))
      const data = at(payloadOf(sent.body), 'data')
      const [footer] = componentsOf(screenOf(flowOf(sent.body)?.json)).filter(({ type }) => type === 'Footer')
      const entries = Object.entries(at(footer, 'on-click-action', 'payload')).map(([key, value]) => {
        const [, from, name = ''] = /^\$\{(data|form)\.(\w+)\}$/.exec(text(value)) ?? []
        const answer = answers.get(name) ?? (/^c\d/.test(name) ? [] : '')
        return [key, from === 'form' ? answer : from === 'data' ? data[name] : value] as const
      })
      const token = at(sent.body, 'interactive', 'action', 'parameters')['flow_token']
      return { ...Object.fromEntries(entries), flow_token: token ?? 'unused' }
    },
    hold(status) {
      for (const flow of flows.values()) flow.status = status
    },
  }
}

async function formOf({ headers, body }: ProviderRequest): Promise<FormData> {
  const type = headers['content-type'] ?? ''
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
}

function fieldOf(form: FormData, name: string): string {
  return text(form.get(name))
}

function screenOf(json: Json | undefined): Json {
  return list(json?.['screens'])[0] ?? {}
}

/** What stands in a screen, that of its form too. */
function componentsOf(screen: Json): Json[] {
  return list(at(screen, 'layout')['children']).flatMap((child) =>
    child['type'] === 'Form' ? list(child['children']) : [child],
  )
}

function formIn(screen: Json): Json {
  return list(at(screen, 'layout')['children']).find(({ type }) => type === 'Form') ?? {}
}

function payloadOf(body: Json): Json {
  return at(body, 'interactive', 'action', 'parameters', 'flow_action_payload')
}

/** What Flow JSON refuses. */
function errorsOf(json: Json): string[] {
  const screen = screenOf(json)
  const components = componentsOf(screen)
  const declared = at(screen, 'data')
  const names = components.flatMap(({ name }) => text(name) || [])
  const used = [...JSON.stringify(screen['layout']).matchAll(/\$\{(data|form)\.(\w+)\}/g)]
  return [
    ...(/^[5-7]\.\d$/.test(text(json['version'])) ? [] : ['version']),
    ...(components.length > 50 ? ['a screen has at most 50 components'] : []),
    ...(new Set(names).size < names.length ? ['names must be unique'] : []),
    ...(components.filter(({ type }) => type === 'Footer').length === 1 ? [] : ['one Footer']),
    ...(screen['terminal'] === true && text(screen['title']) !== '' ? [] : ['terminal, title']),
    ...components
      .filter(({ type }) => type !== 'Footer' && !LABEL_MOST[text(type)])
      .map(({ type }) => `type ${text(type)}`),
    ...Object.entries(declared)
      .filter(([, schema]) => !isJson(schema) || schema['__example__'] === undefined)
      .map(([key]) => `data.${key} has no __example__`),
    ...used.flatMap(([whole, from, name = '']) =>
      (from === 'data' ? name in declared : names.includes(name)) ? [] : `${whole} is not declared`,
    ),
  ]
}

/** What is wrong with how a message opens its flow. */
function openingComplaint(body: Json, json: Json): Complaint | undefined {
  const parameters = at(body, 'interactive', 'action', 'parameters')
  const { screen, data } = payloadOf(body)
  const cta = text(parameters['flow_cta'])
  if (parameters['flow_message_version'] !== '3') return bad('flow_message_version must be 3')
  if (cta === '' || cta.length > 30) return bad(`flow_cta has ${cta.length} characters, 1 to 30 are allowed`)
  if (screen !== screenOf(json)['id']) return bad(`the Flow has no screen ${text(screen)}`)
  if (!isJson(data) || Object.keys(data).length === 0) return bad('flow_action_payload.data must be a non-empty object')
  const wrong = Object.entries(at(screenOf(json), 'data')).find(
    ([key, schema]) => !isOfType(at({ schema }, 'schema'), data[key]),
  )
  return wrong && bad(`flow_action_payload.data.${wrong[0]} is not of its type`)
}

function isOfType({ type }: Json, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value)
  return type === 'object' ? isJson(value) : typeof value === type
}

/** Its properties with the screen's data in the places of their names. */
function resolved(component: Json, data: Json): Json {
  const entries = Object.entries(component).map(([key, value]) => {
    const name = /^\$\{data\.(\w+)\}$/.exec(text(value))?.[1]
    return [key, name === undefined ? value : data[name]] as const
  })
  return Object.fromEntries(entries)
}

function fieldFor(component: Json, known: Json): Field {
  const value = known[text(component['name'])]
  const isKnown = typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  return {
    name: text(component['name']),
    type: text(component['type']),
    label: text(component['label']),
    help: text(component['helper-text']) || text(component['description']),
    isRequired: component['required'] === true,
    options: list(component['data-source']),
    value: isKnown ? value : undefined,
  }
}

function fieldComplaint({ type, label, help, options }: Field): Complaint | undefined {
  const most = LABEL_MOST[type] ?? 0
  const isChoice = CHOICES.includes(type)
  const mostOptions = type === 'Dropdown' ? 200 : 20
  if (label === '' || label.length > most) return bad(`label “${label}” of a ${type} has more than ${most} characters`)
  if (help.length > (isChoice ? 300 : 80)) return bad(`“${help}” is too long`)
  if (!isChoice) return undefined
  if (options.length < 1 || options.length > mostOptions) return bad(`${options.length} options of a ${type}`)
  if (new Set(options.map(({ id }) => id)).size < options.length) return bad('ids of options must differ')
  const long = options.find(({ title, description }) => {
    const { length } = text(title)
    return length < 1 || length > 30 || text(description).length > 300
  })
  return long && bad(`option “${text(long['title'])}” is too long`)
}

/** What the phone sends for a field; chosen things by their ids. */
function answerOf(
  { type, label, isRequired, options, value }: Field,
  given: Filled[string] | undefined,
): string | string[] {
  const idOf = (title: string) => {
    const id = text(options.find((option) => text(option['title']) === title)?.['id'])
    if (id === '') throw new Error(`“${label}” offers no “${title}”`)
    return id
  }
  const told = given === undefined ? value : CHOICES.includes(type) ? [given].flat().map(idOf) : given
  const all = [told ?? []].flat().filter((each) => each !== '')
  if (isRequired && all.length === 0) throw new Error(`“${label}” must be answered`)
  return type === 'CheckboxGroup' ? all : (all[0] ?? '')
}
