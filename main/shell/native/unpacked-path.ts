/**
 * Where a file lies that the packer put beside the archive: for files another program has to read, such as PowerShell.
 * Unpacked (from the sources) a path stays as it is.
 * @param path absolute path as the app itself sees it, perhaps inside `app.asar`
 */
export function unpackedPath(path: string): string {
  return path.replace(/([\\/])app\.asar(?=[\\/])/, "$1app.asar.unpacked");
}
