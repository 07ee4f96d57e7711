// The middle: one conversation or the app's Home tab, and the box to write in.

import { h, avatar } from "./dom.js";
import { drawBlocks } from "./blocks.js";
import { mrkdwn } from "./mrkdwn.js";
import { clockTime, dayKey, dividerDay } from "./dates.js";
import { Composer } from "./composer.js";
import { t, n } from "./texts.js";

const NEAR = 80;

export class Talk {
  constructor(app) {
    this.app = app;
    this.place = "";
    this.drawn = new Map();
    this.composer = new Composer(app);
    this.head = h("header.talk-head");
    this.tour = h("div.tour-place");
    this.scroll = h("div.messages", { tabindex: "0", role: "region", "aria-label": t("Messages") });
    document.getElementById("talk").append(this.head, this.tour, this.scroll, this.composer.node);
  }

  draw() {
    const { app } = this;
    const place = `${app.me} ${app.channel}`;
    const moved = place !== this.place;
    if (moved) this.begin(place);
    this.drawHead();
    const low = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
    const before = this.scroll.lastElementChild;
    if (app.channel === "home") this.drawHome();
    else this.drawMessages();
    this.composer.draw();
    if (app.channel !== "home" && (moved || (low && this.scroll.lastElementChild !== before))) this.toNewest();
  }

  begin(place) {
    this.place = place;
    this.drawn.clear();
    this.scroll.replaceChildren();
    this.scroll.scrollTop = 0;
  }

  /** The newest message at the bottom; one that is longer than the window shows its beginning. */
  toNewest() {
    const last = this.scroll.lastElementChild;
    this.scroll.scrollTop = this.scroll.scrollHeight;
    if (last && last.offsetHeight > this.scroll.clientHeight) this.scroll.scrollTop = last.offsetTop;
  }

  conversation() {
    return this.app.state.conversations.find((each) => each.id === this.app.channel);
  }

  drawHead() {
    const { app } = this;
    const here = this.conversation();
    const key = JSON.stringify([this.place, here?.name, here?.members, app.state.conversations.length]);
    if (this.head.dataset.key === key) return;
    this.head.dataset.key = key;
    const isApp = app.channel === "home" || here?.kind === "im";
    const focused = this.head.contains(document.activeElement) ? document.activeElement.textContent : null;
    this.head.replaceChildren(
      h("h1", {}, isApp ? app.state.bot.name : here.name),
      isApp ? this.tabs() : h("p.members", {}, this.members(here)));
    if (focused) [...this.head.querySelectorAll("button")].find((each) => each.textContent === focused)?.focus();
  }

  members(here) {
    const names = here.members.filter((id) => id !== this.app.me).map((id) => this.app.reader.nameOf(id)).filter(Boolean);
    return here.kind === "mpim" ? t("You, {names}", { names: names.join(", ") }) : n("{count} member", "{count} members", here.members.length);
  }

  tabs() {
    const { app } = this;
    const dm = app.state.conversations.find((each) => each.kind === "im");
    const tab = (id, name) => h("button.tab", { type: "button", "aria-pressed": String(app.channel === id), click: () => app.go(id) }, name);
    return h("div.tabs", { role: "group", "aria-label": t("Tabs of the app") }, tab("home", t("Home")), dm ? tab(dm.id, t("Messages")) : null);
  }

  drawHome() {
    const { home } = this.app.state;
    const key = JSON.stringify([home?.view.blocks, home?.errors, this.app.state.now.slice(0, 10)]);
    if (this.drawn.get("home")?.key === key) return;
    this.drawn.set("home", { key });
    const on = this.surface({ view: "home" }, home?.state || {});
    this.keepFocus(() => this.scroll.replaceChildren(h("div.home", {}, home ? drawBlocks(home.view.blocks, on) : h("p.quiet", {}, t("One moment …")))));
  }

  drawMessages() {
    const { messages } = this.app.talk;
    const wanted = [];
    let day = "";
    for (const message of messages) {
      const moment = new Date(Number(message.ts) * 1000);
      const today = dayKey(moment, this.app.reader.tz);
      if (today !== day) wanted.push(this.kept(`day ${today}`, dividerDay(moment, this.app.reader.now, this.app.reader.tz), (words) => h("div.day", {}, h("span", {}, words))));
      day = today;
      wanted.push(this.kept(message.ts, JSON.stringify([message.raw_text, message.blocks, message.files, message.edited, this.app.state.now.slice(0, 10)]), () => this.message(message, moment), message.state));
    }
    if (!messages.length) wanted.push(this.kept("none", "none", () => h("p.quiet", {}, t("Nothing here yet. Type / to see what you can do."))));
    this.keepFocus(() => this.place_(wanted));
  }

  /** What was drawn before, if it would be drawn the same again. */
  kept(name, key, make, state) {
    const before = this.drawn.get(name);
    if (before?.key === key) {
      for (const [block, action, node] of before.fields || []) node.sync(state?.[block]?.[action]);
      return before.node;
    }
    this.fields = [];
    const node = make(key);
    this.drawn.set(name, { key, node, fields: this.fields });
    return node;
  }

  /** Put the nodes there in order, touching only what is new. */
  place_(wanted) {
    const stay = new Set(wanted);
    for (const child of [...this.scroll.children]) if (!stay.has(child)) child.remove();
    wanted.forEach((node, index) => {
      if (this.scroll.children[index] !== node) this.scroll.insertBefore(node, this.scroll.children[index] || null);
    });
  }

  /** A pressed button may be drawn anew: the focus stays at its place. */
  keepFocus(change) {
    const had = this.scroll.contains(document.activeElement) && document.activeElement !== this.scroll;
    const action = document.activeElement?.dataset.action;
    const ts = document.activeElement?.closest("[data-ts]")?.dataset.ts;
    change();
    if (!had || this.scroll.contains(document.activeElement)) return;
    const within = (ts && this.scroll.querySelector(`[data-ts="${ts}"]`)) || this.scroll;
    const again = action && within.querySelector(`[data-action="${CSS.escape(action)}"]`);
    (again || within).focus();
  }

  surface(where, state) {
    const { app } = this;
    return {
      reader: app.reader, state, fields: (this.fields = this.fields || []),
      act: (block_id, action_id, value) => app.act("acts_on", { surface: where, block_id, action_id, value }),
      redraw: () => { this.drawn.clear(); this.draw(); },
    };
  }

  message(message, moment) {
    const { reader } = this.app;
    const on = this.surface({ channel: message.channel, ts: message.ts }, message.state);
    const body = message.blocks.length ? drawBlocks(message.blocks, on) : mrkdwn(message.raw_text, reader);
    const time = h("time.when", { datetime: moment.toISOString() }, clockTime(moment, reader.tz));
    return h(message.ephemeral ? "article.message.ephemeral" : "article.message", { tabindex: "-1", "data-ts": message.ts, "aria-label": `${message.author_name}, ${clockTime(moment, reader.tz)}` },
      avatar(message.author_name, message.is_bot),
      h("div.message-body", {},
        h("p.byline", {}, h("strong", {}, message.author_name), message.is_bot ? h("span.tag", {}, t("App")) : null, time,
          message.ephemeral ? h("span.only-you", {}, t("Only visible to you")) : null, message.edited ? h("span.only-you", {}, t("edited")) : null),
        h("div.blocks", {}, body),
        message.files.map((file) => h("a.download", { href: file.url, download: file.name }, "↓ ", file.title || file.name, h("small", {}, t("Download"))))));
  }
}
