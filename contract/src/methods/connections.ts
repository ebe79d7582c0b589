import { z } from 'zod'
import { ChannelGuide, Connection, ConnectionSettings, Finding } from '../connection.ts'
import { ChannelCosts } from '../cost.ts'
import { Id } from '../ids.ts'
import { define, shop, shopAnd } from './method.ts'

const connection = shopAnd({ connection: Id })

export const CONNECTION_METHODS = define({
  listChannels: {
    method: 'GET',
    path: '/api/channels',
    tag: 'connections',
    access: 'public',
    summary: 'The channels a shop can be connected with, and how: what to do at the provider, what to paste where.',
    response: z.array(ChannelGuide),
  },
  listConnections: {
    method: 'GET',
    path: '/api/shops/:shop/connections',
    tag: 'connections',
    access: 'shop:settings:read',
    summary: 'The accounts that the shop is connected with, and how each is doing.',
    params: shop,
    response: z.array(Connection),
  },
  createConnection: {
    method: 'POST',
    path: '/api/shops/:shop/connections',
    tag: 'connections',
    access: 'shop:settings:write',
    summary: 'Connect a channel or a payment gateway.',
    params: shop,
    body: z.object({ kind: z.string().max(40), settings: ConnectionSettings }),
    response: z.object({ id: Id, webhookUrl: z.string() }),
    status: 201,
    creates: true,
  },
  changeConnection: {
    method: 'PATCH',
    path: '/api/shops/:shop/connections/:connection',
    tag: 'connections',
    access: 'shop:settings:write',
    summary: 'Exchange settings of a connection, such as its token. null takes one away. What waited is sent at once.',
    params: connection,
    body: z.object({ settings: z.record(z.string().max(60), z.string().max(10_000).nullable()) }),
    response: Connection,
  },
  removeConnection: {
    method: 'DELETE',
    path: '/api/shops/:shop/connections/:connection',
    tag: 'connections',
    access: 'shop:settings:write',
    summary: 'Disconnect a channel. What still waited is not sent; threads and their messages stay.',
    params: connection,
    response: Connection,
  },
  checkConnection: {
    method: 'POST',
    path: '/api/shops/:shop/connections/:connection/check',
    tag: 'connections',
    access: 'shop:settings:write',
    summary: 'Ask the provider whether the connection works, set up there what can be, and say what is left to do.',
    params: connection,
    response: z.array(Finding),
  },
  getChannelCosts: {
    method: 'GET',
    path: '/api/shops/:shop/costs',
    tag: 'connections',
    access: 'shop:settings:read',
    summary: 'What messages cost, per connection and category, per thread and per order. Without days: this month.',
    params: shop,
    query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    response: ChannelCosts,
  },
})
