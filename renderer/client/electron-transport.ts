import type { Transport } from './transport.ts'

/** What the preload puts there. */
type Bridge = Omit<Transport, 'host' | 'onGone'> & { readonly host: 'electron' }

declare global {
  interface Window {
    readonly docket?: Bridge
  }
}

/** The preload's bridge, where there is one. Main outlives its windows, so it is never gone. */
export function electronTransport(): Transport | undefined {
  const bridge = window.docket
  return bridge === undefined ? undefined : { ...bridge, onGone: () => () => {} }
}
