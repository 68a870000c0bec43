import ts from 'typescript'

/** What the limits of the house style are about, measured in one source file. */
export type FileShape = {
  readonly exports: number
  readonly functions: readonly {
    readonly name: string
    readonly line: number
    readonly lines: number
    readonly nesting: number
  }[]
}

/** Measures a source file: its exported values, and each function's length and nesting. */
export function shapeOf(file: { readonly path: string; readonly text: string }): FileShape {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind)
  const functions: FileShape['functions'][number][] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line
      const to = source.getLineAndCharacterOfPosition(node.getEnd()).line
      const named = ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name
      functions.push({
        name: named?.getText() ?? 'a function without a name',
        line: from + 1,
        lines: to - from + 1,
        nesting: nestingOf(node.body as ts.Node),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { exports: source.statements.filter(isExportedValue).length, functions }
}

function isExportedValue(node: ts.Statement): boolean {
  const isExported =
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((it) => it.kind === ts.SyntaxKind.ExportKeyword)
  return isExported && !ts.isTypeAliasDeclaration(node)
}

/** Deepest run of blocks inside blocks; a nested function starts anew and is measured by itself. */
function nestingOf(node: ts.Node): number {
  let deepest = 0
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionLike(child)) return
    const isStep =
      ts.isIfStatement(child) ||
      ts.isIterationStatement(child, false) ||
      ts.isSwitchStatement(child) ||
      ts.isTryStatement(child)
    const isElseIf =
      ts.isIfStatement(child) && ts.isIfStatement(node) && node.elseStatement === child
    deepest = Math.max(deepest, nestingOf(child) + (isStep && !isElseIf ? 1 : 0))
  })
  return deepest
}
