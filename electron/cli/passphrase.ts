import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { DocketError } from '../../shared/model/error.ts'
import { readSmallFile } from '../engine-host/read-small-file.ts'

/** The passphrase: the first line of a file, else asked for on the terminal without showing it. */
export async function passphrase(file: string | undefined, question: string, verb: string): Promise<string> {
  if (file !== undefined) return firstLine(await readSmallFile(file), file)
  if (!process.stdin.isTTY)
    throw new DocketError('USAGE', { problem: 'a passphrase is needed: give --passphrase-file', verb })
  return ask(question)
}

function firstLine(text: string, path: string): string {
  const line = text.split(/\r?\n/, 1)[0] as string
  if (line === '') throw new DocketError('FILE_UNREADABLE', { path, problem: 'its first line is empty' })
  return line
}

function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(question)
  return new Promise((resolve, reject) => {
    // Ctrl-C and Ctrl-D close it without an answer; after an answer this comes too late to matter.
    lines.on('close', () => reject(new DocketError('CANCELLED', {})))
    lines.question('', (answer) => {
      process.stderr.write('\n')
      resolve(answer)
      lines.close()
    })
  })
}
