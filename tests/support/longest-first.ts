import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders and names of the files that take longest, from the longest on. */
const longest = ["/kill/", "/powershell-", "/scenario/", "/collector", "/stand-in/", "/contract/"] as const;

/** Begins with the files that take longest, so that none of them is left alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((part) => moduleId.includes(part));
  return rank === -1 ? longest.length : rank;
}
