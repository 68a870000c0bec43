import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WorldError } from '../worldError.ts'
import { type ContractProject, OWN_PREFIX, SCENE_PREFIX } from './contractProjects.ts'

/** Every file a project needs, by the name the compiler knows it by. */
export type SolidityContents = Readonly<Record<string, string>>

const PACKAGE_FOLDER: string = fileURLToPath(new URL('../../', import.meta.url))
const IMPORT = /^\s*import\s+(?:[^'";]*\bfrom\s+)?['"]([^'"]+)['"]/gm

/** Reads the entry files of a project and, following imports, all they depend on. */
export function collectSources(project: ContractProject): SolidityContents {
  const contents: Record<string, string> = {}
  const pending = [...project.entries]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (contents[name] !== undefined) continue
    const content = readFileSync(locate(name, project), 'utf8')
    contents[name] = content
    for (const match of content.matchAll(IMPORT))
      pending.push(resolveImport(project, { from: name, path: match[1] as string }))
  }
  return contents
}

/** Finds the folder of a direct dependency of this package. */
export function locatePackage(name: string): string {
  return `${PACKAGE_FOLDER}node_modules/${name}`
}

function resolveImport(
  project: ContractProject,
  parameters: { readonly from: string; readonly path: string },
): string {
  const { from, path } = parameters
  if (path.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), path))
  for (const [prefix, target] of Object.entries(project.remappings))
    if (path.startsWith(prefix)) return target + path.slice(prefix.length)
  return path
}

function locate(name: string, { sceneFolder = '' }: ContractProject): string {
  const file = name.startsWith(OWN_PREFIX)
    ? `${PACKAGE_FOLDER}contracts/${name.slice(OWN_PREFIX.length)}`
    : name.startsWith(SCENE_PREFIX)
      ? posix.join(sceneFolder, name.slice(SCENE_PREFIX.length))
      : locatePackage(name)
  if (existsSync(file)) return file
  throw new WorldError({
    value: `Solidity file "${name}"`,
    bound: 'a file of an installed contract package',
    remedy: 'Install the workspace with `pnpm install --frozen-lockfile`.',
  })
}
