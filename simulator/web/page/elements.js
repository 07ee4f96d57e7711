// Everything that is pressed, chosen or filled in. Each becomes a node; `sync` brings it up to date without a redraw.

import { h, freshId } from "./dom.js";
import { picker } from "./picker.js";
import { confirmFirst } from "./dialogs.js";
import { t } from "./texts.js";

/** Draw an element, or return null when nobody knows how. `at` says where it is, what it is called and what it holds. */
export function drawElement(element, at) {
  const draw = DRAWN[element.type];
  return draw ? draw(element, at) : null;
}

/** Whether an element can be drawn. */
export function canDraw(element) {
  return element.type in DRAWN;
}

async function act(element, at, value, node) {
  if (element.confirm && !(await confirmFirst(element.confirm, at.reader))) {
    at.redraw?.();
    return;
  }
  node?.setAttribute("aria-busy", "true");
  try {
    await at.act(at.block.block_id, element.action_id, value);
  } finally {
    node?.removeAttribute("aria-busy");
  }
}

function button(element, at) {
  const node = h("button.button", {
    type: "button", "data-action": element.action_id, "aria-label": element.accessibility_label,
    click: () => { if (!node.hasAttribute("aria-busy")) act(element, at, undefined, node); },
  }, ...at.plain(element.text.text));
  if (element.style) node.classList.add(element.style);
  if (element.url) node.classList.add("link");
  return node;
}

function overflow(element, at) {
  const menuId = freshId("menu");
  const toggle = h("button.button.more", {
    type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": menuId,
    "aria-label": t("More actions"), "data-action": element.action_id, click: () => open(menu.hidden), keydown: (event) => toggleKey(event),
  }, "⋯");
  const items = element.options.map((option) => h("li", { role: "none" }, h("button", {
    type: "button", role: "menuitem", tabindex: "-1",
    click: () => { open(false); toggle.focus(); act(element, at, { value: option.value }, toggle); },
  }, ...at.plain(option.text.text))));
  const menu = h("ul.menu", { id: menuId, role: "menu", hidden: true, keydown: (event) => menuKey(event) }, items);
  const node = h("div.overflow", { focusout: (event) => { if (!node.contains(event.relatedTarget)) open(false); } }, toggle, menu);

  function open(yes) {
    menu.hidden = !yes;
    toggle.setAttribute("aria-expanded", String(yes));
    if (yes) menu.querySelector("button").focus();
  }

  function toggleKey(event) {
    if (event.key === "ArrowDown") { open(true); event.preventDefault(); }
  }

  function menuKey(event) {
    const buttons = [...menu.querySelectorAll("button")];
    const place = buttons.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      buttons[(place + (event.key === "ArrowDown" ? 1 : buttons.length - 1)) % buttons.length].focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      open(false);
      toggle.focus();
      event.preventDefault();
      event.stopPropagation();
    }
  }
  return node;
}

const NONE = "";

function select(element, at) {
  const chosen = at.entry?.selected_option?.value ?? NONE;
  const groups = element.option_groups
    ? element.option_groups.map((group) => h("optgroup", { label: group.label.text }, group.options.map((option) => one(option, chosen))))
    : element.options.map((option) => one(option, chosen));
  const node = h("select.select", {
    ...at.named, "data-action": element.action_id,
    change: () => act(element, at, node.value === NONE ? null : { value: node.value }, node),
  }, h("option", { value: NONE }, element.placeholder?.text || t("Choose an option")), groups);
  node.value = chosen;
  node.sync = (entry) => { if (document.activeElement !== node) node.value = entry?.selected_option?.value ?? NONE; };
  return node;
}

function one(option, chosen) {
  return h("option", { value: option.value, selected: option.value === chosen }, option.text.text);
}

function radios(element, at) {
  return choices(element, at, "radio", (entry) => [entry?.selected_option?.value], (values) => ({ value: values[0] }));
}

function checkboxes(element, at) {
  const read = (entry) => (entry?.selected_options || []).map((option) => option.value);
  return choices(element, at, "checkbox", read, (values) => values.map((value) => ({ value })));
}

function choices(element, at, type, read, write) {
  const name = freshId("choice");
  const boxes = element.options.map((option) => {
    const box = h("input", { type, name, value: option.value, "data-action": element.action_id, change: () => changed() });
    const note = option.description ? h("small", {}, ...at.text(option.description)) : null;
    return h("label.choice", {}, box, h("span", {}, ...at.text(option.text), note));
  });
  const node = h("div.choices", { role: type === "radio" ? "radiogroup" : "group", ...at.named }, boxes);
  const inputs = () => [...node.querySelectorAll("input")];

  function changed() {
    act(element, at, write(inputs().filter((box) => box.checked).map((box) => box.value)), node);
  }
  node.sync = (entry) => {
    const chosen = read(entry);
    for (const box of inputs()) box.checked = chosen.includes(box.value);
  };
  node.sync(at.entry);
  return node;
}

const TYPING = 350;

/** Whether what is typed is sent while it is typed; not where the app asked to hear of it on Enter only. */
function hearsLetters(element, block) {
  return !block.dispatch_action || element.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
}

function typed(element, at, node, key) {
  let waiting;
  const send = () => {
    clearTimeout(waiting);
    waiting = undefined;
    return act(element, at, node.value || null);
  };
  if (hearsLetters(element, at.block)) node.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(send, TYPING); });
  node.addEventListener("change", send);
  at.flushes?.push(() => (waiting === undefined ? undefined : send()));
  node.sync = (entry) => { if (document.activeElement !== node) node.value = entry?.[key] ?? ""; };
  node.sync(at.entry);
  return node;
}

function text(element, at) {
  const given = { ...at.named, "data-action": element.action_id, placeholder: element.placeholder?.text, maxlength: element.max_length };
  const node = element.multiline ? h("textarea.input", { rows: 4, ...given }) : h("input.input", { type: "text", ...given });
  return typed(element, at, node, "value");
}

function field(type, key, more = () => ({})) {
  return (element, at) => {
    const given = { type, ...at.named, "data-action": element.action_id, placeholder: element.placeholder?.text, ...more(element) };
    return typed(element, at, h("input.input", given), key);
  };
}

function moment(element, at) {
  const node = h("input.input", { type: "datetime-local", ...at.named, "data-action": element.action_id });
  node.addEventListener("change", () => act(element, at, node.value ? at.reader.instant(node.value) : null, node));
  node.sync = (entry) => { if (document.activeElement !== node) node.value = at.reader.local(entry?.selected_date_time); };
  node.sync(at.entry);
  return node;
}

function listed(key, optionsOf, several, wrap) {
  return (element, at) => {
    const read = (entry) => [entry?.[key] ?? []].flat().map((kept) => kept?.value ?? kept);
    const node = picker({
      name: at.label, named: at.named,
      options: optionsOf(element, at), chosen: read(at.entry), several, most: element.max_selected_items,
      placeholder: element.placeholder?.text,
      chose: (values) => act(element, at, several ? values.map(wrap) : values.length ? wrap(values[0]) : null),
    });
    const sync = node.sync;
    node.sync = (entry) => sync(read(entry));
    node.control.dataset.action = element.action_id;
    return node;
  };
}

function grouped(element) {
  const groups = element.option_groups || [{ options: element.options }];
  return groups.flatMap((group) => group.options.map((option) => ({
    value: option.value, label: option.text.text, group: group.label?.text, note: option.description?.text,
  })));
}

const people = (_, at) => at.reader.people.map((person) => ({ value: person.id, label: person.name, note: person.title }));
const channels = (_, at) => at.reader.channels.map((channel) => ({ value: channel.id, label: `#${channel.name}` }));
const asOption = (value) => ({ value });
const asIs = (value) => value;

const DRAWN = {
  button,
  overflow,
  static_select: select,
  radio_buttons: radios,
  checkboxes,
  plain_text_input: text,
  number_input: field("text", "value", (element) => ({ inputmode: element.is_decimal_allowed ? "decimal" : "numeric" })),
  email_text_input: field("email", "value"),
  url_text_input: field("url", "value"),
  datepicker: field("date", "selected_date"),
  timepicker: field("time", "selected_time"),
  datetimepicker: moment,
  multi_static_select: listed("selected_options", grouped, true, asOption),
  users_select: listed("selected_user", people, false, asIs),
  multi_users_select: listed("selected_users", people, true, asIs),
  channels_select: listed("selected_channel", channels, false, asIs),
  multi_channels_select: listed("selected_channels", channels, true, asIs),
  conversations_select: listed("selected_conversation", channels, false, asIs),
  multi_conversations_select: listed("selected_conversations", channels, true, asIs),
};
