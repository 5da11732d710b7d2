import path from "node:path";
import { type Config, loadConfig } from "#app/http/config.ts";

/** Inside the data folder, so that DATA_DIR moves both; with keys, documents and uploads of its own. */
export type DemonstrationPlace = { file: string; folder: string };

function demonstrationPlace(dataDir: string): DemonstrationPlace {
  return { file: path.join(dataDir, "demo.db"), folder: path.join(dataDir, "demo") };
}

/**
 * The settings of this process for the demonstration: its own file whatever DATABASE_URL says, its own folder, keys that
 * are made there, and no mail. A key or a mail server of the real installation is never used.
 */
export function loadDemonstrationConfig(
  env: Record<string, string | undefined>,
): Config & { place: DemonstrationPlace } {
  const config = loadConfig({ ...env, DATABASE_URL: undefined });
  const place = demonstrationPlace(config.dataDir);
  return { ...config, place, dataDir: place.folder, databaseUrl: `file:${place.file}`, secrets: {}, mail: null };
}
