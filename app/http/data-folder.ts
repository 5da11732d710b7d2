import path from "node:path";

let folder: string | undefined;

/** Once, where the settings are read, before the first request. */
export function useDataFolder(dataDir: string) {
  folder = dataDir;
}

/** Where files lie that somebody sent and that are not yet anybody's: outside the web root, each under a random name. */
export function uploadsFolder(): string {
  if (folder === undefined) throw new Error("The data folder is not known");
  return path.join(folder, "uploads");
}
