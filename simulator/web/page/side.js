// The left side: who is acted, their conversations, and everybody else with what they have not read yet.

import { h, avatar } from "./dom.js";
import { clockTime } from "./dates.js";
import { showPane } from "./panes.js";
import { t } from "./texts.js";

const KINDS = [["im", t("Apps")], ["mpim", t("Group messages")], ["public_channel", t("Channels")]];

/** Draw the left side anew, unless nothing on it changed. */
export function drawSide(app) {
  const side = document.getElementById("side");
  const key = JSON.stringify([app.me, app.channel, app.state.people, app.state.conversations, app.state.now.slice(0, 16)]);
  if (side.dataset.key === key) return;
  side.dataset.key = key;
  const focused = side.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const scrolled = side.querySelector(".people")?.scrollTop || 0;
  side.replaceChildren(me(app), conversations(app), people(app));
  side.querySelector(".people").scrollTop = scrolled;
  if (focused) side.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function me(app) {
  const { person, workspace } = app.state;
  return h("div.me", {},
    h("h2.workspace", {}, workspace.name),
    h("p.acting", {}, avatar(person.name), h("span", {}, h("small", {}, t("You act as")), h("strong", {}, person.name), h("small", {}, person.title || t("Colleague")))));
}

function conversations(app) {
  const sections = KINDS.map(([kind, title]) => {
    const listed = app.state.conversations.filter((each) => (kind === "public_channel" ? each.kind.endsWith("channel") : each.kind === kind));
    if (kind === "im") return h("section", {}, h("h3", {}, title), h("ul", {}, appEntries(app, listed)));
    if (!listed.length) return null;
    return h("section", {}, h("h3", {}, title), h("ul", {}, listed.map((each) => entry(app, each.id, each.name, each.unread, each.kind))));
  });
  return h("div.conversations", {}, sections);
}

function appEntries(app, listed) {
  const entries = [entry(app, "home", t("{app} Home", { app: app.state.bot.name }), 0, "home")];
  for (const each of listed) entries.push(entry(app, each.id, each.name, each.unread, "im"));
  return entries;
}

const MARKS = { home: "⌂", im: "⇄", mpim: "◍", public_channel: "#", private_channel: "◇" };

function entry(app, id, name, unread, kind) {
  const here = app.channel === id;
  return h("li", {}, h(unread ? "button.entry.unread" : "button.entry", {
    type: "button", "aria-current": here ? "page" : null, "data-key": `channel-${id}`, click: () => app.go(id),
  }, h("span.entry-mark", { "aria-hidden": "true" }, MARKS[kind] || "#"), h("span.entry-name", {}, name.replace(/^#/, "")), badge(unread)));
}

function badge(unread) {
  return unread ? h("span.badge", {}, String(unread), h("span.hidden", {}, " ", t("unread"))) : null;
}

function people(app) {
  const organiser = app.demo.organiser;
  const sorted = [...app.state.people].sort((one, other) => (other.id === organiser) - (one.id === organiser));
  return h("section.people", { "aria-labelledby": "act-as" }, h("h3", { id: "act-as" }, t("Act as")), h("ul", {}, sorted.map((person) => one(app, person, organiser))));
}

function one(app, person, organiser) {
  const isMe = person.id === app.me;
  const time = clockTime(new Date(app.state.now), person.tz);
  const elsewhere = person.tz !== app.state.people[0].tz ? `${person.tz.split("/").pop().replace("_", " ")} ${time}` : null;
  const about = [elsewhere, person.id === organiser ? t("Organiser") : person.title, person.deleted ? t("gone") : null].filter(Boolean).join(" · ");
  return h("li", {}, h(person.unread ? "button.person.unread" : "button.person", {
    type: "button", "aria-pressed": String(isMe), "data-key": `person-${person.id}`,
    click: async () => { await app.be(person.id); showPane("talk"); },
  }, avatar(person.name), h("span.person-words", {}, h("span.person-name", {}, person.name), h("small", {}, about)), badge(person.unread)));
}
