import css from './key.module.css'

/** A key cap after a label; never the only label. */
export function Key({ children }: { readonly children: string }) {
  return (
    <kbd className={css.key} aria-hidden="true">
      {children === 'Ctrl' && isMac ? '⌘' : children}
    </kbd>
  )
}

const isMac = navigator.userAgent.includes('Mac OS')
