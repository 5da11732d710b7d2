import { longDay } from "../dates/iso-day.ts";
import type { ItemWords } from "./pack-item.ts";
import { type Kept, keptWords } from "./pack-kept.ts";
import { SECTION_NAMES, SECTIONS, type PackSection } from "./pack-source.ts";
import { EXEMPTION_NAMES, type Exemption, type PackMark } from "./pack.ts";
import { REGIME_NAMES, type Regime } from "./request.ts";

type Marked = { section: string; mark: PackMark; exemption: Exemption | null; given: ItemWords | null };
type Cover = {
  reference: string;
  number: number;
  subjectName: string;
  partnershipName: string;
  regime: Regime;
  madeOn: string;
  searchedWords: string | null;
  kept: readonly Kept[];
  items: readonly Marked[];
};

/** A pack as it is given: what stands in it, and no more than how much is withheld, and why. */
export type PackContent = {
  title: string;
  reference: string;
  number: number;
  subjectName: string;
  cover: { heading: string; words: string[] }[];
  withheld: { section: string; exemption: string; items: number }[];
  sections: { name: string; items: ItemWords[] }[];
};

/**
 * What the law has a pack say beside the data: purposes, categories, recipients, how long, the other rights, where it
 * came from, that nothing is decided by itself, and to whom to complain (UK GDPR Article 15(1); DPA 2018 s45(2)).
 */
export function packContent({ items, ...of }: Cover): PackContent {
  const withheld = countWithheld(items);
  const shown = SECTIONS.map((section) => ({
    name: SECTION_NAMES[section],
    items: items.flatMap((item) =>
      item.section === section && item.mark === "disclose" && item.given ? [item.given] : [],
    ),
  }));
  return {
    title: "What is held about you",
    reference: of.reference,
    number: of.number,
    subjectName: of.subjectName,
    cover: coverOf(of, shown, withheld),
    withheld,
    sections: shown.filter((section) => section.items.length > 0),
  };
}

function coverOf(of: Omit<Cover, "items">, shown: PackContent["sections"], withheld: PackContent["withheld"]) {
  const given = shown.reduce((sum, { items }) => sum + items.length, 0);
  const kept = withheld.reduce((sum, { items }) => sum + items, 0);
  return [
    {
      heading: "About this pack",
      words: [
        `This is what ${of.partnershipName} holds about ${of.subjectName}, as it stood on ${longDay(of.madeOn)}. You asked for it under ${REGIME_NAMES[of.regime].split(":")[0] ?? "the law"}; the reference of your request is ${of.reference}.`,
        `${given === 1 ? "One item is" : `${given} items are`} in it. ${kept === 0 ? "Nothing was withheld." : `${kept === 1 ? "One item is" : `${kept} items are`} withheld, for the reasons below.`}`,
        "Other people are called Person B, Person C and so on; those who work for an agency Officer 1, Officer 2. One label is always the same one. Where words are about other people alone, […] stands for them.",
      ],
    },
    {
      heading: "What was searched",
      words: [
        of.searchedWords ??
          "Every record of Joint Action that is about you, and every record in which your name stands: people, referrals, cases, notes, assessments, plans and actions, meetings, incidents and reports, case reviews, interventions and orders, documents, licensed premises, files that were loaded, and the register of what was given to others.",
      ],
    },
    {
      heading: "Why it is held, and what it is",
      words: [
        "It is held to prevent and reduce crime and anti-social behaviour, to support victims and to protect people at risk (Crime and Disorder Act 1998; Anti-social Behaviour, Crime and Policing Act 2014).",
        "It is who you are and how to reach you, what was reported, what agencies know, what was assessed, agreed and done, and where it applies, data about health, offences and allegations.",
      ],
    },
    {
      heading: "Who receives it",
      words: [
        "The agencies of the partnership whose people are in the group that holds a case, each as far as they need it. To whom outside the partnership something was given stands under “Whom it was given to”.",
      ],
    },
    {
      heading: "How long it is held, and where it comes from",
      words: [
        "Each record is looked at again by a rule that depends on what it is and how it ended, and is then erased or kept with a reason. It comes from you, from people who report, from the agencies of the partnership and from earlier systems; where an agency supplied an item, the item says so.",
        ...keptWords(of.kept),
        "Nothing about you is decided by a program alone.",
      ],
    },
    {
      heading: "Your other rights",
      words: [
        "You may ask for what is wrong to be corrected, for what should not be held to be erased, and for its use to be restricted; you may object to its use.",
        "If you are not content with this answer, tell us. You may complain to the Information Commissioner’s Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF (ico.org.uk), or ask a court to order what you are due.",
      ],
    },
  ];
}

function countWithheld(items: readonly Marked[]): PackContent["withheld"] {
  const counts = new Map<string, PackContent["withheld"][number]>();
  for (const { section, mark, exemption } of items) {
    if (mark !== "withhold") continue;
    const name = exemption === null ? "An exemption" : EXEMPTION_NAMES[exemption];
    const key = `${section} ${name}`;
    const known = counts.get(key) ?? { section: SECTION_NAMES[section as PackSection], exemption: name, items: 0 };
    counts.set(key, { ...known, items: known.items + 1 });
  }
  return [...counts.values()];
}
