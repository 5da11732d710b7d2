import { listed, thoseUnder } from "./ages.ts";
import type { InterventionFacts, RespondentFacts } from "./facts.ts";
import { definitionOf } from "./kinds.ts";
import { type LegalNumbers, numberOf, numberOrDraftOf, wordsOf } from "../settings/law.ts";

/** What the law or the guidance asks of a kind besides its days and limits: for people to read, and tested by no form. */
export type Besides = { text: string; source: string };

/** In the order in which it comes up: before it, in it, and after a breach, with the numbers of its day of issue. */
export function besidesOf(facts: InterventionFacts, law: LegalNumbers): Besides[] {
  return [...ofKind(facts, law), ...onBreach(facts, law)];
}

function ofKind(facts: InterventionFacts, law: LegalNumbers): Besides[] {
  const say = (source: string, ...texts: string[]) => texts.map((text) => ({ text, source }));
  switch (facts.kind) {
    case "abc":
      return under(facts, numberOf(law, "abc", "parent-below-age"), "a parent or carer takes part in it");
    case "injunction":
      return say(
        "ASBCPA 2014 s4",
        "A power of arrest only for violence, a threat of it, or a significant risk of harm",
      );
    case "respect-order":
      return say("Crime and Policing Act 2026", "The risk is assessed before it is applied for");
    case "closure-notice":
      return say(
        "ASBCPA 2014 ss76, 79",
        "Residents are told and asked; no owner and nobody who lives there is kept out",
      );
    case "closure-order-full":
    case "closure-order-partial":
      return say("ASBCPA 2014 ss80, 83", "The licensing authority is told where the place is licensed");
    case "pspo":
      return say(
        "ASBCPA 2014 s72",
        "Police, commissioner, community representatives and owners of the land are consulted; parish and county are told",
        "Regard is had to freedom of expression and of assembly",
      );
    case "dispersal-authorisation":
      return say("ASBCPA 2014 s34", "In writing, signed, with the place and the grounds");
    case "dispersal-direction":
      return [
        ...say(
          "ASBCPA 2014 ss36, 38",
          "Not from home, work, school, treatment or where a court sends them; and a record is kept",
        ),
        ...under(
          facts,
          numberOf(law, "dispersal", "taken-home-below-age"),
          "may be taken home or to a place of safety",
        ),
      ];
    case "remedy":
      return say(
        "ASBCPA 2014 ss101–102",
        "The victim is asked first, and it stands in the commissioner’s remedy document",
      );
    default:
      return [];
  }
}

/** Nothing when nobody was so young on the day of issue; those whose age is not known are said apart. */
function under(
  facts: InterventionFacts,
  limit: { value: number; source: string } | undefined,
  what: string,
): Besides[] {
  if (!limit) return [];
  const young = thoseUnder(facts.respondents, limit.value, facts.issuedOn);
  return young.length === 0
    ? []
    : [{ text: `${nameWords(young)}, under ${limit.value}: ${what}`, source: limit.source }];
}

function nameWords(who: readonly RespondentFacts[]): string {
  const names = who.map(({ name }) => name);
  if (names.every((name) => name !== null)) return listed(names);
  return who.length === 1 ? "One respondent" : `${who.length} respondents`;
}

function onBreach({ kind }: InterventionFacts, law: LegalNumbers): Besides[] {
  const { breach, source } = definitionOf(kind);
  if (breach === undefined) return [];
  const most = mostFor(kind, law);
  return [
    {
      text: `After a breach: ${lower(breach)}${most === null ? "" : `. ${most.text}`}`,
      source: most?.source ?? source,
    },
  ];
}

function mostFor(kind: InterventionFacts["kind"], law: LegalNumbers): Besides | null {
  switch (kind) {
    case "cpn": {
      const [level, body] = [numberOf(law, "cpn", "fine-level-individual"), wordsOf(law, "cpn", "fine-body")];
      return level && body ? { text: `Fine at level ${level.value} for a person, ${lower(body.value)} for a body`, source: level.source } : null; // prettier-ignore
    }
    case "cbo":
      return years(numberOf(law, "cbo", "imprisonment-most"));
    case "respect-order":
      return years(numberOrDraftOf(law, "respect-order", "imprisonment-most"));
    case "dispersal-direction": {
      const [prison, fine] = [
        numberOf(law, "dispersal", "imprisonment-most"),
        numberOf(law, "dispersal", "fine-level"),
      ];
      return prison && fine ? { text: `Up to ${prison.value} months, or a fine at level ${fine.value}`, source: prison.source } : null; // prettier-ignore
    }
    case "pspo": {
      const [fine, alcohol] = [numberOf(law, "pspo", "fine-level"), numberOf(law, "pspo", "alcohol-fine-level")];
      return fine && alcohol ? { text: `Level ${fine.value}; level ${alcohol.value} for not giving up alcohol`, source: fine.source } : null; // prettier-ignore
    }
    default:
      return null;
  }
}

function years(number: { value: number; source: string } | undefined): Besides | null {
  return number ? { text: `Up to ${number.value} years`, source: number.source } : null;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
