import { Failure } from '../../kernel/failure.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { itemsOf } from './message.ts'
import { openReport, verify } from './seal.ts'

/** WeChat asks three times when it hears nothing else within five seconds; what is said comes by the API. */
const HEARD: Received['answer'] = { type: 'text/plain', body: 'success' }

/** Verifies and reads one report, or answers the question by which WeChat makes sure that this address is the owner's. */
export function receiveWechat(request: RawRequest, settings: ConnectionSettings): Received {
  if (request.method === 'GET') {
    verify(request.query, settings)
    return { items: [], answer: { type: 'text/plain', body: request.query['echostr'] ?? '' } }
  }
  const fields = openReport(request, settings)
  const { FromUserName: address = '', MsgType: kind } = fields
  if (address === '' || address.length > 100 || !kind) throw new Failure('invalid_request')
  return { items: itemsOf(fields, { address, scope: settings['appId'] ?? '' }), answer: HEARD }
}
