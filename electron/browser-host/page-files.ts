import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

export interface PageFile {
  readonly path: string
  readonly type: string
}

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

/**
 * The files of the built page by the address at which each is asked for. It is a closed list: what is asked for is
 * looked up and never made into a path, so that there is no way out of the folder.
 */
export async function pageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>()
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    const type = TYPES.get(extname(entry.name))
    if (entry.isFile() && type !== undefined)
      files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type })
  }
  const page = files.get('/index.html')
  if (page === undefined) throw new Error(`there is no index.html in ${folder}`)
  return files.set('/', page)
}
