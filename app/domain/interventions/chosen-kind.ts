import { INTERVENTION_KIND_KEYS, INTERVENTION_KINDS, type InterventionKind, type Tier, TIERS } from "./kinds.ts";

/** What was chosen on the first page: a kind of the law, one of the partnership's own, or a service of its list. */
export type ChosenKind = { kind: InterventionKind; listedId: string | null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LISTED: readonly InterventionKind[] = ["own", "referral"];

/** `cpn`, `own:` and an id, `referral:` and an id; null for anything else. */
export function chosenKind(text: string): ChosenKind | null {
  const [key = "", listedId = null] = text.split(":");
  const kind = INTERVENTION_KIND_KEYS.find((known) => known === key);
  if (!kind || LISTED.includes(kind) !== (listedId !== null)) return null;
  return listedId === null || UUID.test(listedId) ? { kind, listedId } : null;
}

export function kindText({ kind, listedId }: ChosenKind): string {
  return listedId === null ? kind : `${kind}:${listedId}`;
}

type Listed = { id: string; name: string };
export type KindChoice = { value: string; text: string };

/** Everything that can be recorded, by tier, in the order of the catalogue and then of the partnership's lists. */
export function kindChoices(
  own: readonly (Listed & { tier: Tier })[],
  services: readonly Listed[],
): { tier: Tier; choices: KindChoice[] }[] {
  const ofLaw = INTERVENTION_KIND_KEYS.filter((kind) => !LISTED.includes(kind));
  return TIERS.map((tier) => ({
    tier,
    choices: [
      ...ofLaw
        .filter((kind) => INTERVENTION_KINDS[kind].tier === tier)
        .map((kind) => ({ value: kindText({ kind, listedId: null }), text: INTERVENTION_KINDS[kind].name })),
      ...own
        .filter((listed) => listed.tier === tier)
        .map(({ id, name }) => ({ value: kindText({ kind: "own", listedId: id }), text: name })),
      ...(tier === "non-legal"
        ? services.map(({ id, name }) => ({
            value: kindText({ kind: "referral", listedId: id }),
            text: `Referral to ${name}`,
          }))
        : []),
    ],
  }));
}
