import { it } from "vitest";
import { SeededRandom } from "../../../fuzz/harness/seeded-random.ts";
import { fuzz } from "../../../fuzz/hash.ts";

// The bounded run; `npm run fuzz -- hash --runs 1000000` is the long one.
it("neither throws nor hangs on 20,000 mutated blobs, and keeps its promises", { timeout: 300_000 }, () => {
  for (let seed = 1; seed <= 20_000; seed += 1) fuzz(new SeededRandom(seed));
});
