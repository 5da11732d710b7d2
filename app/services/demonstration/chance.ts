/** The same run of choices every time: what looks drawn by lot in the demonstration is the same on every machine. */
export type Chance = {
  /** From 0 up to, and without, 1. */
  next: () => number;
  /** A whole number from `least` to `most`, both among them. */
  between: (least: number, most: number) => number;
  /** Whether something happens that happens so many times in a hundred. */
  percent: (times: number) => boolean;
  /** One of them, each as likely as another. */
  pick: <T>(from: readonly T[]) => T;
  /** One of them, each as likely as its weight says. */
  weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T;
};

/** Mulberry32: a small generator, even enough for a made-up town. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  return {
    next,
    pick,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    percent: (times) => next() * 100 < times,
    weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
      const entries = Object.entries(weights) as [T, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return pick(entries)[0];
    },
  };
}
