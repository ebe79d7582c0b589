import { createHash } from 'node:crypto'
import { z } from 'zod'
import { createCache } from '../../kernel/cache.ts'
import { systemClock } from '../../kernel/clock.ts'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { askContent } from './api.ts'
import { type Content, samplesOf } from './content.ts'

const DAY_MS = 86_400_000
const MOST = 5000
const Made = z.object({ sid: z.string().min(1) })
const Found = z.object({ contents: z.array(z.looseObject({ sid: z.string().min(1), friendly_name: z.string() })) })

/** The content templates of accounts: each shape of a message is made there once and found again by its name. */
export type Templates = {
  /** The template of this shape; undefined where Twilio has none and makes none. */
  find(settings: ConnectionSettings, content: Content): Promise<string | undefined>
  /** Somebody has deleted one. */
  forget(): void
}

export function createTemplates(http: HttpClient): Templates {
  const known = createCache<string>(systemClock, DAY_MS, MOST)
  return {
    async find(settings, content) {
      const name = nameOf(content)
      try {
        return await known.get(`${settings['accountSid'] ?? ''}/${name}`, () => made(http, settings, name, content))
      } catch (error) {
        if (error instanceof HttpError || error instanceof NoTemplate) return undefined
        throw error
      }
    },
    forget: () => known.clear(),
  }
}

class NoTemplate extends Error {
  override name = 'NoTemplate'
}

/** The same shape has the same name in every process. */
function nameOf({ types }: Content): string {
  return `souk_${createHash('sha256').update(JSON.stringify(types)).digest('hex').slice(0, 24)}`
}

async function made(http: HttpClient, settings: ConnectionSettings, name: string, content: Content): Promise<string> {
  const listed = await askContent(http, settings, `/v2/Content?ContentName=${name}&PageSize=10`)
  const all = listed.ok ? (Found.safeParse(listed.result).data?.contents ?? []) : []
  const one = all.find((template) => template.friendly_name === name)
  if (one) return one.sid
  const body = { friendly_name: name, language: 'en', variables: samplesOf(content), types: content.types }
  const created = await askContent(http, settings, '/v1/Content', body)
  const sid = created.ok ? Made.safeParse(created.result).data?.sid : undefined
  if (sid === undefined) throw new NoTemplate()
  return sid
}
