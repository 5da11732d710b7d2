import { afterAll, beforeAll, vi } from "vitest";
import { useDataFolder } from "#app/http/data-folder.ts";
import { dataFolder } from "./data-folder.ts";
import { closeDatabases } from "./database.ts";

// Files of tests share a process (vite.config.ts): each begins and ends as if it had its own.
beforeAll(() => useDataFolder(dataFolder));

afterAll(async () => {
  await closeDatabases();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
}, 60_000);
