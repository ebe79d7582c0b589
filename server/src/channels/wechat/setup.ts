import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { wrong } from '../set-up.ts'
import { call, type Refused, type Wechat } from './api.ts'

/** Nobody has this OpenID: whoever may write to people at all is told so. */
const NOBODY = { touser: 'nobody', msgtype: 'text', text: { content: '…' } }
const NO_SUCH_PERSON = 40_003
const NOT_ALLOWED: readonly number[] = [48_001, 48_004, 50_001, 50_002]
const TOKEN = /^[A-Za-z0-9]{3,32}$/
const AES_KEY = /^[A-Za-z0-9]{43}$/

const STEPS: SetUp['steps'] = [
  {
    title: 'Use a certified service account',
    text: 'Customer-service messages, by which the shop answers, are for service accounts that WeChat has certified (mp.weixin.qq.com, Settings, Certification). An account for tests does for trying it out; it shows choices as numbers.',
  },
  {
    title: 'Enter the account',
    text: 'At mp.weixin.qq.com or developers.weixin.qq.com, under Basic configuration, are the AppID and the AppSecret: enter them as `appId` and `appSecret`.',
  },
  {
    title: 'Let this server in',
    text: 'On the same page, put the address by which this server reaches the internet into the IP whitelist. The connection test tells the address that WeChat sees.',
  },
  {
    title: 'Choose a token',
    text: 'As `token` enter 3 to 32 letters and digits that nobody guesses. With “safe mode” there, also enter its EncodingAESKey as `aesKey`: then nobody but WeChat can write in somebody’s name, so that is what we advise.',
  },
  {
    title: 'Paste our address',
    text: 'Under Server configuration paste our address as URL, the token and the EncodingAESKey, choose the safe mode if you have entered an aesKey and else the plaintext mode, and switch it on. WeChat calls our address at once and says if it does not agree. It takes ports 80 and 443 only.',
    paste: 'webhookUrl',
  },
]

export function wechatSetUp(wechat: Wechat): SetUp {
  return {
    steps: STEPS,
    async check(settings) {
      const wrongs = shapeOf(settings)
      return wrongs.length > 0 ? wrongs : findings(wechat, settings)
    },
  }
}

function shapeOf({ token = '', aesKey }: ConnectionSettings): Finding[] {
  if (!TOKEN.test(token)) return [wrong('token', 'The token has 3 to 32 letters and digits, nothing else.')]
  if (aesKey && !AES_KEY.test(aesKey))
    return [wrong('aes_key', 'The EncodingAESKey has 43 letters and digits. Copy it again, whole.')]
  return []
}

async function findings(wechat: Wechat, settings: ConnectionSettings): Promise<Finding[]> {
  const asked = await call(wechat, settings, '/cgi-bin/message/custom/send', { body: JSON.stringify(NOBODY) }).catch(
    unreached,
  )
  const known: Finding = { ok: true, code: 'account', text: 'WeChat knows the account and lets this server in.' }
  const mode: Finding = settings['aesKey']
    ? {
        ok: true,
        code: 'mode',
        text: 'Reports are believed in the safe mode only: choose it in the server configuration.',
      }
    : wrong(
        'plain_mode',
        'Without an aesKey reports come in the plaintext mode, in which WeChat signs the moment and not the words. Choose the safe mode and enter its EncodingAESKey as aesKey.',
      )
  if (asked.ok || asked.code === NO_SUCH_PERSON)
    return [known, { ok: true, code: 'may_write', text: 'The account may write to its customers.' }, mode]
  if (NOT_ALLOWED.includes(asked.code))
    return [
      known,
      wrong(
        'may_not_write',
        `WeChat does not let the account write to its customers (${asked.code}): it has to be a certified service account.`,
      ),
    ]
  return [refused(asked)]
}

function refused({ code, status, message }: Refused): Finding {
  if (code === 40_164)
    return wrong(
      'ip_whitelist',
      `WeChat does not let this server in. Put its address into the IP whitelist: ${message.slice(0, 200)}`,
    )
  if (code === 40_013) return wrong('app_id', 'WeChat does not know this AppID. Copy it again; it begins with wx.')
  if (code === 40_001 || code === 40_125 || code === 40_243)
    return wrong(
      'app_secret',
      'WeChat does not take this AppSecret. Make a new one under Basic configuration and enter it.',
    )
  if (code === 0 && status >= 500)
    return wrong('unreachable', 'WeChat could not be reached from this server. Is its way to the internet open?')
  return wrong('refused', `WeChat answers: ${code} ${message}`.slice(0, 300))
}

function unreached(): Refused {
  return { ok: false, code: 0, status: 503, message: 'unreachable' }
}
