// Who reads, where and when: names, time zone, and the present moment.

import { dayKey, clockTime } from "./dates.js";

/** The reader of a state. */
export function makeReader(state) {
  const names = new Map(state.people.map((person) => [person.id, person.name]));
  names.set(state.bot.id, state.bot.name);
  const channels = state.conversations
    .filter((each) => each.kind === "public_channel" || each.kind === "private_channel")
    .map((each) => ({ id: each.id, name: each.name.replace(/^#/, "") }));
  const { tz } = state.person;
  return {
    id: state.person.id,
    tz,
    now: new Date(state.now),
    people: state.people.filter((person) => !person.deleted),
    channels,
    nameOf: (id) => names.get(id),
    channelName: (id) => channels.find((each) => each.id === id)?.name,
    local: (seconds) => (seconds ? `${dayKey(new Date(seconds * 1000), tz)}T${clockTime(new Date(seconds * 1000), tz)}` : ""),
    instant: (local) => instant(local, tz),
  };
}

/** The moment at which a zone's clocks show this, in seconds. */
function instant(local, tz) {
  let guess = Date.parse(`${local}:00Z`);
  for (let round = 0; round < 2; round += 1) {
    const shown = Date.parse(`${dayKey(new Date(guess), tz)}T${clockTime(new Date(guess), tz)}:00Z`);
    guess += Date.parse(`${local}:00Z`) - shown;
  }
  return Math.round(guess / 1000);
}
