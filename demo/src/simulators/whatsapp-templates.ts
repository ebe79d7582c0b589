import { type Complaint, granted, refused } from './graph.ts'
import { at, bodyOf, type Json, list, text } from './json.ts'
import type { ProviderAnswer, ProviderRequest } from './simulator.ts'

export type TemplateShelf = {
  answer(request: ProviderRequest): ProviderAnswer
  /** What is wrong with a message that is one, or stands as one on the phone. */
  complaint(body: Json): Complaint | undefined
  shown(body: Json): Json
  /** What it is billed as; undefined of what is none. */
  category(body: Json): string | undefined
}

/** The templates of a WhatsApp account: handed in, listed, deleted, sent. Each is approved at once. */
export function openTemplates(): TemplateShelf {
  const shelf: Json[] = []
  let count = 0

  function make(body: Json): ProviderAnswer {
    if (!/^[a-z0-9_]{1,512}$/.test(text(body['name'])))
      return refused({ code: 100, message: 'Invalid parameter: name' })
    const words = wordsOf(body)
    if (/^\{\{\d+\}\}|\{\{\d+\}\}$/.test(words))
      return refused({ code: 100, message: 'Variables can’t be at the start or end of the template.' })
    if (find(text(body['name']), text(body['language'])))
      return refused({ code: 100, message: 'Content in this language already exists' })
    const made = { ...body, id: String((count += 1)), status: 'APPROVED' }
    shelf.push(made)
    return granted({ id: made.id, status: made.status, category: body['category'] })
  }

  function find(name: string, language: string): Json | undefined {
    return shelf.find((one) => one['name'] === name && one['language'] === language)
  }

  function sentAs(body: Json): Json | undefined {
    const template = at(body, 'template')
    return find(text(template['name']), text(at(template, 'language')['code']))
  }

  function valuesOf(body: Json): string[] {
    const [filled] = list(at(body, 'template')['components']).filter(({ type }) => type === 'body')
    return list(filled?.['parameters']).map((one) => text(one['text']))
  }

  return {
    answer(request) {
      if (request.method === 'GET') return granted({ data: shelf, paging: {} })
      if (request.method === 'POST') return make(bodyOf(request))
      const place = shelf.findIndex(({ id }) => id === request.query.get('hsm_id'))
      if (place < 0) return refused({ code: 100, message: 'Template not found' })
      shelf.splice(place, 1)
      return granted({ success: true })
    },
    complaint(body) {
      if (body['type'] !== 'template') return undefined
      const template = sentAs(body)
      if (!template) return { code: 132_001, message: 'Template name does not exist in the translation' }
      const values = valuesOf(body)
      if ([...wordsOf(template).matchAll(/\{\{\d+\}\}/g)].length !== values.length)
        return { code: 132_000, message: 'Number of parameters does not match the expected number of params' }
      return values.some((value) => value === '' || /[\n\t]| {5}/.test(value))
        ? { code: 132_005, message: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces' }
        : undefined
    },
    category: (body) => text(sentAs(body)?.['category']).toLowerCase() || undefined,
    shown(body) {
      const template = sentAs(body)
      if (!template) return body
      const values = valuesOf(body)
      const shown = wordsOf(template).replaceAll(
        /\{\{(\d+)\}\}/g,
        (_, place: string) => values[Number(place) - 1] ?? '',
      )
      return { ...body, template: { ...at(body, 'template'), shown } }
    },
  }
}

function wordsOf(template: Json): string {
  return text(list(template['components']).find(({ type }) => type === 'BODY')?.['text'])
}
