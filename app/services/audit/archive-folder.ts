import path from "node:path";

let folder: string | null = null;

export function archiveFolderIn(dataDir: string) {
  return path.join(dataDir, "archive");
}

/** Once in each thread, where the settings are read: where pages and exports find the months that are not in the database. */
export function useArchiveFolder(given: string | null) {
  folder = given;
}

/** Null where nobody has said where the data lie. */
export function archiveFolder(): string | null {
  return folder;
}
