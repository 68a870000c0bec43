// Full revaluation of options on every path: with libm, and on four lanes.
#include "bench.h"

static double *forwards, *strikes, *times, *volatilities, *quantities, *shocks;
static uint16_t *underlyings;
static uint8_t *isCall;
static int64_t options, paths, assets;

// Nothing is kept from one path to the next.
static double valueNaive(int64_t path) {
  double total = 0;
  for (int64_t i = 0; i < options; i += 1) {
    double x = path < 0 ? 0 : shocks[2 * underlyings[i] * paths + path];
    double y = path < 0 ? 0 : shocks[(2 * underlyings[i] + 1) * paths + path];
    double F = forwards[i] * exp(x), K = strikes[i], s = volatilities[i] * exp(y) * sqrt(times[i]);
    double d1 = log(F / K) / s + 0.5 * s, d2 = d1 - s, sign = isCall[i] ? 1 : -1;
    total += quantities[i] * sign * (F * normalCdf(sign * d1) - K * normalCdf(sign * d2));
  }
  return total;
}

// Shocks: column 2u is the log return of underlying u, column 2u + 1 the log change of its volatility.
static double valueLibm(int64_t path, const double *logs, const double *roots) {
  double total = 0;
  for (int64_t i = 0; i < options; i += 1) {
    double x = path < 0 ? 0 : shocks[2 * underlyings[i] * paths + path];
    double y = path < 0 ? 0 : shocks[(2 * underlyings[i] + 1) * paths + path];
    static double spots[64], vols[64];
    if (i == 0 || underlyings[i] != underlyings[i - 1]) {
      spots[underlyings[i]] = exp(x);
      vols[underlyings[i]] = exp(y);
    }
    double F = forwards[i] * spots[underlyings[i]], K = strikes[i];
    double s = volatilities[i] * vols[underlyings[i]] * roots[i];
    double d1 = (logs[i] + x) / s + 0.5 * s, d2 = d1 - s, sign = isCall[i] ? 1 : -1;
    total += quantities[i] * sign * (F * normalCdf(sign * d1) - K * normalCdf(sign * d2));
  }
  return total;
}

#ifdef __AVX2__
// Options are sorted by underlying, and the number for each is a multiple of four.
typedef struct { double l[4], inverse[4], half[4], wF[4], wK[4]; } Block;
static Block *blocks;

static void prepareLanes(void) {
  blocks = aligned_alloc(64, sizeof(Block) * (options / 4));
  for (int64_t i = 0; i < options; i += 1) {
    Block *block = blocks + i / 4;
    int at = i % 4;
    double s = volatilities[i] * sqrt(times[i]), sign = isCall[i] ? 1 : -1;
    block->l[at] = log(forwards[i] / strikes[i]);
    block->inverse[at] = 16 * sign / s;
    block->half[at] = 8 * sign * s;
    block->wF[at] = quantities[i] * sign * forwards[i];
    block->wK[at] = -quantities[i] * sign * strikes[i];
  }
}

static double valueLanes(int64_t path) {
  double total = 0;
  int64_t from = 0;
  while (from < options) {
    int64_t u = underlyings[from], to = from;
    while (to < options && underlyings[to] == u) to += 4;
    double shockX = path < 0 ? 0 : shocks[2 * u * paths + path];
    double shockY = path < 0 ? 0 : shocks[(2 * u + 1) * paths + path];
    __m256d x = _mm256_set1_pd(shockX), v = _mm256_set1_pd(exp(shockY)), iv = _mm256_set1_pd(exp(-shockY));
    __m256d assetSum = _mm256_setzero_pd(), cashSum = _mm256_setzero_pd();
    for (int64_t b = from / 4; b < to / 4; b += 1) {
      const Block *block = blocks + b;
      __m256d z = _mm256_mul_pd(_mm256_mul_pd(_mm256_add_pd(_mm256_load_pd(block->l), x), _mm256_load_pd(block->inverse)), iv);
      __m256d h = _mm256_mul_pd(_mm256_load_pd(block->half), v);
      assetSum = _mm256_fmadd_pd(_mm256_load_pd(block->wF), normalCdf16(_mm256_add_pd(z, h)), assetSum);
      cashSum = _mm256_fmadd_pd(_mm256_load_pd(block->wK), normalCdf16(_mm256_sub_pd(z, h)), cashSum);
    }
    total += exp(shockX) * sum4(assetSum) + sum4(cashSum);
    from = to;
  }
  return total;
}
#endif

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  FILE *file = fopen(argv[1], "rb");
  int64_t bytes, shockBytes, factors = 20;
  forwards = readColumn(file, &bytes), strikes = readColumn(file, 0), times = readColumn(file, 0);
  volatilities = readColumn(file, 0), isCall = readColumn(file, 0), quantities = readColumn(file, 0);
  underlyings = readColumn(file, 0), shocks = readColumn(file, &shockBytes);
  options = bytes / 8, paths = shockBytes / 8 / factors, assets = factors / 2;
  // A slow reference may be timed on a part of the paths; the figure is per path.
  int64_t timed = atoll(argv[3]);
  if (timed > paths) timed = paths;
  double *profits = malloc(paths * 8), *logs = malloc(bytes), *roots = malloc(bytes);
  int isLanes = !strcmp(argv[2], "avx2"), isNaive = !strcmp(argv[2], "naive");
#ifdef __AVX2__
  fillCdfTable();
  prepareLanes();
#else
  if (isLanes) return 5;
#endif
  double start = cpuSeconds();
  for (int64_t i = 0; i < options; i += 1) logs[i] = log(forwards[i] / strikes[i]), roots[i] = sqrt(times[i]);
#ifdef __AVX2__
  double now = isLanes ? valueLanes(-1) : isNaive ? valueNaive(-1) : valueLibm(-1, logs, roots);
  if (isLanes) for (int64_t p = 0; p < timed; p += 1) profits[p] = valueLanes(p) - now;
#else
  double now = isNaive ? valueNaive(-1) : valueLibm(-1, logs, roots);
#endif
  if (isNaive) for (int64_t p = 0; p < timed; p += 1) profits[p] = valueNaive(p) - now;
  else if (!isLanes) for (int64_t p = 0; p < timed; p += 1) profits[p] = valueLibm(p, logs, roots) - now;
  double seconds = (cpuSeconds() - start) / timed * paths, check = 0;
  // The check is the mean of the worst hundredth, of the paths that were timed.
  qsort(profits, timed, 8, ascending);
  int64_t tail = atoll(argv[4]);
  for (int64_t p = 0; p < tail; p += 1) check -= profits[p] / tail;
  report(seconds, check);
  return 0;
}
