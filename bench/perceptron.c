/* An averaged perceptron over sparse features, greedy from left to right within a run, learnt several times in other
   orders and added up; whole numbers only, so that the same input gives the same bytes everywhere. Reads standard
   input, writes standard output; bench/train_names.py runs it.

   in:  u32 buckets, u32 epochs, u32 margin, u32 seed, u32 times, u32 runs; then per run: u32 tokens; per token: u32
        gold label, u32 static features, the feature numbers, then 28 numbers: three times four of the label before,
        sixteen of the two labels before.
   out: buckets * 4 int64: the sum of each weight over all steps of all times.
   err: per epoch the share of tokens that were wrong. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t *data;
static int64_t (*weights)[4], (*totals)[4], (*sums)[4];
static int64_t step = 1;
static uint64_t state;

static uint32_t dice(uint32_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)((state >> 33) % below);
}

static void change(uint32_t at, int label, int by) {
    weights[at][label] += by;
    totals[at][label] += by * step;
}

int main(void) {
    size_t size = 0, room = 1 << 24, got;
    data = malloc(room * 4);
    while ((got = fread(data + size, 4, room - size, stdin)) > 0)
        if ((size += got) == room) data = realloc(data, (room *= 2) * 4);
    uint32_t buckets = data[0], epochs = data[1], margin = data[2], times = data[4], runs = data[5], *at = data + 6;
    state = data[3];
    weights = calloc(buckets, sizeof *weights);
    totals = calloc(buckets, sizeof *totals);
    sums = calloc(buckets, sizeof *sums);
    uint32_t **order = malloc(runs * sizeof *order);
    for (uint32_t n = 0; n < runs; n++) {
        order[n] = at;
        uint32_t tokens = *at++;
        while (tokens--) at += 2 + at[1] + 28;
    }
    for (uint32_t epoch = 0; epoch < epochs * times; epoch++) {
        int64_t wrong = 0, seen = 0;
        for (uint32_t n = runs - 1; n > 0; n--) {
            uint32_t other = dice(n + 1), *kept = order[n];
            order[n] = order[other];
            order[other] = kept;
        }
        for (uint32_t n = 0; n < runs; n++) {
            uint32_t *one = order[n], tokens = *one++, before = 0, last = 0, features[256];
            for (; tokens--; seen++, step++) {
                uint32_t gold = one[0], count = one[1], *more = one + 2 + one[1];
                memcpy(features, one + 2, count * 4);
                for (int k = 0; k < 3; k++) features[count++] = more[k * 4 + before];
                features[count++] = more[12 + last * 4 + before];
                int64_t scores[4] = {0};
                for (uint32_t k = 0; k < count; k++)
                    for (int label = 0; label < 4; label++) scores[label] += weights[features[k]][label];
                int best = 0, rival = gold == 0;
                for (int label = 0; label < 4; label++) {
                    if (scores[label] > scores[best]) best = label;
                    if (label != (int)gold && scores[label] > scores[rival]) rival = label;
                }
                if (scores[gold] <= scores[rival] + (int64_t)margin)
                    for (uint32_t k = 0; k < count; k++) change(features[k], gold, 1), change(features[k], rival, -1);
                wrong += best != (int)gold;
                last = before;
                before = best;
                one = more + 28;
            }
        }
        fprintf(stderr, "epoch %u: %.4f wrong of %lld tokens\n", epoch % epochs + 1, (double)wrong / (seen ? seen : 1), (long long)seen);
        if ((epoch + 1) % epochs) continue;
        for (uint32_t n = 0; n < buckets; n++)
            for (int label = 0; label < 4; label++) sums[n][label] += weights[n][label] * step - totals[n][label];
        memset(weights, 0, buckets * sizeof *weights);
        memset(totals, 0, buckets * sizeof *totals);
        step = 1;
    }
    fwrite(sums, sizeof *sums, buckets, stdout);
    return 0;
}
