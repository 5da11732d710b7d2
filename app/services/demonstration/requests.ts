import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { NewRequest, RequestStepGiven } from "#app/domain/rights/request.form.ts";
import type { StepPageName } from "#app/domain/rights/request-steps.ts";
import { recordDisclosure } from "#app/services/disclosures/record-disclosure.ts";
import { matchRequest } from "#app/services/rights/match-request.ts";
import { receiveRequest } from "#app/services/rights/receive-request.ts";
import { takeRequestStep } from "#app/services/rights/take-request-step.ts";
import { findPersonById } from "#db/queries/people.ts";
import { asDone } from "./as-done.ts";
import type { CastKey } from "./cast.ts";
import type { Lives } from "./lives/build-lives.ts";
import { at, type World } from "./world.ts";

type Step = readonly [days: number, name: StepPageName, given?: Partial<RequestStepGiven>];
type Asked = {
  /** Days before today. */
  came: number;
  by: Pick<NewRequest, "kind" | "channel" | "requesterKind" | "requesterName" | "authorityWords">;
  name: string;
  words: string;
  /** The record that it is about; null when nobody of that name is known; left out while nobody has looked. */
  personId?: string | null;
  steps: readonly Step[];
};

const SELF = { requesterKind: "self", requesterName: null, authorityWords: null } as const;

/** What people have asked about their own data, at different stages, and what was told outside by telephone and on paper. */
export async function buildRequests(world: World, { people }: Lives) {
  const governance = await world.actor("governance");
  const requests: readonly Asked[] = [
    {
      ...{
        came: 152,
        name: "Norman Ackerley-Voss",
        personId: null,
        by: { kind: "access", channel: "letter", ...SELF },
      },
      words: "Everything that any council or police computer says of me.",
      steps: [
        [151, "searched", { words: "Name, former name and date of birth in people, reports and documents" }],
        [149, "closed", { outcome: "nothing-held", words: "Written to on the same day" }],
      ],
    },
    {
      ...{
        came: 29,
        name: "Dougie Vellacott",
        personId: people.dougie,
        by: { kind: "access", channel: "email", ...SELF },
      },
      words: "All that is held of me by the JAG, and who has been given it.",
      steps: [
        [28, "identity-asked", { words: "Copy of a document and a recent bill" }],
        [26, "identity-proved", { words: "Shown to his worker at The Falcon Centre" }],
        [15, "searched", { words: "Cases, incidents, minutes and documents" }],
      ],
    },
    {
      ...{ came: 9, name: "Jordan Penhallick", personId: people.jordan },
      by: { kind: "rectification", channel: "form", ...SELF },
      words: "It says that I was at the garages in March. I was at my aunt's.",
      steps: [[8, "note", { words: "Asked the beat officer for the notes of that evening" }]],
    },
    {
      ...{ came: 5, name: "Ida Falconbridge" },
      by: {
        ...{ kind: "access", channel: "letter", requesterKind: "solicitor", requesterName: "Harmer and Quill" },
        authorityWords: "Signed authority enclosed; copy kept",
      },
      words: "A copy of what is held of our client since January.",
      steps: [[4, "identity-asked", { words: "The authority bears no date: a dated one asked for" }]],
    },
  ];
  for (const asked of requests) await tellRequest(world, asked);
  const told = { isPersonal: "yes", isOfHealth: "no", destination: "disclosed", gateway: "cda-s115" } as const;
  const by = async (key: CastKey, days: number) => ({
    ...{ db: world.db, actor: key === "governance" ? governance : await world.actor(key) },
    now: at(world.daysAgo(days), "15:20"),
  });
  const { reference = "" } = (await findPersonById(world.db, await world.actor("youth-chair"), people.tyler)) ?? {};
  await asDone(
    recordDisclosure(await by("youth-chair", 12), {
      ...{ ...told, record: reference, what: "That the course is arranged and who brings him", way: "telephone" },
      ...{ recipients: "Head of year at his school", disclosedOn: world.daysAgo(12) },
      necessity: "The school has to let him go early on Thursdays",
      ...{ proportionality: "Nothing of why", approvedBy: "Chair of the Youth JAG" },
    }),
  );
}

/** Each step on its day, as the officer recorded it. */
async function tellRequest(world: World, { came, by, name, words, personId, steps }: Asked) {
  const actor = await world.actor("governance");
  const context = (days: number) => ({ db: world.db, actor, now: at(world.daysAgo(days), "11:10") });
  const { id } = await asDone(
    receiveRequest(
      { ...context(came), once: null },
      {
        ...{
          ...by,
          subjectName: name,
          subjectBirthDate: null,
          words,
          regime: "uk-gdpr",
          receivedOn: world.daysAgo(came),
        },
        contactWords: "As on the letter",
      },
    ),
  );
  let version = 1;
  if (personId !== undefined)
    await asDone(matchRequest(context(came), id, { version: version++, personId: personId ?? "none" }));
  for (const [days, step, given] of steps)
    await asDone(
      takeRequestStep(context(days), id, step, {
        ...{ version: version++, happenedOn: plusDays(world.today, -days), words: null, toldOn: null, outcome: null },
        ...given,
      }),
    );
}
