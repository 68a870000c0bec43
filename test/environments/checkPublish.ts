import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { type PackedPackage, packPackages, repositoryRoot } from './packPackages.ts'

// `pnpm run check:publish`: what would be published resolves, carries its types, and is small enough.
const folder = mkdtempSync(join(tmpdir(), 'crossmargin-publish-'))
try {
  const packages = packPackages({ into: folder })
  let isSound = true
  for (const packed of packages) {
    process.stdout.write(`${packed.name}: ${Math.ceil(packed.bytes / 1_024)} KiB packed\n`)
    const remarks = await publintRemarks(packed)
    for (const remark of remarks) process.stdout.write(`  publint: ${remark}\n`)
    // Node before 12.7 and `require` are not served: every package says so by being ESM.
    const areTypesSound = runs('attw', [packed.tarball, '--profile', 'esm-only', '--quiet'])
    if (!areTypesSound) runs('attw', [packed.tarball, '--profile', 'esm-only'])
    isSound = isSound && areTypesSound && remarks.length === 0
  }
  if (!runs('size-limit', [])) isSound = false
  process.exitCode = isSound ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function publintRemarks({ name, tarball }: PackedPackage): Promise<readonly string[]> {
  const { buffer } = new Uint8Array(readFileSync(tarball))
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, level: 'warning' })
  return messages.map((message) => formatMessage(message, pkg) ?? `${name}: ${message.code}`)
}

/** @returns whether a tool of the workspace ended well. What it says is shown. */
function runs(tool: string, words: readonly string[]): boolean {
  try {
    execFileSync(join(repositoryRoot, 'node_modules/.bin', tool), words, {
      cwd: repositoryRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return true
  } catch (error) {
    // The tool itself has said why.
    void error
    return false
  }
}
