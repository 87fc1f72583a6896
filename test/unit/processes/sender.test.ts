import { describe, expect, it } from 'vitest'
import { isOurPage } from '../../../electron/ipc/sender.ts'

type Sender = Parameters<typeof isOurPage>[0]

/** A message as Electron tells of it, from a frame at an address. */
function from(url: string, { parent = null }: { readonly parent?: object | null } = {}): Sender {
  return { sender: {}, senderFrame: { url, parent } } as Sender
}

describe('a message from a page', () => {
  const fromWindow = (sender: Sender): boolean => isOurPage(sender, () => true)

  it('counts where the top frame of a window of ours shows the app', () => {
    expect(fromWindow(from('app://docket/index.html'))).toBe(true)
    expect(fromWindow(from('app://docket/index.html#/-/packets?x=1'))).toBe(true)
  })

  it.each([
    'app://docket.evil/index.html',
    'app://evil/docket/index.html',
    'app://user@evil/index.html#app://docket/',
    'apps://docket/index.html',
    'https://docket/index.html',
    'file:///app/docket/index.html',
    'about:blank',
    'data:text/html,app://docket/',
    '',
  ])('is refused from %s', (address) => {
    expect(fromWindow(from(address))).toBe(false)
  })

  it('is refused from a frame within the page, from one that is gone, and from a window that is not of the desk', () => {
    const ours = 'app://docket/index.html'
    expect(fromWindow(from(ours, { parent: {} }))).toBe(false)
    expect(fromWindow({ sender: {}, senderFrame: null } as Sender)).toBe(false)
    expect(isOurPage(from(ours), () => false)).toBe(false)
  })
})
