import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { Shell } from './shell/shell.tsx'

/** The window: the shell around the screen that the address names. */
export function App() {
  return (
    // The content policy refuses style elements: what they would say is in our own sheets.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={400}>
        <Shell />
      </Tooltip.Provider>
    </CSPProvider>
  )
}
