import { hashOf, intakeFileMakers, oa3Report, plantedProductKey } from "../support/intake-files.ts";
import type { FuzzTarget } from "./harness/fuzz-target.ts";
import { mutated, readFile } from "./harness/read-file.ts";
import type { SeededRandom } from "./harness/seeded-random.ts";

const report = oa3Report(["SIM0001", "SIM0002"]);
/** Texts that are read as a whole, and by their form. */
const texts: readonly [string, ...string[]] = [
  report,
  report.replaceAll("<", "<oa:").replaceAll("<oa:/", "</oa:").replaceAll("<oa:?", "<?"),
  Buffer.from(intakeFileMakers.registryDump().bytes).toString(),
  Buffer.from(intakeFileMakers.profileJson().bytes).toString(),
  JSON.stringify({
    value: ["SIM0001", "SIM0002"].map((serialNumber) => ({
      serialNumber,
      productKey: plantedProductKey,
      hardwareIdentifier: hashOf(serialNumber),
    })),
  }),
];

const snippets: readonly [string, ...string[]] = [
  "<!DOCTYPE Key [<!ENTITY a 'b'>]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "]]>",
  "<?xml",
  "&#x41;",
  "&#99999999;",
  "<HardwareHash>",
  "</HardwareHash>",
  "</Key>",
  "<Key a='",
  "<__proto__>",
  "<constructor/>",
  '"="',
  "[HKEY_LOCAL_MACHINE\\",
  "/*",
  "//",
  '{"',
  '[{"hash":',
  ",]",
];

/** Reads a report, a registry dump, a profile or a list of devices with something changed, put in, or put in many times. */
export const fuzz: FuzzTarget = (random) => {
  let text = random.pick(texts);
  for (let left = random.below(4); left > 0; left -= 1) text = withSnippet(text, random);
  const bytes = random.once(4) ? Buffer.from(`\uFEFF${text}`, "utf16le") : Buffer.from(text);
  return readFile(random.once(2) ? mutated(bytes, random) : bytes);
};

function withSnippet(text: string, random: SeededRandom): string {
  const at = random.below(text.length);
  const times = random.once(3) ? random.below(3_000) : 1;
  return text.slice(0, at) + random.pick(snippets).repeat(times) + text.slice(at + random.below(30));
}
