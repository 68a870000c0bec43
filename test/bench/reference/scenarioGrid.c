// Value of a portfolio in each scenario: naive and hoisted with libm, and hoisted on four lanes.
#include "bench.h"

static double *forwards, *strikes, *times, *levels, *quantities, *multipliers;
static uint8_t *isCall, *levelOf;
static int64_t n, m;

static void naive(double *totals) {
  for (int64_t i = 0; i < n; i += 1) {
    for (int64_t j = 0; j < m; j += 1) {
      double F = forwards[i] * multipliers[j], K = strikes[i], v = levels[levelOf[j] * n + i];
      double s = v * sqrt(times[i]);
      double d1 = log(F / K) / s + 0.5 * s, d2 = d1 - s, sign = isCall[i] ? 1 : -1;
      totals[j] += quantities[i] * sign * (F * normalCdf(sign * d1) - K * normalCdf(sign * d2));
    }
  }
}

static void hoisted(double *totals, const double *logs) {
  for (int64_t i = 0; i < n; i += 1) {
    double K = strikes[i], l = log(forwards[i] / K), rootT = sqrt(times[i]);
    double sign = isCall[i] ? 1 : -1, q = quantities[i] * sign;
    double s[8], inverse[8];
    for (int level = 0; level < 3; level += 1) {
      s[level] = levels[level * n + i] * rootT;
      inverse[level] = 1 / s[level];
    }
    for (int64_t j = 0; j < m; j += 1) {
      int level = levelOf[j];
      double F = forwards[i] * multipliers[j];
      double d1 = (l + logs[j]) * inverse[level] + 0.5 * s[level], d2 = d1 - s[level];
      totals[j] += q * (F * normalCdf(sign * d1) - K * normalCdf(sign * d2));
    }
  }
}

#ifdef __AVX2__
static void lanes(double *totals, const double *logs) {
  for (int64_t i = 0; i < n; i += 1) {
    double K = strikes[i], l = log(forwards[i] / K), rootT = sqrt(times[i]);
    double sign = isCall[i] ? 1 : -1, q = quantities[i] * sign;
    double inverse[8], half[8];
    for (int level = 0; level < 3; level += 1) {
      double s = levels[level * n + i] * rootT;
      inverse[level] = 16 * sign / s;
      half[level] = 8 * sign * s;
    }
    __m256d wF = _mm256_set1_pd(q * forwards[i]), wK = _mm256_set1_pd(-q * K);
    int64_t j = 0;
    for (; j + 4 <= m; j += 4) {
      __m128i index = _mm_set_epi32(levelOf[j + 3], levelOf[j + 2], levelOf[j + 1], levelOf[j]);
      __m256d z = _mm256_mul_pd(_mm256_add_pd(_mm256_set1_pd(l), _mm256_loadu_pd(logs + j)),
                                _mm256_i32gather_pd(inverse, index, 8));
      __m256d h = _mm256_i32gather_pd(half, index, 8);
      __m256d asset = _mm256_mul_pd(_mm256_mul_pd(wF, _mm256_loadu_pd(multipliers + j)),
                                    normalCdf16(_mm256_add_pd(z, h)));
      __m256d value = _mm256_fmadd_pd(wK, normalCdf16(_mm256_sub_pd(z, h)), asset);
      _mm256_storeu_pd(totals + j, _mm256_add_pd(_mm256_loadu_pd(totals + j), value));
    }
    for (; j < m; j += 1) {
      double z = (l + logs[j]) * inverse[levelOf[j]] / 16, h = half[levelOf[j]] / 16;
      totals[j] += q * (forwards[i] * multipliers[j] * normalCdf(z + h) - K * normalCdf(z - h));
    }
  }
}
#endif

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  FILE *file = fopen(argv[1], "rb");
  int repeats = atoi(argv[3]);
  int64_t bytes, scenarioBytes;
  forwards = readColumn(file, &bytes), strikes = readColumn(file, 0), times = readColumn(file, 0);
  isCall = readColumn(file, 0), quantities = readColumn(file, 0), levels = readColumn(file, 0);
  multipliers = readColumn(file, &scenarioBytes), levelOf = readColumn(file, 0);
  n = bytes / 8, m = scenarioBytes / 8;
  double *totals = calloc(m, 8), *logs = calloc(m, 8);
#ifdef __AVX2__
  fillCdfTable();
#endif
  double start = 0;
  for (int r = -1; r < repeats; r += 1) {
    if (r == 0) start = cpuSeconds();
    memset(totals, 0, scenarioBytes);
    for (int64_t j = 0; j < m; j += 1) logs[j] = log(multipliers[j]);
    if (!strcmp(argv[2], "naive")) naive(totals);
    else if (!strcmp(argv[2], "hoisted")) hoisted(totals, logs);
#ifdef __AVX2__
    else if (!strcmp(argv[2], "avx2")) lanes(totals, logs);
#endif
    else return 5;
    __asm__ volatile("" : : "r"(totals) : "memory");
  }
  double seconds = (cpuSeconds() - start) / repeats, check = 0;
  for (int64_t j = 0; j < m; j += 1) check += totals[j];
  report(seconds, check);
  return 0;
}
