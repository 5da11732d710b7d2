import type { Finding } from "#app/domain/operation/findings.ts";
import { findingsOf } from "#app/domain/operation/findings.ts";
import type { Config } from "#app/http/config.ts";
import { areKeysThere } from "#app/http/keys.ts";
import { gatherFacts } from "#app/services/operation/gather-facts.ts";

/**
 * How safely this installation is set up, the worst first. Nothing is changed by asking. With `readsArchives` every byte of the
 * archived months of the log is read.
 */
export async function checkInstallation(
  config: Config,
  { readsArchives }: { readsArchives: boolean },
): Promise<Finding[]> {
  const searchPath = process.env.PATH ?? "";
  const asked = { now: new Date(), areKeysThere: areKeysThere(config), searchPath, readsArchives };
  return findingsOf(await gatherFacts(config, asked));
}
