import { useKeys } from '../store/keys.ts'

/** F6 goes from pane to pane: whatever carries `data-pane`, in the order of the page. */
export function usePaneKeys(): void {
  useKeys(
    {
      F6: { does: 'Go to the next pane', run: () => step(1), inFields: true },
      'Shift+F6': { does: 'Go to the pane before', run: () => step(-1), inFields: true },
    },
    'Everywhere',
  )
}

const FOCUSABLE = 'button:not(:disabled), a[href], input:not(:disabled), [tabindex="0"]'

function step(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  if (panes.length === 0) return
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(at + by + panes.length) % panes.length]
  const first =
    next?.querySelector<HTMLElement>('[aria-selected="true"][tabindex="0"]') ??
    next?.querySelector<HTMLElement>(FOCUSABLE)
  ;(first ?? next)?.focus()
}
