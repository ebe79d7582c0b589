import { expect, test } from 'vitest'
import { startTestApp } from '../../test/harness/app.ts'

test('a shopper sends a picture by its address, and nothing that would do something when it is opened', async () => {
  const app = await startTestApp()
  const { slug } = await app.createShop()
  const thread = await app.talk(slug)
  const send = (url: string) =>
    thread.client.call('sendMessage', {
      params: { conversation: thread.conversation },
      body: { clientId: crypto.randomUUID(), parts: [{ type: 'image', url }] },
    })
  expect((await send('https://example.com/dress.jpg')).seq).toBe(1)
  for (const url of ['javascript:alert(1)', 'data:text/html,hello', 'https://ann:word@example.com/']) {
    await expect(send(url)).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
      problem: { issues: [{ path: 'body.parts.0.url' }] },
    })
  }
  await app.close()
})
