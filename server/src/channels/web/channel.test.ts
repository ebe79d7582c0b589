import { channelSuite } from '../channel.suite.ts'
import { webChannel } from './channel.ts'

channelSuite('web', 'read', async () => ({ channel: webChannel, settings: {}, close: async () => undefined }))
