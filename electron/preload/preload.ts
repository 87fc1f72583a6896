import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { METHOD_NAMES } from '../../shared/contract/method-names.ts'

// The one thing that a page has of this program. Main checks everything again: a page may be another than ours.

function asking(kind: 'call' | 'job') {
  const names: readonly string[] = METHOD_NAMES[kind]
  return async (name: string, input: unknown): Promise<unknown> => {
    if (!names.includes(name)) throw new TypeError(`the contract has no ${kind} of that name`)
    return ipcRenderer.invoke(`docket:${name}`, input)
  }
}

contextBridge.exposeInMainWorld('docket', {
  host: 'electron',
  call: asking('call'),
  start: asking('job'),
  on: (listener: (name: string, payload: unknown) => void): (() => void) => {
    const heard = METHOD_NAMES.event.map((name) => {
      const hear = (_: unknown, payload: unknown): void => listener(name, payload)
      ipcRenderer.on(`docket:${name}`, hear)
      return () => ipcRenderer.off(`docket:${name}`, hear)
    })
    return () => {
      for (const stop of heard) stop()
    }
  },
  // A file that a person dropped has a path; one that a page made up has none.
  receive: async (files: readonly File[]): Promise<unknown> =>
    ipcRenderer.invoke(
      'docket:receive',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
})
