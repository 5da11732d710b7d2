/** Before any day that can be recorded (isDay). */
export const EARLIEST_DAY = "1800-01-01";
