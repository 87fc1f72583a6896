import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect } from 'react'
import { Shell } from './shell/shell.tsx'
import { usePrefs } from './store/prefs.ts'

/** The window: theme, then the shell around the screen that the address names. */
export function App() {
  const theme = usePrefs((prefs) => prefs.theme)
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  return (
    // The content policy refuses style elements: what they would say is in our own sheets.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={400}>
        <Shell />
      </Tooltip.Provider>
    </CSPProvider>
  )
}
