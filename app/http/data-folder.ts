import path from "node:path";
import { archiveFolderIn, useArchiveFolder } from "#app/services/audit/archive-folder.ts";
import { documentsFolderIn, exportsFolderIn } from "#app/services/documents/stored-files.ts";

let folder: string | undefined;

/** Once, where the settings are read, before the first request. */
export function useDataFolder(dataDir: string) {
  folder = dataDir;
  useArchiveFolder(archiveFolderIn(dataDir));
}

/** Where files lie that somebody sent and that are not yet anybody's: outside the web root, each under a random name. */
export function uploadsFolder(): string {
  return path.join(dataFolder(), "uploads");
}

export function documentsFolder(): string {
  return documentsFolderIn(dataFolder());
}

export function exportsFolder(): string {
  return exportsFolderIn(dataFolder());
}

function dataFolder(): string {
  if (folder === undefined) throw new Error("The data folder is not known");
  return folder;
}
