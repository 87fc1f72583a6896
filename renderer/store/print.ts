import { usePrefs } from './prefs.ts'

/** Paper is light, whatever the window is. Called once, when the window is connected. */
export function followPrint(): void {
  let theme = usePrefs.getState().theme
  window.addEventListener('beforeprint', () => {
    theme = usePrefs.getState().theme
    usePrefs.setState({ theme: 'light' })
  })
  window.addEventListener('afterprint', () => usePrefs.setState({ theme }))
}
