let isMarked = false;

/** Once at the start of the process: whether what is made here is of a demonstration. */
export function useDemonstrationMark(isDemonstration: boolean) {
  isMarked = isDemonstration;
}

/** On every page of what is made to be taken away, or null outside a demonstration. */
export function demonstrationWords(): string | null {
  return isMarked ? "DEMONSTRATION: INVENTED PEOPLE" : null;
}

/** A file says so by its name as well. */
export function demonstrationName(name: string): string {
  return isMarked ? `demonstration-${name}` : name;
}
