import { once } from 'node:events'
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = { sub: string; email: string; email_verified: boolean; name: string }

/** An OpenID Connect provider where whoever comes is who `person` says, without being asked. */
export async function openIdentityProvider(client: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { claims: Claims; nonce: string | null }>()
  const provider = {
    url: '',
    person: { sub: '', email: '', email_verified: true, name: '' },
    /** What its tokens are issued for: another one's are none of ours. */
    audience: client,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  function idToken(code: string): string {
    const granted = codes.get(code)
    codes.delete(code)
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, exp: now + 60 }
    const claims = { iss: provider.url, aud: provider.audience, ...times, ...granted?.claims, nonce: granted?.nonce }
    const body = `${encoded({ alg: 'RS256', kid: 'one' })}.${encoded(claims)}`
    return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', provider.url)
    const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (pathname.endsWith('openid-configuration'))
      json({
        issuer: provider.url,
        authorization_endpoint: `${provider.url}/authorize`,
        token_endpoint: `${provider.url}/token`,
        jwks_uri: `${provider.url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      })
    else if (pathname === '/keys')
      json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    else if (pathname === '/authorize') {
      const code = randomUUID()
      codes.set(code, { claims: { ...provider.person }, nonce: searchParams.get('nonce') })
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      response.writeHead(302, { location: back.href }).end()
    } else {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const code = new URLSearchParams(body).get('code') ?? ''
      if (codes.has(code)) json({ access_token: randomUUID(), token_type: 'Bearer', id_token: idToken(code) })
      else response.writeHead(400).end('{"error":"invalid_grant"}')
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}
