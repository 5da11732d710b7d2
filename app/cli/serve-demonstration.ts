import { existsSync } from "node:fs";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import type { Config } from "#app/http/config.ts";
import { whyWithoutCards } from "#app/http/demonstration.server.ts";
import { findDemonstrationBirth } from "#db/queries/demonstration.ts";
import type { Executor } from "#db/transaction.ts";
import { ensureDemonstration } from "./build-demonstration.ts";
import { loadDemonstrationConfig } from "./demonstration-place.ts";

/** The settings under which the demonstration is served, once it is there. */
export async function demonstrationReady(): Promise<Config> {
  const { place, ...config } = loadDemonstrationConfig(process.env);
  if (process.env.DATABASE_URL)
    console.log(`DATABASE_URL is not used: the demonstration is ${place.file} and nothing else`);
  if (process.env.SMTP_URL) console.log("SMTP_URL is not used: no e-mail leaves a demonstration");
  if (!existsSync(place.file)) console.log("Building the demonstration, which is done once …");
  const began = performance.now();
  if (await ensureDemonstration(place, new Date()))
    console.log(`Built in ${Math.round((performance.now() - began) / 1000)} seconds: ${place.file}`);
  return config;
}

/** For whoever started it, once the server listens. */
export async function aboutDemonstration(db: Executor, origin: string): Promise<string[]> {
  const without = whyWithoutCards();
  const bornOn = londonDay(new Date((await findDemonstrationBirth(db)) ?? ""));
  const isOfToday = bornOn === londonDay(new Date());
  return [
    without === null
      ? `It is the demonstration, with invented people: pick one at ${origin}`
      : `It is the demonstration, without its sign-in cards, because others may reach this server: ${without}`,
    ...(isOfToday
      ? []
      : [
          `It was built on ${longDay(bornOn)} and ends that day. For one up to today: npm run joint-action -- demo remove --yes, and start again`,
        ]),
  ];
}
