// Times, durations and numbers, as Intl writes them in the page's language.
import { parse } from "tinyduration";

/** The page is in English, so dates are too: in the reader's variety of English, if there is one. */
const LOCALE = globalThis.navigator?.languages?.find((language) => /^en\b/.test(language)) ?? "en";

const dateAndTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short" });
const decimal = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const parts = new Intl.ListFormat(LOCALE, { type: "unit", style: "long" });
const names = new Intl.ListFormat(LOCALE, { type: "conjunction", style: "long" });

/** @param {number} value */
export const number = (value) => decimal.format(value);

/** @param {string[]} list */
export const enumeration = (list) => names.format(list);

/**
 * Graph writes "never" as the year 1, and sometimes as an empty text.
 * @param {string | null | undefined} text
 */
export function moment(text) {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms < 0 ? null : dateAndTime.format(ms);
}

/** Made once: a formatter takes longer to make than to use. */
const units = ["year", "month", "week", "day", "hour", "minute", "second"].map((unit) => ({
  field: `${unit}s`,
  format: new Intl.NumberFormat(LOCALE, { style: "unit", unit, unitDisplay: "long" }),
}));

/** .NET's longest time span stands for no interval at all. */
const ENDLESS_DAYS = 10_675_199;

/**
 * An ISO 8601 duration in words: `PT1H30M` is "1 hour, 30 minutes".
 * @param {string | null | undefined} text
 * @returns {string} Empty where there is none; unchanged where it is no duration.
 */
export function lasting(text) {
  if (!text) return "";
  let duration;
  try {
    duration = parse(text);
  } catch {
    return text;
  }
  if (duration.days >= ENDLESS_DAYS) return "";
  const given = units.filter(({ field }) => duration[field] > 0);
  return parts.format(given.map(({ field, format }) => format.format(duration[field])));
}
