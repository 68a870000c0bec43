// Health of lending accounts: over rows of entries, and on four lanes over accounts of one shape.
#include "bench.h"

static uint32_t *starts, *middles;
static uint16_t *assets;
static double *amounts, *collateralPrices, *debtPrices, *health;
static int64_t accounts;

// Collateral entries stand before debt entries in each row, so that no entry is asked which it is.
static void rows(void) {
  for (int64_t a = 0; a < accounts; a += 1) {
    double collateral = 0, debt = 0;
    uint32_t e = starts[a];
    for (; e < middles[a]; e += 1) collateral += amounts[e] * collateralPrices[assets[e]];
    for (; e < starts[a + 1]; e += 1) debt += amounts[e] * debtPrices[assets[e]];
    health[a] = collateral / debt;
  }
}

#ifdef __AVX2__
typedef struct { int collaterals, debts; int64_t count; double *amounts; int32_t *index; } Bucket;
static Bucket buckets[64];

static void fillBuckets(void) {
  for (int b = 0; b < 64; b += 1) {
    Bucket *bucket = buckets + b;
    bucket->collaterals = b / 8, bucket->debts = b % 8, bucket->count = 0;
    for (int pass = 0; pass < 2; pass += 1) {
      int64_t at = 0;
      for (int64_t a = 0; a < accounts; a += 1) {
        int c = (int)(middles[a] - starts[a]), d = (int)(starts[a + 1] - middles[a]);
        if (c != bucket->collaterals || d != bucket->debts) continue;
        if (pass) for (int e = 0; e < c + d; e += 1) {
          bucket->amounts[(at / 4 * (c + d) + e) * 4 + at % 4] = amounts[starts[a] + e];
          bucket->index[(at / 4 * (c + d) + e) * 4 + at % 4] = assets[starts[a] + e];
        }
        at += 1;
      }
      if (pass) continue;
      int64_t cells = (at + 3) / 4 * 4 * (bucket->collaterals + bucket->debts) + 4;
      bucket->count = at;
      bucket->amounts = aligned_alloc(64, (cells * 8 + 63) / 64 * 64);
      bucket->index = aligned_alloc(64, (cells * 4 + 63) / 64 * 64);
      for (int64_t i = 0; i < cells; i += 1) bucket->amounts[i] = 1, bucket->index[i] = 0;
    }
  }
}

static void lanes(void) {
  double *out = health;
  for (int b = 0; b < 64; b += 1) {
    const Bucket *bucket = buckets + b;
    const double *amount = bucket->amounts;
    const int32_t *index = bucket->index;
    for (int64_t a = 0; a < bucket->count; a += 4, out += 4) {
      __m256d collateral = _mm256_setzero_pd(), debt = _mm256_setzero_pd();
      for (int e = 0; e < bucket->collaterals; e += 1, amount += 4, index += 4)
        collateral = _mm256_fmadd_pd(_mm256_load_pd(amount), _mm256_i32gather_pd(collateralPrices, _mm_load_si128((const __m128i *)index), 8), collateral);
      for (int e = 0; e < bucket->debts; e += 1, amount += 4, index += 4)
        debt = _mm256_fmadd_pd(_mm256_load_pd(amount), _mm256_i32gather_pd(debtPrices, _mm_load_si128((const __m128i *)index), 8), debt);
      _mm256_storeu_pd(out, _mm256_div_pd(collateral, debt));
    }
    out += bucket->count - (bucket->count + 3) / 4 * 4;
  }
}
#endif

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  FILE *file = fopen(argv[1], "rb");
  int repeats = atoi(argv[3]), isLanes = !strcmp(argv[2], "avx2");
  int64_t bytes;
  starts = readColumn(file, &bytes), middles = readColumn(file, 0), assets = readColumn(file, 0);
  amounts = readColumn(file, 0), collateralPrices = readColumn(file, 0), debtPrices = readColumn(file, 0);
  accounts = bytes / 4 - 1;
  health = calloc(accounts + 8, 8);
#ifdef __AVX2__
  if (isLanes) fillBuckets();
#else
  if (isLanes) return 5;
#endif
  double start = 0;
  for (int r = -1; r < repeats; r += 1) {
    if (r == 0) start = cpuSeconds();
#ifdef __AVX2__
    if (isLanes) lanes();
#endif
    if (!isLanes) rows();
    __asm__ volatile("" : : "r"(health) : "memory");
  }
  double seconds = (cpuSeconds() - start) / repeats, check = 0;
  for (int64_t a = 0; a < accounts; a += 1) check += health[a];
  report(seconds, check);
  return 0;
}
