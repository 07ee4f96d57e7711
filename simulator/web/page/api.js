// The same endpoints that the tests use: acts, readings, the clock.

async function asked(path, options) {
  const response = await fetch(`/sim/${path}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error((answer.error || response.statusText).replace(/^CannotDo: /, ""));
  return answer;
}

/** Read something. */
export function get(path, query = {}) {
  return asked(`${path}?${new URLSearchParams(query)}`, {});
}

let last = Promise.resolve();

/** Do something; one act after the other, in the order in which they were asked for. */
export function post(path, body = {}) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const done = last.then(() => asked(path, options));
  last = done.catch(() => undefined);
  return done;
}

/** The same, without waiting for what is under way: to stop it. */
export function interrupt(path, body = {}) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  return asked(path, options);
}

/** Have `heard` called with each piece of news for as long as the page is open, and after a gap with `connected`. */
export function listen(heard) {
  const stream = new EventSource("/sim/events");
  let opened = 0;
  stream.onmessage = (event) => heard(JSON.parse(event.data));
  stream.onopen = () => { if (opened++) heard({ kind: "connected" }); };
  addEventListener("pagehide", () => stream.close());
}
