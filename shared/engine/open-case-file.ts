import { existsSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { type CaseFile, openCase } from '../casefile/case-file.ts'
import { sha256 } from '../crypto.ts'
import { TOOL } from '../model/tool.ts'

const TOOLS = {
  hash: sha256,
  unzstd: (bytes: Uint8Array, mostBytes: number) => zstdDecompressSync(bytes, { maxOutputLength: mostBytes }),
}

/** Opens a case that is there. Throws what `openCase` throws. */
export function openCaseFile(
  path: string,
  access: 'read-only' | 'read-again' | 'read-write' | 'write-again',
): CaseFile {
  return openCase(path, { ...TOOLS, access })
}

/** Opens a case to write into it; makes it where there is none. */
export function openOrMakeCase(
  path: string,
  { by, now }: { readonly by: string; readonly now: () => Date },
): CaseFile {
  if (existsSync(path)) return openCaseFile(path, 'read-write')
  const time = now().toISOString()
  const file = openCase(path, {
    ...TOOLS,
    access: 'create',
    createdAt: time,
    madeBy: `${TOOL.name} ${TOOL.version}`,
  })
  file.transaction(() =>
    file.custody.append({ time, by, act: 'create', about: { case: file.name, tool: TOOL } }),
  )
  return file
}
