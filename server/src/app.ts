import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import { reply } from '@souk/concierge/reply.ts'
import { alexaChannel } from './channels/alexa/channel.ts'
import { instagramChannel } from './channels/instagram/channel.ts'
import { lineChannel } from './channels/line/channel.ts'
import { messengerChannel } from './channels/messenger/channel.ts'
import { emailChannel } from './channels/email/channel.ts'
import { appleChannel } from './channels/apple/channel.ts'
import { rcsChannel } from './channels/rcs/channel.ts'
import { smsChannel } from './channels/sms/channel.ts'
import { call } from './channels/telegram/api.ts'
import { telegramChannel } from './channels/telegram/channel.ts'
import { testChannel } from './channels/test/channel.ts'
import { viberChannel } from './channels/viber/channel.ts'
import { voiceChannel } from './channels/voice/channel.ts'
import { webChannel } from './channels/web/channel.ts'
import { wechatChannel } from './channels/wechat/channel.ts'
import { whatsappChannel } from './channels/whatsapp/channel.ts'
import { xChannel } from './channels/x/channel.ts'
import { sandboxCarrier } from './carriers/sandbox/carrier.ts'
import { createSearchIndexes } from './catalog/search/indexes.ts'
import { forgetWords } from './conversations/history.ts'
import { createWriter } from './conversations/writer.ts'
import { sandboxGateway } from './gateways/sandbox/gateway.ts'
import { stripeGateway } from './gateways/stripe/gateway.ts'
import { telegramGateway } from './gateways/telegram/gateway.ts'
import type { Beside } from './http/beside.ts'
import { createServer, type HttpServer } from './http/server.ts'
import { callJobs } from './journeys/call-person.ts'
import type { Context } from './journeys/context.ts'
import { startDeliverer } from './journeys/deliver.ts'
import { fetchMedia } from './journeys/fetch-media.ts'
import { forget } from './journeys/forget.ts'
import { forgetMethod } from './journeys/forget-method.ts'
import { demoStep, DemoJob } from './journeys/fulfil.ts'
import { mailShop } from './journeys/mail/tell-shop.ts'
import { sendMail } from './journeys/mail/send.ts'
import { SEND_CODE } from './journeys/verify-ask.ts'
import { sendCode } from './journeys/verify-send.ts'
import { pushAnswer, startNudges } from './journeys/nudge.ts'
import { makePreview } from './journeys/preview/preview.ts'
import { purchaseGateway } from './journeys/purchase-gateway.ts'
import { chargeHeard } from './journeys/purchase-heard.ts'
import { carryOutRefund } from './journeys/refund.ts'
import { GIVE_BACK, giveBack, MAKE_LABEL, makeLabel } from './journeys/parcels.ts'
import { planTidying, tidy } from './journeys/retention.ts'
import { createIntake } from './journeys/inbound.ts'
import { startPolls } from './journeys/poll.ts'
import { SIGN_PICTURES, signPictures } from './journeys/sign-pictures.ts'
import { startSweeper } from './journeys/sweep.ts'
import { startTalks } from './journeys/talks.ts'
import { tellWatchers } from './journeys/tell-watchers.ts'
import { TRANSCRIBE, writeDown } from './journeys/transcribe.ts'
import { capturePayment, voidPayment } from './journeys/void.ts'
import { takeClaim } from './journeys/withdraw.ts'
import { warm } from './journeys/warm.ts'
import { createKnownCheckouts } from './journeys/known-checkouts.ts'
import { createBackground } from './kernel/background.ts'
import { createUnderWay } from './kernel/under-way.ts'
import { systemClock } from './kernel/clock.ts'
import type { Config } from './kernel/config.ts'
import type { Core } from './kernel/core.ts'
import { openDatabase } from './kernel/database.ts'
import { createGuard, createHttpClient } from './kernel/http-client.ts'
import { createHub } from './kernel/hub.ts'
import { createIds } from './kernel/ids.ts'
import { migrateJobs, releaseJobs, startJobs } from './kernel/jobs.ts'
import type { Log } from './kernel/log.ts'
import { createMailer } from './kernel/mailer.ts'
import { createMetrics } from './kernel/metrics.ts'
import { migrate } from './kernel/migrate.ts'
import { joinProcesses } from './kernel/processes.ts'
import { deriveKey } from './kernel/secrets.ts'
import { PURCHASE } from './purchases/charge.ts'
import { createSandboxes } from './sandboxes.ts'
import { createConnections } from './shops/connections.ts'
import { createDirectory } from './shops/directory.ts'
import { createTokens } from './shops/tokens.ts'
import { TELL_WATCHERS } from './watches/store.ts'

export type AppOptions = {
  config: Config
  connection: pg.PoolConfig
  secret: Buffer
  operatorKey: string
  log: Log
  /** The built messenger, or null for the API alone. */
  messenger: string | null
  /** The built console; without it there is none. */
  console?: string
  /** Work between migrating and being ready: the demo market. */
  seed?: (context: Context) => Promise<void>
  /** What else is reached at the server's address: the demo market's phones. */
  beside?: Beside
  /** What tests put in the place of the real thing. */
  overrides?: Partial<Context>
}

export type App = {
  context: Context
  /** Where the server is reached. */
  url: string
  /** Finishes what is in hand, then closes everything but PostgreSQL itself. */
  close(): Promise<void>
}

/** Nobody reads an answer and writes another message within it. */
const MOMENT_MS = 700
/** After a start there is other work to do first. */
const FIRST_TIDYING_MS = 60_000

/** Builds the server out of its parts, migrates, listens, seeds, and says when it is ready. The one composition root. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, log } = options
  let address = ''
  let ready = false
  const core = createCore(options, () => address)
  await migrate(core.database.pool, log)
  await migrateJobs(core.database.pool, log)
  const processes = await joinProcesses(core)
  const context = createContext(core, options, () => address)
  const sandboxes = createSandboxes(context)
  const deliverer = startDeliverer(context, () => processes.count())
  context.deliver = deliverer
  const intake = createIntake(context)
  const server = await createServer({
    context,
    operatorKey: options.operatorKey,
    sandbox: sandboxes.gateway,
    post: sandboxes.carrier,
    intake,
    isReady: () => ready,
    messenger: options.messenger,
    console: options.console ?? null,
    beside: options.beside,
  })
  await server.app.listen({ port: config.port, host: config.host })
  address = addressOf(server, config.host)
  await options.seed?.(context)
  const sweeper = startSweeper(context, intake, processes.alone())
  if (processes.alone()) await releaseJobs(core.database.pool, true)
  const jobs = await startJobs(core.database.pool, log, jobHandlers(context))
  await planTidying(context, FIRST_TIDYING_MS)
  sandboxes.start()
  const nudges = startNudges(context)
  const talks = startTalks(context)
  const polls = startPolls(context, intake, { alone: processes.alone() })
  context.polls = polls
  ready = true
  context.background.start('warm', () => warm(context))
  return {
    context,
    url: address,
    async close() {
      // Clients first, so that nothing new begins; then what is in hand; then the stores.
      server.live.close()
      await server.app.close()
      await options.beside?.close()
      await polls.stop()
      await sweeper.stop()
      nudges.stop()
      talks.stop()
      sandboxes.stop()
      await context.background.idle()
      await deliverer.stop()
      await jobs.stop()
      await processes.stop()
      await core.http.close()
      await core.mailer.close()
      await core.database.close()
    },
  }
}

function createCore(options: AppOptions, address: () => string): Core {
  const { config, log, secret } = options
  const hub = options.overrides?.hub ?? createHub()
  const clock = options.overrides?.clock ?? systemClock
  return {
    config,
    log,
    hub,
    clock,
    newId: createIds(clock),
    metrics: createMetrics(),
    database: openDatabase({ connection: options.connection, log, onFacts: hub.publish }),
    http: createHttpClient({ allowHosts: config.allowHosts }),
    mailer: options.overrides?.mailer ?? createMailer(config.smtp),
    keys: {
      shopperToken: deriveKey(secret, 'shopper-token'),
      idempotency: deriveKey(secret, 'idempotency'),
      connections: deriveKey(secret, 'connections'),
      gateway: deriveKey(secret, 'sandbox-gateway'),
      cursor: deriveKey(secret, 'cursor'),
      orderLink: deriveKey(secret, 'order-link'),
      pageLink: deriveKey(secret, 'page-link'),
      formToken: deriveKey(secret, 'form-token'),
      push: deriveKey(secret, 'push'),
      addressCode: deriveKey(secret, 'address-code'),
      codeOnItsWay: deriveKey(secret, 'code-on-its-way'),
      person: deriveKey(secret, 'person'),
      staff: deriveKey(secret, 'staff'),
    },
    get publicUrl() {
      return config.publicUrl ?? address()
    },
  }
}

function createContext(core: Core, options: AppOptions, selfUrl: () => string): Context {
  const connections = createConnections(core.database.read, core.keys.connections, core.clock)
  const gateways = [
    sandboxGateway({ http: core.http, key: core.keys.gateway, baseUrl: selfUrl }),
    stripeGateway({ http: core.http, clock: core.clock, connections }),
    telegramGateway({ connections, call: (...asked) => call(core.http, ...asked) }),
  ]
  const carriers = [
    sandboxCarrier({
      http: core.http,
      key: core.keys.gateway,
      baseUrl: selfUrl,
      pace: options.config.demoPace,
    }),
  ]
  const channels = [
    webChannel,
    testChannel(core.http),
    telegramChannel(core.http),
    smsChannel(core.http),
    voiceChannel(core.http),
    alexaChannel(core.http),
    rcsChannel(core.http),
    appleChannel(core.http),
    emailChannel(core.mailer, createGuard({ allowHosts: core.config.allowHosts })),
    lineChannel(core.http),
    viberChannel(core.http),
    whatsappChannel(core.http),
    messengerChannel(core.http),
    instagramChannel(core.http),
    wechatChannel(core.http, createTokens(core.database, core.keys.connections)),
    xChannel(core.http),
  ]
  const context = Object.assign(core, {
    directory: createDirectory(core.database.read, core.clock),
    connections,
    index: createSearchIndexes(core.database),
    writer: createWriter(core.database),
    channels: new Map(channels.map((channel) => [channel.kind, channel])),
    gateways: new Map(gateways.map((gateway) => [gateway.kind, gateway])),
    carriers: new Map(carriers.map((carrier) => [carrier.kind, carrier])),
    reply,
    momentMs: MOMENT_MS,
    selfUrl,
    deliver: { wake: () => undefined, hold: () => undefined },
    polls: { wake: () => undefined },
    checkouts: createKnownCheckouts(),
    settling: createUnderWay(),
    background: createBackground(core.log),
  })
  const whole: Context = Object.assign(context, options.overrides)
  whole.gateways = new Map([...whole.gateways, [PURCHASE, purchaseGateway(whole)]])
  return whole
}

function jobHandlers(context: Context): Record<string, (payload: unknown) => Promise<void>> {
  return {
    withdraw: (payload) => takeClaim(context, payload),
    'demo-fulfil': (payload) => demoStep(context, DemoJob.parse(payload)),
    refund: (payload) => carryOutRefund(context, payload),
    [GIVE_BACK]: (payload) => giveBack(context, payload),
    [MAKE_LABEL]: async (payload) => void (await makeLabel(context, payload)),
    'void-payment': (payload) => voidPayment(context, payload),
    'capture-payment': (payload) => capturePayment(context, payload),
    'charge-heard': (payload) => chargeHeard(context, payload),
    'tell-shop': (payload) => mailShop(context, payload),
    'send-mail': (payload) => sendMail(context, payload),
    [SEND_CODE]: (payload) => sendCode(context, payload),
    'forget-words': (payload) => context.database.transact((tx) => forgetWords(tx, payload)),
    preview: (payload) => makePreview(context, payload),
    'fetch-media': (payload) => fetchMedia(context, payload),
    [TRANSCRIBE]: (payload) => writeDown(context, payload),
    [SIGN_PICTURES]: (payload) => signPictures(context, payload),
    push: (payload) => pushAnswer(context, payload),
    forget: (payload) => forget(context, payload),
    'forget-method': (payload) => forgetMethod(context, payload),
    tidy: () => tidy(context),
    ...callJobs(context),
    [TELL_WATCHERS]: (payload) => tellWatchers(context, payload),
  }
}

function addressOf(server: HttpServer, host: string): string {
  const bound: AddressInfo | string | null = server.app.server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
