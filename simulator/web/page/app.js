// The page: who is acted, what they look at, and everything kept up to date as it happens.

import { get, post, listen } from "./api.js";
import { announce } from "./dom.js";
import { makeReader } from "./reader.js";
import { drawSide } from "./side.js";
import { Talk } from "./talk.js";
import { Modal } from "./modal.js";
import { Happened } from "./happened.js";
import { Clock } from "./clock.js";
import { Tour } from "./tour.js";
import { drawTools, listenToKeys } from "./tools.js";
import { drawPanes, showPane } from "./panes.js";
import { t, language } from "./texts.js";

const CALM = 90;
const BUSY = 700;

export const app = {
  me: null,
  channel: null,
  state: null,
  demo: null,
  talk: null,
  happened: null,
  reader: null,
  heard: {},

  /** The page's own doing, or somebody's act; afterwards everything is up to date. */
  async act(kind, given = {}, person = app.me) {
    try {
      const outcome = await post("act", { person, kind, ...given });
      if (outcome.failure) app.clock.say(outcome.failure, true);
      else app.clock.goesWell();
      return outcome;
    } catch (problem) {
      app.clock.say(problem.message, true);
      return null;
    } finally {
      await app.refresh();
    }
  },

  /** Act as somebody, in one of their conversations ("home" is the app's Home tab). */
  async be(person, channel) {
    const another = person !== app.me;
    app.me = person;
    app.channel = channel || (another ? null : app.channel);
    if (another) app.parts.modal.close();
    await app.refresh();
    if (another) announce(t("You act as {name} now.", { name: app.reader.nameOf(person) }));
    if (app.channel === "home") await app.act("opens_home");
  },

  async go(channel) {
    app.channel = channel;
    showPane("talk");
    if (channel === "home") await app.act("opens_home");
    else await app.refresh();
  },

  async refresh() {
    const asked = app.me;
    const [state, news] = await Promise.all([get("state", { person: asked }), app.parts.happened.fetch()]);
    if (asked !== app.me) return;
    app.state = state;
    app.reader = makeReader(state);
    const known = state.conversations.map((conversation) => conversation.id);
    if (app.channel !== "home" && !known.includes(app.channel)) app.channel = firstOf(state);
    const channel = app.channel;
    const talk = channel === "home" ? null : await get("conversation", { person: asked, channel });
    if (asked !== app.me || channel !== app.channel) return;
    app.talk = talk;
    draw(news);
    hear();
    look();
  },

  async refreshDemo() {
    app.demo = await get("demo");
    if (app.demo.language !== language) await inAnotherLanguage();
    app.clock.busy(app.demo.busy);
    app.parts.tour.draw();
  },
};

app.parts = { talk: new Talk(app), modal: new Modal(app), happened: new Happened(app), tour: new Tour(app) };
app.clock = new Clock(app);

/** Where somebody lands: at what came last and is unread, what is for few before what is for all; else in #mentoring. */
function firstOf(state) {
  const newest = [...state.conversations].sort((one, other) => (other.latest || "").localeCompare(one.latest || ""));
  const found = newest.find((each) => each.unread && each.kind !== "public_channel")
    || newest.find((each) => each.unread)
    || state.conversations.find((each) => each.name === "#mentoring")
    || state.conversations[0];
  return found ? found.id : "home";
}

function draw(news) {
  app.clock.draw();
  drawSide(app);
  app.parts.talk.draw();
  app.parts.modal.draw();
  app.parts.happened.draw(news);
  app.parts.tour.draw();
  drawPanes(app);
  const unread = app.state.person.unread;
  const title = t("{name} · Bothways, the demo", { name: app.state.person.name });
  document.title = unread ? `(${unread}) ${title}` : title;
  history.replaceState(null, "", `#${app.me}/${app.channel}`);
}

/** Say to a screen reader what came in where somebody looks. */
function hear() {
  const messages = app.talk ? app.talk.messages : [];
  const key = `${app.me} ${app.channel}`;
  const last = messages[messages.length - 1];
  if (last && app.heard.key === key && last.ts > app.heard.ts && last.author !== app.me) {
    announce(`${last.author_name}: ${last.shown.slice(0, 160)}`);
  }
  app.heard = { key, ts: last ? last.ts : "" };
}

function look() {
  const here = app.state.conversations.find((each) => each.id === app.channel);
  if (here && here.unread && document.visibilityState === "visible") post("read", { person: app.me, channel: here.id });
}

let waiting = false;
let again = false;

/** News come in bursts: draw once for many. */
function soon() {
  if (waiting) { again = true; return; }
  waiting = true;
  setTimeout(async () => {
    try { await app.refresh(); } catch (problem) { app.clock.say(problem.message, true); }
    waiting = false;
    if (again) { again = false; soon(); }
  }, app.clock.isBusy ? BUSY : CALM);
}

async function heard(news) {
  if (news.kind === "busy") {
    app.clock.busy(news.busy);
    if (!news.busy) await app.refreshDemo();
  }
  if (news.kind === "autopilot") await app.refreshDemo();
  if (news.kind === "stopped" || news.kind === "connected") await fresh();
  soon();
}

/** After a restart: nothing that was known counts any more. */
async function fresh() {
  app.parts.happened.forget();
  app.parts.modal.close();
  app.heard = {};
  try {
    await app.refreshDemo();
  } catch {
    app.clock.say(t("The demo has ended. Start it again with make demo."), true);
  }
}

/** The demo was begun again in another language: the page is loaded anew, and whatever waits for this need not go on. */
function inAnotherLanguage() {
  history.replaceState(null, "", location.pathname);
  location.reload();
  return new Promise(() => undefined);
}

async function begin() {
  app.demo = await get("demo");
  const [person, channel] = decodeURIComponent(location.hash.slice(1)).split("/");
  app.me = app.demo.star;
  drawTools(app);
  if (person && (person in app.demo.characters || person === app.demo.organiser)) {
    app.me = person;
    app.channel = channel || null;
  }
  await app.refresh();
  app.clock.busy(app.demo.busy);
  if (app.channel === "home") await app.act("opens_home");
  listen(heard);
  listenToKeys(app);
  document.body.dataset.ready = "true";
}

begin();
