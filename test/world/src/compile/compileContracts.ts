import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cachedOnce } from './cachedOnce.ts'
import { collectSources, locatePackage, type SolidityContents } from './collectSources.ts'
import { type Artifacts, compileProject } from './compileProject.ts'
import { CONTRACT_PROJECTS, type ContractProject } from './contractProjects.ts'
import { loadAave302 } from './loadAave302.ts'

/** Told when a project is ready, whether it was compiled or read from the cache. */
type CompileProgress = (step: {
  readonly label: string
  readonly done: number
  readonly total: number
}) => void

/** Two compilers at once: more only take memory, since the longest decides. */
const WORKERS = 2

/**
 * Gives the creation code of every contract of the world, or of other projects.
 *
 * Compiled output is kept below `node_modules/.cache`, never in git: the packages have licences
 * of their own. A warm call reads three files and loads no compiler.
 */
export async function compileContracts(
  onProgress?: CompileProgress,
  projects: readonly ContractProject[] = CONTRACT_PROJECTS,
): Promise<Artifacts> {
  const queue = [...projects]
  const total = queue.length
  let merged: Artifacts = {}
  let done = 0
  onProgress?.({ label: 'contracts', done, total })
  const work = async (): Promise<void> => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
      const artifacts = await loadOrCompile(project)
      merged = { ...merged, ...artifacts }
      done += 1
      onProgress?.({ label: project.name, done, total })
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  return { ...merged, ...loadAave302() }
}

async function loadOrCompile(project: ContractProject): Promise<Artifacts> {
  const contents = collectSources(project)
  return cachedOnce(cacheKey(project, contents), () => compileProject(project, contents))
}

// Everything the output depends on: compiler, settings, packages and each source file.
function cacheKey(project: ContractProject, contents: SolidityContents): string {
  const names = Object.keys(contents).sort()
  const packages = new Set(names.map(toPackageName).filter((name) => name !== undefined))
  const versions = [project.compiler, ...packages].map((name) => `${name}@${readVersion(name)}`)
  const { settings, entries, remappings } = project
  const hash = createHash('sha256').update(
    JSON.stringify({ versions, settings, entries, remappings }),
  )
  for (const name of names) hash.update(`\n${name}\n`).update(contents[name] as string)
  return `${project.name}-${hash.digest('hex').slice(0, 32)}`
}

function toPackageName(file: string): string | undefined {
  return file.startsWith('@') ? file.split('/').slice(0, 2).join('/') : undefined
}

function readVersion(name: string): string {
  const file = readFileSync(`${locatePackage(name)}/package.json`, 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
