import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BaseError } from '@crossmargin/core'

/** The venue cannot be scaffolded under that name. */
export class VenueNameError extends BaseError {
  override name = 'VenueNameError'

  constructor(parameters: { readonly name: string; readonly why: string }) {
    super(`"${parameters.name}" ${parameters.why}.`, {
      metaMessages: ['Give a name in kebab case that is not taken: pnpm new:venue compound-v3'],
    })
  }
}

const template = fileURLToPath(new URL('./template', import.meta.url))

/**
 * Writes a venue's folder, its scene and its line in the register.
 *
 * @param parameters.root the repository, or a copy of it.
 * @returns the files written, from the root.
 * @throws VenueNameError for a name that is not kebab case, or taken.
 */
export function scaffoldVenue(parameters: {
  readonly name: string
  readonly root: string
}): readonly string[] {
  const { name, root } = parameters
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new VenueNameError({ name, why: 'is not in kebab case' })
  const folders = {
    adapter: join('packages/adapters/src', name),
    scene: join('test/conformance', name),
  }
  for (const folder of Object.values(folders))
    if (existsSync(join(root, folder))) throw new VenueNameError({ name, why: 'is taken' })
  const written = Object.entries(folders).flatMap(([kind, folder]) => {
    mkdirSync(join(root, folder), { recursive: true })
    return readdirSync(join(template, kind)).map((file) => {
      const path = join(folder, filled(file.replace(/\.txt$/, ''), name))
      writeFileSync(
        join(root, path),
        filled(readFileSync(join(template, kind, file), 'utf8'), name),
      )
      return path
    })
  })
  return [...written, register({ name, root })]
}

/** Adds the import and the entry of a venue to the list of all. */
function register({ name, root }: { readonly name: string; readonly root: string }): string {
  const path = 'packages/adapters/src/venueAdapters.ts'
  const camel = camelOf(name)
  const text = readFileSync(join(root, path), 'utf8')
  const imported = text.replace(
    /\n\n\/\*\*/,
    `\nimport { ${camel} } from './${name}/${camel}.ts'\n\n/**`,
  )
  writeFileSync(
    join(root, path),
    imported.replace(/\n\] as readonly/, `\n  ${camel},\n] as readonly`),
  )
  return path
}

function filled(text: string, name: string): string {
  const camel = camelOf(name)
  const pascal = camel.charAt(0).toUpperCase() + camel.slice(1)
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
  return text
    .replaceAll('__name__', name)
    .replaceAll('__camel__', camel)
    .replaceAll('__Pascal__', pascal)
    .replaceAll('__Title__', title)
}

function camelOf(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
