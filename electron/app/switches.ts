import { app } from 'electron'

/** Parts of Chromium that would speak to somebody of their own accord. */
const SILENCED_FEATURES = [
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
]

/** Sets what Chromium is started with. Requires that the app is not ready yet. */
export function setSwitches(): void {
  const { commandLine } = app
  // No name and no address leads anywhere, whatever else would let a request through.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('disable-sync')
  commandLine.appendSwitch('dns-prefetch-disable')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('disable-features', SILENCED_FEATURES.join(','))
  app.enableSandbox()
}
