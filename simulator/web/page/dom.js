// Small helpers for drawing: elements from plain calls, never from markup in strings, so that no text can become code.

/** An element: `h("p.note", { title: "…" }, "text", child)`. Functions become listeners, false and null are left out. */
export function h(what, given = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(given)) assign(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") node.addEventListener(name, value);
  else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element. */
export function svg(tag, given = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Have a screen reader say something in passing. */
export function announce(sentence) {
  document.getElementById("live").textContent = sentence;
}

let made = 0;

/** An id that nothing else has. */
export function freshId(name) {
  made += 1;
  return `${name}-${made}`;
}

/** Scroll a list, and nothing around it, so that one of its rows is seen. */
export function keepInView(list, row) {
  const above = row.offsetTop - list.scrollTop;
  if (above < 0) list.scrollTop = row.offsetTop;
  else if (above + row.offsetHeight > list.clientHeight) list.scrollTop = row.offsetTop + row.offsetHeight - list.clientHeight;
}

const CAN_FOCUS = "a[href], button, input, select, textarea, [tabindex]";

/** What the Tab key reaches within a node, in order. */
export function reachable(node) {
  return [...node.querySelectorAll(CAN_FOCUS)].filter(
    (each) => !each.disabled && each.tabIndex >= 0 && each.getClientRects().length > 0,
  );
}

/** Keep the Tab key within a node. */
export function keepFocus(node, event) {
  if (event.key !== "Tab") return;
  const inside = reachable(node);
  if (!inside.length) return;
  const first = inside[0];
  const last = inside[inside.length - 1];
  if (event.shiftKey && document.activeElement === first) {
    last.focus();
    event.preventDefault();
  } else if (!event.shiftKey && document.activeElement === last) {
    first.focus();
    event.preventDefault();
  }
}

/** A round picture made of somebody's initials, in a colour of their own. */
export function avatar(name, isBot = false) {
  if (isBot) return h("span.avatar.bot", { "aria-hidden": "true" }, "⇄");
  const initials = name.split(/\s+/).map((word) => word[0]).filter(Boolean).slice(0, 2).join("");
  const node = h("span.avatar", { "aria-hidden": "true" }, initials);
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + letter.codePointAt(0)) % 360;
  node.style.setProperty("--hue", hue);
  return node;
}
