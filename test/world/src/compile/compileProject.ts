import { Worker } from 'node:worker_threads'
import { WorldError } from '../worldError.ts'
import { locatePackage, type SolidityContents } from './collectSources.ts'
import type { ContractProject } from './contractProjects.ts'

/** Creation code and the places in it where library addresses go. */
export type Artifact = {
  /** Hexadecimal without prefix; library addresses are placeholders. */
  readonly creationCode: string
  readonly links: readonly { readonly library: string; readonly byteOffset: number }[]
}

export type Artifacts = Readonly<Record<string, Artifact>>

/** Compiles a project in a worker thread. */
export async function compileProject(
  project: ContractProject,
  contents: SolidityContents,
): Promise<Artifacts> {
  const output = JSON.parse(await runSolc(project, toInput(project, contents))) as SolcOutput
  const failures = (output.errors ?? []).filter((error) => error.severity === 'error')
  if (failures.length > 0)
    throw new WorldError({
      value: `${project.name} (${project.compiler}): ${failures[0]?.formattedMessage ?? ''}`,
      bound: 'sources that compile',
      remedy: 'Check that the contract packages have the versions of the lockfile.',
    })
  const artifacts: Record<string, Artifact> = {}
  for (const file of project.entries)
    for (const [name, contract] of Object.entries(output.contracts[file] ?? {}))
      if (contract.evm.bytecode.object !== '') artifacts[name] = toArtifact(contract)
  return artifacts
}

function runSolc(project: ContractProject, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./solcWorker.mjs', import.meta.url), {
      workerData: { compilerFolder: locatePackage(project.compiler), input },
      execArgv: [],
    })
    worker.once('message', (output: string) => {
      resolve(output)
      void worker.terminate()
    })
    worker.once('error', reject)
  })
}

function toInput(project: ContractProject, contents: SolidityContents): string {
  const sources: Record<string, { content: string }> = {}
  for (const [name, content] of Object.entries(contents)) sources[name] = { content }
  const wanted = { '*': ['evm.bytecode.object', 'evm.bytecode.linkReferences'] }
  const outputSelection = Object.fromEntries(project.entries.map((file) => [file, wanted]))
  const remappings = Object.entries(project.remappings).map(([from, to]) => `${from}=${to}`)
  return JSON.stringify({
    language: 'Solidity',
    sources,
    settings: { ...project.settings, remappings, outputSelection },
  })
}

function toArtifact(contract: SolcContract): Artifact {
  const libraries = Object.values(contract.evm.bytecode.linkReferences)
  const links = libraries.flatMap((byName) =>
    Object.entries(byName).flatMap(([library, places]) =>
      places.map(({ start }) => ({ library, byteOffset: start })),
    ),
  )
  return { creationCode: contract.evm.bytecode.object, links }
}

type SolcContract = {
  readonly evm: {
    readonly bytecode: {
      readonly object: string
      readonly linkReferences: Record<string, Record<string, readonly { start: number }[]>>
    }
  }
}

type SolcOutput = {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
  readonly contracts: Record<string, Record<string, SolcContract>>
}
