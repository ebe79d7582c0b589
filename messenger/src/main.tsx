import { render } from 'preact'
import { App, fetchAhead } from './app.tsx'
import { applyPrefs } from './state/prefs.ts'
import { routeOf } from './state/route.ts'
import { watchBack } from './ui/back.ts'
import 'virtual:fonts.css'
import './style/tokens.css'
import './style/base.css'
import './style/awning.css'
import './style/sheet.css'
import './style/paper.css'

watchBack()
const route = routeOf(location.pathname)
fetchAhead(route)
await applyPrefs(new URL(location.href))
const root = document.getElementById('app')
if (root) render(<App route={route} />, root)
