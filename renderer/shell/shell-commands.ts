import { hostKind } from '../client/client.ts'
import { chooseCase, newCase, openSample } from '../store/case-acts.ts'
import { useCommands } from '../store/commands.ts'
import { useKeys } from '../store/keys.ts'
import { copyAddress, openInNewWindow } from '../store/windows.ts'

/** What can be done from every screen. */
export function useShellCommands(): void {
  const back = { does: 'Go back', run: () => window.history.back() }
  const forward = { does: 'Go forward', run: () => window.history.forward() }
  useKeys(
    // A browser has these two keys of its own.
    hostKind() === 'electron' ? { 'Alt+ArrowLeft': back, 'Alt+ArrowRight': forward } : {},
    'Everywhere',
  )
  useCommands([
    { name: 'New case…', group: 'Cases', run: newCase },
    { name: 'Open a case…', group: 'Cases', run: chooseCase },
    { name: 'Open the sample case', group: 'Cases', run: openSample },
    { name: 'Open this place in a new window', group: 'Window', run: () => openInNewWindow() },
    { name: 'Copy the address of this place', group: 'Window', run: copyAddress },
    { name: 'Go back', group: 'Window', run: back.run },
    { name: 'Go forward', group: 'Window', run: forward.run },
    { name: 'Print this screen', group: 'Window', run: () => window.print() },
  ])
}
