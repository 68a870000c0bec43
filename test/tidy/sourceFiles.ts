import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
const root: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A file of the repository as git knows it, generated code and vendored ABIs apart. */
export type SourceFile = { readonly path: string; readonly text: string; readonly lines: number }

/** Lists the files git tracks or would track, by their endings. */
export function listSourceFiles(...endings: readonly string[]): readonly SourceFile[] {
  return gitFiles()
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .filter((path) => !/(^|\/)(generated|dist)\//.test(path) && existsSync(join(root, path)))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, lines: text.split('\n').length - 1 }
    })
}

function gitFiles(): readonly string[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 } as const
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  return execFileSync('git', args, options).split('\0').filter(Boolean)
}
