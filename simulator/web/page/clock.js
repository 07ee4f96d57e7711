// The clock: what time it is for whoever is acted, and the buttons that let time pass. Forward only.

import { h } from "./dom.js";
import { post, interrupt } from "./api.js";
import { clockTime, written } from "./dates.js";
import { t } from "./texts.js";

/** What stands beside the time where it is narrow; the rest opens with *More*. */
const ALWAYS = "next";
const JUMPS = [["next", t("Next event")], ["hour", t("+1 h")], ["day", t("+1 day")], ["week", t("+1 week")], ["end", t("Play to the end")]];

export class Clock {
  constructor(app) {
    this.app = app;
    this.isBusy = false;
    this.now = h("p.now");
    this.buttons = JUMPS.map(([how, name]) => h(how === ALWAYS ? "button.button.primary" : "button.button.lesser", { type: "button", "data-jump": how, click: () => this.jump(how) }, name));
    this.stop = h("button.button", { type: "button", hidden: true, click: () => interrupt("clock", { stop: true }) }, t("Stop"));
    this.restart = h("button.button.lesser", { type: "button", click: () => this.again() }, t("Restart"));
    this.pilot = h("input", { type: "checkbox", role: "switch", change: () => post("autopilot", { on: this.pilot.checked }) });
    const pilot = h("label.pilot.lesser", { title: t("Everybody else answers by a script of their own") }, this.pilot, h("span", {}, t("Autopilot")));
    this.live = h("input", { type: "checkbox", role: "switch", change: () => this.keepTime() });
    const live = h("label.pilot.lesser", { title: t("The clock runs as fast as yours, as in a session") }, this.live, h("span", {}, t("Real time")));
    this.more = h("button.button.narrow", { type: "button", "aria-expanded": "false", click: () => this.unfold() }, t("More"));
    this.said = h("p.said", { role: "status" });
    document.getElementById("clock").append(this.now, h("div.jumps", { role: "group", "aria-label": t("Let time pass") }, this.buttons, this.stop, this.more, this.restart, live, pilot), this.said);
  }

  draw() {
    const { reader } = this.app;
    const key = `${reader.now.toISOString()} ${reader.tz}`;
    if (this.now.dataset.key === key) return;
    this.now.dataset.key = key;
    const day = written(reader.now, reader.tz, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
    this.now.replaceChildren(h("strong", {}, clockTime(reader.now, reader.tz)), h("span", {}, day), h("small", {}, reader.tz.split("/").pop().replace("_", " ")));
  }

  say(sentence, isProblem = false) {
    this.said.classList.toggle("problem", isProblem);
    this.said.textContent = sentence;
  }

  /** What went wrong before is over once something goes well. */
  goesWell() {
    if (this.said.classList.contains("problem")) this.say("");
  }

  unfold() {
    const all = document.getElementById("clock").classList.toggle("all");
    this.more.setAttribute("aria-expanded", String(all));
    this.more.textContent = all ? t("Less") : t("More");
  }

  busy(yes) {
    this.isBusy = yes;
    document.getElementById("app").classList.toggle("busy", yes);
    this.pilot.checked = this.app.demo.autopilot;
    for (const button of this.buttons) button.setAttribute("aria-disabled", String(yes));
    this.stop.hidden = !yes;
  }

  keepTime() {
    clearInterval(this.second);
    if (!this.live.checked) return;
    this.second = setInterval(() => { if (!this.isBusy) post("clock", { tick: true, as: this.app.me }).catch((problem) => this.say(problem.message, true)); }, 1000);
  }

  async jump(how) {
    if (this.isBusy) return;
    this.busy(true);
    this.say(how === "end" ? t("Playing to the end, everybody by script …") : t("Time passes …"));
    try {
      const { said } = await interrupt("clock", { jump: how, as: this.app.me });
      this.say(said);
    } catch (problem) {
      this.say(problem.message, true);
    }
    this.busy(false);
    await this.app.refresh();
  }

  /** From the first morning; `given` may name another language, in which the page is then loaded anew. */
  async again(given = {}) {
    this.say(t("Starting again …"));
    await interrupt("restart", given);
    await this.app.refreshDemo();
    await this.app.parts.tour.begin();
    this.say(t("A fresh Monday morning."));
  }
}
