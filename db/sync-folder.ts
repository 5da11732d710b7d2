import { closeSync, fsyncSync, openSync } from "node:fs";

/** To the disk: the names that a folder has, so that they outlast a power cut. Windows opens no folder, and needs none of this. */
export function syncFolder(folder: string) {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
