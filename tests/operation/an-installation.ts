import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { loadKeys } from "#app/http/keys.ts";
import { allKeys, useKeys } from "#db/keys.ts";

export let dataDir: string;
/** What a command has said, and of what it has complained, line by line. */
export let said: string[];
export let complained: string[];

/** For each test a data folder with keys of its own, as commands find an installation; its database is for the test to say. */
export function useInstallation() {
  const testKeys = allKeys();
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-installation-"));
    vi.stubEnv("DATA_DIR", dataDir);
    vi.stubEnv("DATABASE_URL", "");
    useKeys(loadKeys({ dataDir, secrets: {} }));
    said = [];
    complained = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
    vi.spyOn(console, "error").mockImplementation((line: string) => void complained.push(line));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    useKeys(testKeys);
    rmSync(dataDir, { recursive: true, force: true });
  });
}

/** An address as `move --to` takes it: its password stands in PGPASSWORD until the end of the test. */
export function withoutPassword(url: string) {
  const address = new URL(url);
  if (address.password !== "") vi.stubEnv("PGPASSWORD", decodeURIComponent(address.password));
  address.password = "";
  return address.href;
}
