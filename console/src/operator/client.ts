import { type Client, createClient } from '@souk/sdk/client.ts'

/** The API with the operator's key, which this page alone holds, in memory. A session that is open beside it stays out. */
export function operatorClient(token: string): Client {
  return createClient({
    baseUrl: '',
    token,
    fetch: (input, init) => fetch(input, { ...init, credentials: 'omit', cache: 'no-store' }),
  })
}
