import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where files lie in tests that do not choose a folder of their own. */
export const dataFolder = mkdtempSync(path.join(tmpdir(), "joint-action-data-"));

process.once("exit", () => rmSync(dataFolder, { recursive: true, force: true }));
