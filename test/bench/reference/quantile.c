// A quantile by quickselect with the median of three as pivot, on a copy of the values.
#include "bench.h"

static double quickselect(double *list, int64_t left, int64_t right, int64_t k) {
  while (right > left) {
    int64_t middle = left + (right - left) / 2;
    double a = list[left], b = list[middle], c = list[right];
    double pivot = a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b));
    int64_t i = left, j = right;
    while (i <= j) {
      while (list[i] < pivot) i += 1;
      while (list[j] > pivot) j -= 1;
      if (i > j) break;
      double held = list[i];
      list[i++] = list[j];
      list[j--] = held;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return list[k];
}

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  FILE *file = fopen(argv[1], "rb");
  int repeats = atoi(argv[3]);
  int64_t bytes, k = atoll(argv[4]);
  double *values = readColumn(file, &bytes), *list = malloc(bytes), check = 0, start = 0;
  for (int r = -1; r < repeats; r += 1) {
    if (r == 0) start = cpuSeconds();
    memcpy(list, values, bytes);
    check = quickselect(list, 0, bytes / 8 - 1, k);
  }
  report((cpuSeconds() - start) / repeats, check);
  return 0;
}
