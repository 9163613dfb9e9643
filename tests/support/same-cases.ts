import fc from "fast-check";

// Property tests draw the same cases with every run, so that a change is judged by the change alone. RESEAL_SEED=n draws
// others, RESEAL_SEED=random new ones.
const seed = process.env.RESEAL_SEED ?? "20260115";
if (seed !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
