// The name of an element as assistive software would compute it, near enough.
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textOf = (id) => tidy(document.getElementById(id)?.textContent);
const ownText = (label) => {
  const copy = label.cloneNode(true);
  copy.querySelectorAll("input, select, textarea, button, [aria-hidden=true]").forEach((each) => each.remove());
  return tidy(copy.textContent);
};
const nameOf = (element) => {
  const labelledBy = element.getAttribute("aria-labelledby");
  if (labelledBy) return tidy(labelledBy.split(/\s+/).map(textOf).join(" "));
  if (element.hasAttribute("aria-label")) return tidy(element.getAttribute("aria-label"));
  if (element.labels?.length) return ownText(element.labels[0]);
  if (element.matches("input[type=submit], input[type=button]")) return tidy(element.value);
  if (element.matches("input, select, textarea")) return tidy(element.title || element.placeholder);
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true]").forEach((each) => each.remove());
  return tidy(copy.textContent) || tidy(element.title);
};
const isThere = (element) =>
  element.matches("input[type=file]") || (element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden");
