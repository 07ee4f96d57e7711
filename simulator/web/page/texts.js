// The page's own words in the language of the demo: t("Hello {name}", { name }), n("{count} day", "{count} days", count).

import { get } from "./api.js";

export const { language, locale, messages } = await get("words");

const rules = new Intl.PluralRules(locale);

/** A message in the language of the demo, its placeholders filled in. */
export function t(text, facts = {}) {
  return filled(messages[text] ?? text, facts);
}

/** The plural form that the language has for a count, which is filled in as {count}. */
export function n(one, several, count, facts = {}) {
  const forms = messages[one] ?? { one, other: several };
  return filled(forms[rules.select(count)] ?? forms.other, { count, ...facts });
}

function filled(text, facts) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => {
    if (!(name in facts)) throw new Error(placeholder + text);
    return String(facts[name]);
  });
}
