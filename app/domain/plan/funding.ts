/** What an entry says happened to the money of a line (DOMAIN 6.5). A transfer is two of them under one id. */
export const ENTRY_KIND_NAMES = {
  received: "Received",
  "carried-forward": "Carried forward",
  allocated: "Allocated",
  committed: "Committed",
  spent: "Spent",
  transfer: "Transferred",
} as const;
export type EntryKind = keyof typeof ENTRY_KIND_NAMES;

/** The kinds that somebody enters by themselves; a transfer has a form of its own. */
export const ENTERED_KINDS = ["allocated", "committed", "spent", "received", "carried-forward"] as const;

export const ENTRY_KIND_HINTS: Record<(typeof ENTERED_KINDS)[number], string> = {
  allocated: "Set aside for this line",
  committed: "Promised to somebody and not paid yet",
  spent: "Paid, when the invoice has come",
  received: "Money that the funder paid to the partnership for this line",
  "carried-forward": "Money left from the year before that stays with the partnership",
};

/** Pence. Less than nothing: money that left by a transfer, and a commitment that was met or fell away. */
export type FundingEntry = {
  id: string;
  kind: EntryKind;
  pence: number;
  transferId: string | null;
  correctsId: string | null;
};

/** An entry that another corrects counts no more: the other stands in its place. In SQL: entryStands in db/queries/funding.ts. */
export function standingEntries<E extends FundingEntry>(entries: readonly E[]): E[] {
  const corrected = new Set(entries.flatMap(({ correctsId }) => (correctsId === null ? [] : [correctsId])));
  return entries.filter(({ id }) => !corrected.has(id));
}

/** What an entry was; the direction of one that may go both ways. */
export function entryWords(
  { kind, pence }: Pick<FundingEntry, "kind" | "pence">,
  otherName: string | null = null,
): string {
  if (kind === "transfer") {
    const other = otherName ?? "another line";
    return pence < 0 ? `Transferred to ${other}` : `Transferred from ${other}`;
  }
  return kind === "committed" && pence < 0 ? "No longer committed, because it is spent" : ENTRY_KIND_NAMES[kind];
}

export type KindSums = Readonly<Partial<Record<EntryKind, number>>>;

export function sumsByKind(entries: readonly FundingEntry[]): KindSums {
  const sums: Partial<Record<EntryKind, number>> = {};
  for (const { kind, pence } of standingEntries(entries)) sums[kind] = (sums[kind] ?? 0) + pence;
  return sums;
}

/** All in pence. */
export type FundingFigures = {
  /** Including what was carried forward. */
  received: number;
  /** With what transfers brought and took. */
  allocated: number;
  committed: number;
  spent: number;
  /** Allocated less spent, as the partnership's table has it. */
  remaining: number;
  /** What is neither spent nor promised. */
  uncommitted: number;
  /** Received less allocated, as the youth fund of 2016/17 has it. */
  unallocated: number;
};

/**
 * DOMAIN 6.5: remaining = allocated − spent, and a commitment is no spending until the invoice comes. A transfer is an entry
 * on both lines, so that the line that money left does not keep its allocation (the £300 of DOMAIN 6.7).
 */
export function figuresOf(sums: KindSums): FundingFigures {
  const of = (kind: EntryKind) => sums[kind] ?? 0;
  const received = of("received") + of("carried-forward");
  const allocated = of("allocated") + of("transfer");
  const [committed, spent] = [of("committed"), of("spent")];
  return {
    ...{ received, allocated, committed, spent, remaining: allocated - spent },
    ...{ uncommitted: allocated - spent - committed, unallocated: received - allocated },
  };
}

export function totalOf(lines: readonly FundingFigures[]): FundingFigures {
  const sum = (of: keyof FundingFigures) => lines.reduce((total, line) => total + line[of], 0);
  return {
    ...{ received: sum("received"), allocated: sum("allocated"), committed: sum("committed"), spent: sum("spent") },
    ...{ remaining: sum("remaining"), uncommitted: sum("uncommitted"), unallocated: sum("unallocated") },
  };
}

type OfFunder = { funder: string; figures: FundingFigures };

/** The same money by who gave it, in the order of the lines. */
export function byFunder(lines: readonly OfFunder[]): OfFunder[] {
  const funders = [...new Set(lines.map(({ funder }) => funder))];
  return funders.map((funder) => ({
    funder,
    figures: totalOf(lines.filter((line) => line.funder === funder).map(({ figures }) => figures)),
  }));
}

/** What somebody should look at, in words; nothing of it is refused, because an invoice comes whether or not there is money. */
export function warningsOf({ allocated, committed, spent }: FundingFigures): string[] {
  if (spent > allocated) return ["More has been spent than was allocated"];
  if (spent + committed > allocated) return ["More has been spent and committed than was allocated"];
  return [];
}

/** Of a funder whose money is entered as received. */
export function funderWarningsOf({ received, allocated }: FundingFigures): string[] {
  return received > 0 && allocated > received ? ["More has been allocated than was received"] : [];
}

type Refusal = { field: string; message: string };
type Entered = { kind: EntryKind; pence: number; onDay: string; met: number | null };

/** `met`: how much of a commitment an invoice settles, so that the same money is not both committed and spent. */
export function refuseEntry({ kind, pence, onDay, met }: Entered, { committed }: FundingFigures, today: string) {
  if (pence === 0) return refusal("amount", "Amount must be more than £0.00");
  if (met !== null && kind !== "spent")
    return refusal("met", "Leave this blank: only money that is spent meets a commitment");
  if (met !== null && met > committed) return refusal("met", "This must be no more than what is committed");
  return refuseFuture(onDay, today);
}

export function refuseTransfer(
  { fromId, toId, pence, onDay }: { fromId: string; toId: string; pence: number; onDay: string },
  { remaining }: FundingFigures,
  today: string,
): Refusal | null {
  if (fromId === toId) return refusal("toLineId", "Select another line: the money is on this one already");
  if (pence === 0) return refusal("amount", "Amount must be more than £0.00");
  if (pence > remaining) return refusal("amount", "Amount must be no more than what remains of the line");
  return refuseFuture(onDay, today);
}

type Corrected = { kind: EntryKind; was: number; pence: number; onDay: string };

/**
 * An entry is corrected to what it was; `figures` are those of the line that money leaves or that committed it, before the
 * correction. A transfer is never more than that line has, nor is less committed than invoices have met: both would make
 * money that nobody gave.
 */
export function refuseCorrection({ kind, was, pence, onDay }: Corrected, figures: FundingFigures, today: string) {
  if (kind === "transfer" && Math.abs(pence) - Math.abs(was) > figures.remaining)
    return refusal("amount", "Amount must be no more than what remained of the line that it left");
  if (kind === "committed" && figures.committed - was + pence < 0)
    return was < 0
      ? refusal("amount", "Amount must be no more than what was committed")
      : refusal("amount", "Amount must be no less than what invoices have met of it. Correct those first");
  return refuseFuture(onDay, today);
}

function refuseFuture(onDay: string, today: string): Refusal | null {
  return onDay > today ? refusal("onDay", "Day must be today or in the past") : null;
}

function refusal(field: string, message: string): Refusal {
  return { field, message };
}
