import { exponential, normalCdf16 } from './elementary'

/** e^x of a column; `count` is even. */
export function exponentials(x: usize, out: usize, count: i32): void {
  const end = x + ((<usize>count) << 3)
  for (; x < end; x += 16, out += 16) v128.store(out, exponential(v128.load(x)))
}

/**
 * Adds to `out` the value of one underlying's options on each path.
 *
 * `options` holds `pairs` blocks of ten f64, two contracts a block: ln(F/K), 16·sign/s, 8·sign·s,
 * quantity·sign·F, −quantity·sign·K. Per path: x, e^x and the volatility's multiplier v.
 * `linear` is what moves with e^x itself.
 */
export function addPathValues(
  options: usize,
  pairs: i32,
  linear: f64,
  x: usize,
  spot: usize,
  volatility: usize,
  out: usize,
  count: i32,
): void {
  const end = options + <usize>pairs * 80
  for (let path: usize = 0, last = (<usize>count) << 3; path < last; path += 8) {
    const shock = v128.load64_splat(x + path)
    const v = v128.load64_splat(volatility + path)
    const iv = f64x2.div(f64x2.splat(1.0), v)
    let assets = f64x2.splat(0.0)
    let cash = f64x2.splat(0.0)
    for (let at = options; at < end; at += 80) {
      const z = f64x2.mul(f64x2.mul(f64x2.add(v128.load(at), shock), v128.load(at, 16)), iv)
      const h = f64x2.mul(v128.load(at, 32), v)
      assets = f64x2.add(assets, f64x2.mul(v128.load(at, 48), normalCdf16(f64x2.add(z, h))))
      cash = f64x2.add(cash, f64x2.mul(v128.load(at, 64), normalCdf16(f64x2.sub(z, h))))
    }
    const moving = f64x2.extract_lane(assets, 0) + f64x2.extract_lane(assets, 1) + linear
    const fixed = f64x2.extract_lane(cash, 0) + f64x2.extract_lane(cash, 1)
    store<f64>(out + path, load<f64>(out + path) + (load<f64>(spot + path) * moving + fixed))
  }
}

/**
 * Adds to `out` a piecewise polynomial in two variables: degree 7 in x, 5 in y, 384 bytes a cell.
 *
 * A cell holds, for each power of y, the eight coefficients of x, in the cell's own coordinates in
 * [−1, 1]. The caller keeps points inside of the grid.
 */
export function addPatches(
  patches: usize,
  cellsX: i32,
  cellsY: i32,
  x0: f64,
  scaleX: f64,
  y0: f64,
  scaleY: f64,
  x: usize,
  y: usize,
  out: usize,
  count: i32,
): void {
  const lastX = cellsX - 1
  const lastY = cellsY - 1
  for (let path: usize = 0, last = (<usize>count) << 3; path < last; path += 8) {
    const px = (load<f64>(x + path) - x0) * scaleX
    const py = (load<f64>(y + path) - y0) * scaleY
    const cx = min<i32>(lastX, i32(px))
    const cy = min<i32>(lastY, i32(py))
    const u = (px - <f64>cx) * 2.0 - 1.0
    const v = f64x2.splat((py - <f64>cy) * 2.0 - 1.0)
    const at = patches + <usize>(cy * cellsX + cx) * 384
    let a = v128.load(at, 320)
    let b = v128.load(at, 336)
    let c = v128.load(at, 352)
    let d = v128.load(at, 368)
    for (let row: usize = 256; row >= 64; row -= 64) {
      a = f64x2.add(f64x2.mul(a, v), v128.load(at + row, 0))
      b = f64x2.add(f64x2.mul(b, v), v128.load(at + row, 16))
      c = f64x2.add(f64x2.mul(c, v), v128.load(at + row, 32))
      d = f64x2.add(f64x2.mul(d, v), v128.load(at + row, 48))
    }
    a = f64x2.add(f64x2.mul(a, v), v128.load(at, 0))
    b = f64x2.add(f64x2.mul(b, v), v128.load(at, 16))
    c = f64x2.add(f64x2.mul(c, v), v128.load(at, 32))
    d = f64x2.add(f64x2.mul(d, v), v128.load(at, 48))
    const z = f64x2.splat(u * u)
    d = f64x2.add(f64x2.mul(d, z), c)
    d = f64x2.add(f64x2.mul(d, z), b)
    d = f64x2.add(f64x2.mul(d, z), a)
    const value = f64x2.extract_lane(d, 0) + u * f64x2.extract_lane(d, 1)
    store<f64>(out + path, load<f64>(out + path) + value)
  }
}
