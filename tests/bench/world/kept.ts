import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { loadKeys } from "#app/http/keys.ts";
import { openDatabase, openForBuilding, sqliteFile } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { migrate } from "#db/migrate.ts";
import { type Loaded, loadWorld } from "./load.ts";
import { type Neighbours, sizesOf } from "./sizes.ts";

/** A world on the disk, loaded once and kept between runs. */
export type World = { dataDir: string; databaseUrl: string; share: number; loaded: readonly Loaded[] };

type Wanted = {
  /** Where worlds are kept. */
  folder: string;
  share: number;
  neighbours?: Neighbours;
  /** Of an empty database on PostgreSQL, or one that holds this very world; null: a file of its own. */
  postgres: string | null;
  say: (line: string) => void;
};

/**
 * The world of that share, found or made. One that was loaded by other code, in another month or not to its end is made
 * anew, because the days of everything in it count from the day of its making.
 */
export async function keptWorld({ folder, share, neighbours, postgres, say }: Wanted): Promise<World> {
  const now = new Date();
  const made = JSON.stringify([share, neighbours ?? null, postgres, now.toISOString().slice(0, 7), stateOfSources()]);
  const name = createHash("sha256").update(made).digest("hex").slice(0, 16);
  const dataDir = path.join(folder, name);
  const databaseUrl = postgres ?? `file:${path.join(dataDir, "joint-action.db")}`;
  const marker = path.join(dataDir, "loaded.json");
  if (!existsSync(marker)) {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    useKeysOf({ dataDir });
    say(`Loading the world into ${dataDir} …`);
    const file = sqliteFile(databaseUrl);
    const db = file === null ? openDatabase(databaseUrl) : openForBuilding(file);
    await migrate(db);
    const engine = file === null ? "postgres" : "sqlite";
    const loaded = await loadWorld(db, sizesOf(share), { now, engine, neighbours, say });
    await db.destroy();
    if (file !== null) syncFile(file);
    writeFileSync(marker, JSON.stringify(loaded));
  }
  return { dataDir, databaseUrl, share, loaded: JSON.parse(readFileSync(marker, "utf8")) as Loaded[] };
}

/** Nothing of it waited for the disk while it was loaded. */
function syncFile(file: string) {
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}

/** What a world is made by: the migrations and this folder. */
function stateOfSources() {
  const hash = createHash("sha256");
  for (const folder of ["migrations", "tests/bench/world"])
    for (const name of readdirSync(folder).sort())
      if (/^(?!.*\.test\.).*\.ts$/.test(name)) hash.update(readFileSync(path.join(folder, name)));
  return hash.digest("hex");
}

/** What is signed, hashed and sealed in this process from now on is so with the keys of that world. */
export function useKeysOf({ dataDir }: Pick<World, "dataDir">) {
  useKeys(loadKeys({ dataDir, secrets: {} }));
}
