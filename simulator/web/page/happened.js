// The right side: what happened and why, what is next, and the Web API calls behind it.

import { h } from "./dom.js";
import { get } from "./api.js";
import { clockTime, shortDay } from "./dates.js";
import { t, n, locale } from "./texts.js";

const OUTCOMES = { sent: t("Sent"), skipped: t("Skipped"), "put off": t("Put off"), failed: t("Failed") };
const MOST = 120;
const AND = new Intl.ListFormat(locale, { type: "conjunction" });

export class Happened {
  constructor(app) {
    this.app = app;
    this.forget();
    this.next = h("section.next", { "aria-labelledby": "next-up" });
    this.feed = h("ol.feed");
    this.head = h("h2", { id: "what-happened" }, t("What happened"));
    document.getElementById("happened").append(this.next, h("section.feed-part", { "aria-labelledby": "what-happened" }, this.head, h("div.feed-scroll", { tabindex: "0", role: "region", "aria-label": t("What happened, newest first") }, this.feed)));
  }

  forget() {
    this.seen = [];
    this.tz = null;
  }

  async fetch() {
    const since = this.seen.length;
    const news = await get("happened", { since });
    if (since === this.seen.length) this.seen.push(...news.happened);
    else news.happened = [];
    return news;
  }

  draw(news) {
    this.drawNext(news);
    const { tz } = this.app.reader;
    if (tz !== this.tz || news.happened.length) {
      this.tz = tz;
      const open = new Set([...this.feed.querySelectorAll("details[open]")].map((each) => each.dataset.key));
      this.feed.replaceChildren(...grouped(this.seen).slice(-MOST).reverse().map((group) => this.one(group)));
      for (const each of this.feed.querySelectorAll("details")) each.open = open.has(each.dataset.key);
    }
    if (!this.seen.length) this.feed.replaceChildren(h("li.quiet", {}, t("Nothing yet. Let some time pass.")));
  }

  drawNext(news) {
    const { reader } = this.app;
    const planned = news.next.slice(0, 4).map((each) => h("li", {},
      h("span.at", {}, this.moment(each.at)), h("span", {}, h("strong", {}, each.title), " ", t("to {whom}", { whom: this.whom(each, each.count) }),
        each.reason ? h("small", {}, t("put off: {reason}", { reason: each.reason })) : null)));
    const ahead = news.milestones.slice(0, 3).map((each) => h("li", {}, h("span.at", {}, shortDay(new Date(each.day), "UTC")), h("span", {}, each.what)));
    const key = JSON.stringify([news.next.slice(0, 4), news.milestones, reader.tz]);
    if (this.next.dataset.key === key) return;
    this.next.dataset.key = key;
    this.next.replaceChildren(h("h2", { id: "next-up" }, t("Next up")),
      planned.length || ahead.length ? h("ul.next-list", {}, planned, ahead) : h("p.quiet", {}, t("Nothing is planned.")));
  }

  moment(iso) {
    const moment = new Date(iso);
    return `${shortDay(moment, this.app.reader.tz)}, ${clockTime(moment, this.app.reader.tz)}`;
  }

  whom(each, count = 1) {
    if (!each.to.length) return `#${this.app.reader.channelName(each.channel) || t("channel")}`;
    const names = each.to.map((id) => this.app.reader.nameOf(id) || t("somebody who has gone"));
    return count > 1 ? t("{names} and {number} more", { names: AND.format(names), number: count - 1 }) : AND.format(names);
  }

  /** One card: what went out together, to whom, and why. */
  one(group) {
    const [each] = group;
    const late = Math.abs(new Date(each.at) - new Date(each.due)) > 3600000 && each.outcome === "sent";
    const whom = group.length > 1 ? together(group) : this.whom(each);
    return h(`li.happening.${each.outcome.replace(" ", "-")}`, {},
      h("p.happening-line", {}, h("span.at", {}, this.moment(each.at)), h("span.outcome", {}, OUTCOMES[each.outcome])),
      h("p", {}, h("strong", {}, each.title), " ", t("to {whom}", { whom }), " ", group.length > 1 ? null : this.jump(each)),
      h("p.because", {}, each.reason ? t("Because: {reason}.", { reason: each.reason }) : t("Because {why}.", { why: each.why }), late ? [" ", t("Due {moment}.", { moment: this.moment(each.due) })] : null),
      group.length > 1 ? this.members(group) : this.call(each));
  }

  members(group) {
    return h("details", { "data-key": `group ${group[0].number}` }, h("summary", {}, t("Each of them")),
      h("ul.each", {}, group.map((each) => h("li", {}, h("p", {}, this.whom(each), " ", this.jump(each)), this.call(each)))));
  }

  jump(each) {
    return each.outcome === "sent" && each.channel ? h("button.small-link", { type: "button", "aria-label": t("Show {what} to {whom}", { what: each.title, whom: this.whom(each) }), click: () => this.show(each) }, t("Show")) : null;
  }

  call({ call: number }) {
    if (!number) return null;
    const raw = h("div.raw");
    const details = h("details", { "data-key": `call ${number}`, toggle: async () => {
      if (!details.open || raw.firstChild) return;
      const { method, args, answer, status } = await get("call", { number });
      raw.replaceChildren(h("pre", { tabindex: "0" }, JSON.stringify({ method, asked: loosened(args), status, answered: answer }, null, 2)));
    } }, h("summary", {}, t("Web API call {number}: {method}", { number, method: "chat.postMessage" })), raw);
    return details;
  }

  /** Look at a message as one of those who got it. */
  show(each) {
    const person = each.to.includes(this.app.me) || !each.to.length ? this.app.me : each.to[0];
    this.app.be(person, each.channel);
  }
}

/** What happened at the same moment in the same way, together. */
function grouped(seen) {
  const groups = new Map();
  for (const each of seen) {
    const key = [each.at.slice(0, 16), each.kind, each.outcome, each.reason, each.to.length].join("|");
    if (groups.has(key)) groups.get(key).push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

/** Structures that went over the wire as text, as structures again. */
function loosened(args) {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => {
    if (typeof value !== "string" || !/^[[{]/.test(value)) return [name, value];
    try { return [name, JSON.parse(value)]; } catch { return [name, value]; }
  }));
}

/** How many got the same at once: people, or groups of them. */
function together(group) {
  const many = group.length;
  return group[0].to.length > 1 ? n("{count} group", "{count} groups", many) : n("{count} person", "{count} people", many);
}
