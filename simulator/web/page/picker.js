// Choosing from a list by typing: one or several, options or people. Follows the ARIA combobox pattern.

import { h, freshId, keepInView } from "./dom.js";
import { t } from "./texts.js";

/**
 * A combobox with a list of `{ value, label, group, note }`.
 * `name` is what it is called and `named` how the page says so; `chosen` are values; `several` keeps chips; `chose(values)`
 * hears of every change.
 */
export function picker({ name, named, options, chosen, several, most, placeholder, chose }) {
  const listId = freshId("list");
  const state = { chosen: [...chosen], shown: [], active: -1, open: false };
  const chips = h("ul.chips", { "aria-label": t("Chosen") });
  const input = h("input.picker-input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
    "aria-controls": listId, "aria-autocomplete": "list", placeholder, ...named,
    input: () => open(), click: () => open(), keydown: (event) => key(event), blur: () => later(close),
  });
  const list = h("ul.picker-list", { id: listId, role: "listbox", "aria-label": name, "aria-multiselectable": several ? "true" : null, hidden: true });
  const node = h("div.picker", {}, chips, h("div.picker-box", {}, input, list));

  const labelOf = (value) => options.find((option) => option.value === value)?.label ?? value;

  function later(what) {
    setTimeout(() => { if (!node.contains(document.activeElement)) what(); }, 120);
  }

  function drawChosen() {
    chips.replaceChildren(...(several ? state.chosen.map(chip) : []));
    if (!several) input.value = state.chosen.length ? labelOf(state.chosen[0]) : "";
  }

  function chip(value) {
    const label = labelOf(value);
    const remove = () => { set(state.chosen.filter((each) => each !== value)); input.focus(); };
    return h("li.chip", {}, label, h("button", { type: "button", "aria-label": t("Remove {label}", { label }), click: remove }, "×"));
  }

  function set(values) {
    state.chosen = values;
    drawChosen();
    if (state.open) draw();
    chose(values);
  }

  function open() {
    if (!state.open) state.active = -1;
    state.open = true;
    draw();
  }

  function close() {
    state.open = false;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    if (several) input.value = "";
    else drawChosen();
  }

  function wanted(option) {
    const typed = input.value.trim().toLowerCase();
    const isChosen = !several && state.chosen.length && labelOf(state.chosen[0]).toLowerCase() === typed;
    const words = `${option.label} ${option.note || ""} ${option.group || ""}`.toLowerCase();
    return isChosen || typed.split(/\s+/).every((part) => words.includes(part));
  }

  function draw() {
    state.shown = options.filter(wanted);
    const rows = [];
    let group = null;
    state.shown.forEach((option, index) => {
      if (option.group && option.group !== group) rows.push(h("li.picker-group", { role: "presentation" }, option.group));
      group = option.group;
      rows.push(row(option, index));
    });
    if (!rows.length) rows.push(h("li.picker-none", { role: "presentation" }, t("Nothing fits what you typed.")));
    list.replaceChildren(...rows);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(state.active);
  }

  function row(option, index) {
    const isChosen = state.chosen.includes(option.value);
    const full = several && !isChosen && most && state.chosen.length >= most;
    return h("li.picker-row", {
      role: "option", id: `${listId}-${index}`, "aria-selected": String(isChosen), "aria-disabled": full ? "true" : null,
      mousedown: (event) => { event.preventDefault(); pick(index); },
    }, h("span.tick", { "aria-hidden": "true" }, isChosen ? "✓" : ""), h("span", {}, option.label, option.note ? h("small", {}, option.note) : null));
  }

  function mark(index) {
    state.active = Math.max(-1, Math.min(index, state.shown.length - 1));
    const rows = list.querySelectorAll(".picker-row");
    rows.forEach((each, place) => each.classList.toggle("active", place === state.active));
    if (state.active >= 0) {
      input.setAttribute("aria-activedescendant", `${listId}-${state.active}`);
      keepInView(list, rows[state.active]);
    } else input.removeAttribute("aria-activedescendant");
  }

  function pick(index) {
    const value = state.shown[index]?.value;
    if (value === undefined) return;
    if (!several) {
      set([value]);
      close();
      return;
    }
    const isChosen = state.chosen.includes(value);
    if (!isChosen && most && state.chosen.length >= most) return;
    input.value = "";
    set(isChosen ? state.chosen.filter((each) => each !== value) : [...state.chosen, value]);
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!state.open) open();
      else mark(state.active + (event.key === "ArrowDown" ? 1 : -1));
      event.preventDefault();
    } else if (event.key === "Enter" && state.open) {
      pick(state.active >= 0 ? state.active : 0);
      event.preventDefault();
    } else if (event.key === "Escape" && state.open) {
      close();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Backspace" && several && !input.value && state.chosen.length) {
      set(state.chosen.slice(0, -1));
    }
  }

  node.sync = (values) => {
    if (JSON.stringify(values) !== JSON.stringify(state.chosen) && !node.contains(document.activeElement)) {
      state.chosen = [...values];
      drawChosen();
    }
  };
  node.control = input;
  drawChosen();
  return node;
}
