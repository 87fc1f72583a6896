import './theme.css'
import './print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followChanges } from './client/answers.ts'
import { connect } from './client/client.ts'
import { findHost } from './client/find-host.ts'
import { followRebuilds } from './store/job-answers.ts'
import { followJobs } from './store/jobs.ts'
import { followKeys } from './store/keys.ts'
import { loadPrefs } from './store/prefs.ts'
import { followPrint } from './store/print.ts'
import { NoHost } from './shell/no-host.tsx'
import { soundLanguage } from './words/sound-language.ts'

const element = document.querySelector('#root')
if (element === null) throw new Error('the page has no root')
const root = createRoot(element)

async function begin(): Promise<void> {
  soundLanguage(navigator)
  connect(await findHost())
  followChanges()
  followRebuilds()
  followKeys()
  followPrint()
  await Promise.all([loadPrefs(), followJobs()])
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

begin().catch((error: unknown) =>
  root.render(<NoHost problem={error instanceof Error ? error.message : String(error)} />),
)
