import { useEffect } from 'react'
import type { MenuCommand } from '../../shared/contract/desk.ts'
import { onEvent } from '../client/client.ts'
import { chooseCase, newCase, openSample } from '../store/case-acts.ts'
import { setTheme, setZone, usePrefs } from '../store/prefs.ts'
import { go } from '../store/route.ts'

/** Does what the menu of the system asks of this window. */
export function useMenuCommands(over: { readonly palette: () => void; readonly keys: () => void }): void {
  useEffect(() => onEvent('menu.chosen', ({ command }) => run(command, over)))
}

function run(command: MenuCommand, over: { readonly palette: () => void; readonly keys: () => void }): void {
  switch (command) {
    case 'case.new':
      return newCase()
    case 'case.open':
      return chooseCase()
    case 'case.sample':
      return openSample()
    case 'case.import':
      return go({ screen: 'intake' })
    case 'go.back':
      return window.history.back()
    case 'go.forward':
      return window.history.forward()
    case 'palette.open':
      return over.palette()
    case 'keys.show':
      return over.keys()
    case 'theme.system':
      return setTheme('system')
    case 'theme.light':
      return setTheme('light')
    case 'theme.dark':
      return setTheme('dark')
    case 'times.switch':
      return setZone(usePrefs.getState().zone === 'utc' ? 'local' : 'utc')
  }
}
