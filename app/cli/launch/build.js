import { ensureBuilt, ensureInstalled } from "./make-ready.js";
import { requireNode } from "./node-version.js";

requireNode();
await ensureInstalled();
await ensureBuilt({ always: true });
