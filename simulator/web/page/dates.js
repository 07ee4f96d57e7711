// Moments and days as somebody in a time zone reads them, the way Slack writes them.

import { t, n, locale } from "./texts.js";

/** The parts of a moment in a zone. */
function parts(moment, tz) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: tz, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, part.value]));
}

/** 14:39 */
export function clockTime(moment, tz) {
  const { hour, minute } = parts(moment, tz);
  return `${hour}:${minute}`;
}

/** Any other writing of a moment, in the language of the demo. */
export function written(moment, tz, options) {
  return new Intl.DateTimeFormat(locale, { timeZone: tz, ...options }).format(moment);
}

/** Tue 2 Feb */
export function shortDay(moment, tz) {
  return written(moment, tz, { weekday: "short", day: "numeric", month: "short" });
}

/** 2027-02-02 */
export function dayKey(moment, tz) {
  const { year, month, day } = parts(moment, tz);
  return `${year}-${month}-${day}`;
}

/** Tuesday 2 February, or Today and Yesterday. */
export function dividerDay(moment, now, tz) {
  const between = daysBetween(moment, now, tz);
  if (between === 0) return t("Today");
  if (between === -1) return t("Yesterday");
  return written(moment, tz, { weekday: "long", day: "numeric", month: "long" });
}

function daysBetween(moment, now, tz) {
  return Math.round((Date.parse(dayKey(moment, tz)) - Date.parse(dayKey(now, tz))) / 86400000);
}

const NEAR = { "-1": t("yesterday"), 0: t("today"), 1: t("tomorrow") };

const FORMS = {
  date_num: (moment, tz) => dayKey(moment, tz),
  date: (moment, tz) => written(moment, tz, { day: "numeric", month: "long", year: "numeric" }),
  date_short: (moment, tz) => written(moment, tz, { day: "numeric", month: "short", year: "numeric" }),
  date_long: (moment, tz) => written(moment, tz, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  day_divider: (moment, tz) => written(moment, tz, { weekday: "long", day: "numeric", month: "long" }),
  time: (moment, tz) => clockTime(moment, tz),
  time_secs: (moment, tz) => `${clockTime(moment, tz)}:${parts(moment, tz).second}`,
};

/** Slack's `<!date^…>` for one reader. */
export function slackDate(seconds, pattern, fallback, reader) {
  const moment = new Date(seconds * 1000);
  let known = true;
  const text = pattern.replace(/\{(\w+)\}/g, (_, token) => {
    const plain = token.replace(/_pretty$/, "");
    if (plain === "ago") return ago(reader.now - moment);
    if (!FORMS[plain]) known = false;
    const near = token !== plain ? NEAR[daysBetween(moment, reader.now, reader.tz)] : undefined;
    return near || (FORMS[plain] ? FORMS[plain](moment, reader.tz) : token);
  });
  return known ? text : fallback;
}

function ago(since) {
  const minutes = Math.floor(Math.abs(since) / 60000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (!minutes) return t("just now");
  if (since > 0) {
    if (days) return n("{count} day ago", "{count} days ago", days);
    return hours ? n("{count} hour ago", "{count} hours ago", hours) : n("{count} minute ago", "{count} minutes ago", minutes);
  }
  if (days) return n("in {count} day", "in {count} days", days);
  return hours ? n("in {count} hour", "in {count} hours", hours) : n("in {count} minute", "in {count} minutes", minutes);
}
