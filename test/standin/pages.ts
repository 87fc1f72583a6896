import type { Cdp } from './cdp.ts'

/** The contents that main has of a page. */
interface OwnPage {
  askToOpen(url: string): void
}

/** Pages that main made, by their target in Chromium. */
const byTarget = new Map<string, OwnPage>()
let making: Promise<unknown> = Promise.resolve()

/** Electron's `webContents.fromDevToolsTargetId`, by which Playwright finds the window of a page. */
export function fromDevToolsTargetId(targetId: string): OwnPage | undefined {
  return byTarget.get(targetId)
}

/** Makes a page of main's own, known before anybody is told of it; gives its target. */
export async function makePage(
  cdp: Cdp,
  contents: OwnPage,
  size: { readonly width: number; readonly height: number },
): Promise<string> {
  const made = cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
  const known = made.then(({ targetId }) => {
    byTarget.set(targetId, contents)
    return String(targetId)
  })
  making = known
  return known
}

export function forgetPage(targetId: string): void {
  byTarget.delete(targetId)
}

/** Pages that main did not make were opened by a page: the handler of that one is asked, and they are closed. */
export function watchOpened(cdp: Cdp): void {
  cdp.on(({ method, params }) => {
    if (method !== 'Target.targetCreated' || params['targetInfo'].type !== 'page') return
    const { targetId, openerId, url } = params['targetInfo']
    // One that main makes just now is known when its making is answered.
    void making.then(async () => refuse(cdp, targetId, openerId, url))
  })
}

async function refuse(cdp: Cdp, targetId: string, openerId: string, url: string): Promise<void> {
  if (byTarget.has(targetId)) return
  const opener = byTarget.get(openerId) ?? [...byTarget.values()].at(-1)
  opener?.askToOpen(url)
  await cdp.send('Target.closeTarget', { targetId }).catch(() => {})
}
