// Runs before any script of the page, in every engine alike, and writes down what a page must not do.
"use strict";
(() => {
  const trouble = [];
  const text = (value) => (value instanceof Error ? `${value.name}: ${value.message}` : String(value));
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...values) => {
      trouble.push(`console.${level}: ${values.map(text).join(" ")}`);
      original.apply(console, values);
    };
  }
  addEventListener("error", (event) => trouble.push(`error: ${event.message || event.target?.outerHTML}`), true);
  addEventListener("unhandledrejection", (event) => trouble.push(`rejection: ${text(event.reason)}`));
  addEventListener("securitypolicyviolation", (event) =>
    trouble.push(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`));
  window.recordedTrouble = trouble;
  // A driver cannot answer the browser's own "save as" window, so walks take the way of the browsers that have none. What
  // the walk asks for can put one back.
  delete window.showSaveFilePicker;
  delete window.showOpenFilePicker;
})();
