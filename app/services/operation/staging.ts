import { copyFile, link, mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";

const BEGINS = "backup-under-way-";
const DAY_MS = 24 * 3_600_000;

/** A folder of this process in the data folder, for what a backup is put together from; what others left is taken away. */
export async function makeStaging(dataDir: string): Promise<string> {
  await removeLeftStagings(dataDir);
  const folder = path.join(dataDir, `${BEGINS}${hostname()}-${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Of backups that were cut off: they hold what may have been erased since. Gives how many. */
export async function removeLeftStagings(dataDir: string): Promise<number> {
  const names = await readdir(dataDir).catch(() => []);
  const left: string[] = [];
  for (const name of names.filter((one) => one.startsWith(BEGINS)))
    if (!(await isUnderWay(path.join(dataDir, name), name.slice(BEGINS.length)))) left.push(name);
  for (const name of left) await rm(path.join(dataDir, name), { recursive: true, force: true });
  return left.length;
}

/**
 * Gives a file that never changes a second name, so that it can be read to its end though it is removed meanwhile; a copy
 * where the disk knows no second names. False when it is not there.
 */
export async function hold(file: string, as: string): Promise<boolean> {
  try {
    await link(file, as);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return true;
    if (code === "ENOENT") return false;
    await copyFile(file, as);
    return true;
  }
}

/** Of a process on this machine it can be asked; of one in another container, which has numbers of its own, it is thought for a day. */
async function isUnderWay(folder: string, owner: string): Promise<boolean> {
  const [, host, pid] = /^(.*)-(\d+)$/.exec(owner) ?? [];
  if (host === hostname()) return isRunning(Number(pid));
  const found = await stat(folder).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < DAY_MS;
}

function isRunning(pid: number) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
