import { v4 as uuid } from "uuid";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { REFERRAL_FIELDS } from "../factories.ts";
import type { HttpClient } from "../support/http-client.ts";
import { dayFields } from "./world.ts";

/** What the server said it has saved. */
export type Saved = { table: "person" | "referral" | "referral_decision" | "action"; key: string };

type Place = { groupId: string; agencyId: string };

/**
 * A coordinator's work without end: a person, a referral, its decision, actions. Each form that is answered with 302 is
 * acknowledged; `until` is asked before each. Anything but 302 is thrown.
 */
export async function work(
  client: HttpClient,
  { groupId, agencyId }: Place,
  name: string,
  acknowledged: (saved: Saved) => void,
  until: () => boolean,
) {
  const today = londonDay(new Date());
  for (let n = 0; !until(); n++) {
    // Nobody is likely the same as anybody before, or the form would ask about them first.
    const born = dayFields("birthDate", plusDays("1940-01-01", Math.floor(Math.random() * 25_000)));
    const searchId = await idOf(client.post("/search?index", { name, ...born }), /search\/([0-9a-f-]{36})/);
    const details = {
      searchId, givenNames: name, familyName: uuid(), birthDateBasis: "exact", ...born, areaWords: "",
    }; // prettier-ignore
    const person = await idOf(recorded(client, details), /person=([0-9a-f-]{36})/);
    acknowledged({ table: "person", key: person });
    if (until()) return;
    const referral = await idOf(client.post(`/referrals/new?person=${person}`, {
      groupId, role: "perpetrator", agencyId, ...dayFields("receivedOn", today), reason: `Reason ${name} ${n}`, lawfulBasis: "public-task", ...REFERRAL_FIELDS,
    }), /referrals\/([0-9a-f-]{36})/); // prettier-ignore
    acknowledged({ table: "referral", key: referral });
    if (until()) return;
    const record = await idOf(client.post(`/referrals/${referral}`, {
      version: "1", decision: "accepted", reason: "Four agencies know him", ...dayFields("decidedOn", today), leadAgencyId: agencyId, leadUserId: "",
    }), /cases\/([0-9a-f-]{36})/); // prettier-ignore
    acknowledged({ table: "referral_decision", key: record });
    for (let k = 0; k < 3 && !until(); k++) {
      const words = `Words ${name} ${n} ${k} ${record}`;
      await idOf(client.post(`/cases/${record}/add-action`, {
        words, ownerAgencyId: agencyId, ownerUserId: "", ...dayFields("dueOn", plusDays(today, 14)),
      }), /(?:cases|actions)\/([0-9a-f-]{36})/); // prettier-ignore
      acknowledged({ table: "action", key: words });
    }
  }
}

/** Where somebody looks likely the same after all, the form is shown with them first and then says that it is none. */
async function recorded(client: HttpClient, details: Record<string, string>) {
  const path = `/people/new?search=${details.searchId ?? ""}`;
  const answer = await client.post(path, details);
  const shown = /name="shown"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="shown"/.exec(answer.body);
  if (answer.status !== 422 || !shown) return answer;
  return client.post(path, { ...details, shown: shown[1] ?? shown[2] ?? "", nobodyOfThese: "yes" });
}

/** The server did not do what it was asked to: unlike a broken connection, always a defect here. */
export class Refused extends Error {}

async function idOf(answering: ReturnType<HttpClient["post"]>, place: RegExp) {
  const answer = await answering;
  const id = place.exec(answer.location)?.[1];
  if (answer.status !== 302 || !id) throw new Refused(`${answer.status} ${answer.location} ${wordsOf(answer.body)}`);
  return id;
}

/** What the page says in its own part. */
function wordsOf(page: string) {
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page;
  return main
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, 600);
}
