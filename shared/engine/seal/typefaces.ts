import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Typefaces } from '../../packet/pdf/typefaces.ts'

/** Where the typefaces stand in a checkout. A build puts the files beside its own (`vite.config.ts`). */
export const TYPEFACE_FILES = {
  sans: 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  bold: 'node_modules/@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  mono: 'node_modules/@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf',
} as const satisfies Record<keyof Typefaces, string>

/** The typefaces of report.pdf, as files of the program. Rejects where the program is not whole. */
export async function readTypefaces(): Promise<Typefaces> {
  const [sans, bold, mono] = await Promise.all(
    [TYPEFACE_FILES.sans, TYPEFACE_FILES.bold, TYPEFACE_FILES.mono].map((file) => readFile(pathOf(file))),
  )
  if (sans === undefined || bold === undefined || mono === undefined) throw new Error('a typeface is missing')
  return { sans, bold, mono }
}

function pathOf(file: string): string {
  const beside = join(import.meta.dirname, basename(file))
  return existsSync(beside) ? beside : join(import.meta.dirname, '../../..', file)
}
