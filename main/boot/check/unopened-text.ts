/** What is wrong with a name behind which no file could be opened, by the reason of the file system. */
const sentences: Readonly<Record<string, string>> = {
  ENOENT: "No such file: check the name",
  EACCES: "May not be read: ask for the right to read it",
  EPERM: "May not be read: ask for the right to read it",
  ELOOP: "Is a link: name the file that it leads to",
  notAFile: "Is a link, a device or a pipe and no plain file: name the file itself",
  tooDeep: "Lies deeper than folders are walked: name the inner folder",
};

/** One sentence for a file that could not be opened; undefined when it was open and went away. */
export function unopenedText(reason: string | number | undefined): string | undefined {
  return reason === undefined ? undefined : (sentences[String(reason)] ?? `Could not be opened (${reason})`);
}
