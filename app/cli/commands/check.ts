import { type Finding, findingInWords, stopsServer } from "#app/domain/operation/findings.ts";
import { loadConfig } from "#app/http/config.ts";
import { checkInstallation } from "../check-installation.ts";
import { parseArguments } from "../parse-arguments.ts";

/** `check [--json]`: 0 when nothing is red, 1 otherwise; a wrong setting is told like any other fault. */
export async function run(args: string[]): Promise<number> {
  const { json } = parseArguments(args, { options: { json: { type: "boolean" } } });
  const findings = await checkInstallation(loadConfig(process.env), { readsArchives: true });
  const isOk = !findings.some(({ level }) => level === "red");
  if (json) console.log(JSON.stringify({ ok: isOk, findings }));
  else for (const line of findings.map(findingInWords)) console.log(line);
  if (!json) console.log(summary(findings));
  return isOk ? 0 : 1;
}

function summary(findings: readonly Finding[]) {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  return `${count("red")} red, ${count("amber")} amber, ${count("green")} green${findings.some(stopsServer) ? ": the server does not start with a red one" : ""}`;
}
