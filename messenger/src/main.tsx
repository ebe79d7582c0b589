import { render } from 'preact'
import { App } from './app.tsx'
import { applyPrefs } from './state/prefs.ts'
import { routeOf } from './state/route.ts'
import { watchBack } from './ui/back.ts'
import 'virtual:fonts.css'
import './style/tokens.css'
import './style/base.css'
import './style/awning.css'
import './style/sheet.css'
import './style/thread.css'
import './style/message.css'
import './style/reply.css'
import './style/composer.css'
import './style/parts.css'
import './style/cards.css'
import './style/paper.css'
import './style/receipt.css'

watchBack()
await applyPrefs(new URL(location.href))
const root = document.getElementById('app')
if (root) render(<App route={routeOf(location.pathname)} />, root)
