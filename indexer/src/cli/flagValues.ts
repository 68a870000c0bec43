/**
 * Lists all values of a flag that may be given more than once: the parser keeps only the last.
 *
 * @param words the command line after the command's name, known to hold a value after each such flag.
 */
export function flagValues(words: readonly string[], name: string): readonly string[] {
  return words.flatMap((word, index) => {
    if (words.slice(0, index).includes('--')) return []
    if (word.startsWith(`--${name}=`)) return [word.slice(name.length + 3)]
    const next = words[index + 1]
    return word === `--${name}` && next !== undefined ? [next] : []
  })
}
