// Price and four sensitivities of many options, as a C programmer writes them with libm.
#include "bench.h"

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  FILE *file = fopen(argv[1], "rb");
  int repeats = atoi(argv[3]);
  int64_t bytes;
  double *forwards = readColumn(file, &bytes), *strikes = readColumn(file, 0);
  double *times = readColumn(file, 0), *volatilities = readColumn(file, 0);
  uint8_t *isCall = readColumn(file, 0);
  int64_t n = bytes / 8;
  double *values = malloc(bytes), *deltas = malloc(bytes), *gammas = malloc(bytes);
  double *vegas = malloc(bytes), *thetas = malloc(bytes);
  double start = 0;
  for (int r = -1; r < repeats; r += 1) {
    if (r == 0) start = cpuSeconds();
    for (int64_t i = 0; i < n; i += 1) {
      double F = forwards[i], K = strikes[i], T = times[i], v = volatilities[i];
      double rootT = sqrt(T), s = v * rootT;
      double d1 = log(F / K) / s + 0.5 * s, d2 = d1 - s;
      double density = INVERSE_ROOT_TWO_PI * exp(-0.5 * d1 * d1);
      double sign = isCall[i] ? 1 : -1;
      double n1 = normalCdf(sign * d1), n2 = normalCdf(sign * d2);
      values[i] = sign * (F * n1 - K * n2);
      deltas[i] = sign * n1;
      gammas[i] = density / (F * s);
      vegas[i] = F * density * rootT;
      thetas[i] = -F * density * v / (2 * rootT);
    }
    __asm__ volatile("" : : "r"(values), "r"(deltas), "r"(gammas), "r"(vegas), "r"(thetas) : "memory");
  }
  double seconds = (cpuSeconds() - start) / repeats, check = 0;
  for (int64_t i = 0; i < n; i += 1) check += values[i] + deltas[i] + gammas[i] + vegas[i] + thetas[i];
  report(seconds, check);
  return 0;
}
