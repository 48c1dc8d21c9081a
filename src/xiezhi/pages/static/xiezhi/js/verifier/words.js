// The rows in English: each sentence by its form, {} for a value, which stays as it is. The program reads the same list.
export function speaker(words) {
  const bare = (form) => form.replaceAll("{}", "");
  const forms = Object.keys(words)
    .filter((form) => form.includes("{}"))
    .sort((one, two) => bare(two).length - bare(one).length || two.split("{}").length - one.split("{}").length)
    .map((form) => [new RegExp(`^${form.split("{}").map(literal).join("(.+?)")}$`, "s"), words[form]]);
  const say = (text) => {
    if (Object.hasOwn(words, text)) return words[text];
    for (const [pattern, form] of forms) {
      const found = pattern.exec(text);
      if (!found) continue;
      const values = found.slice(1).map(say);
      return form.replaceAll("{}", () => values.shift());
    }
    return text;
  };
  return say;
}
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
