import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

/** The floor of live facts: a bare `ws` server that stores nothing and sends what is posted to everybody who is there. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString()
    for (const socket of sockets.clients) socket.send(text)
    response.writeHead(201).end()
  })
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : 0}\n`)
})
process.on('SIGTERM', () => process.exit(0))
