// Types a digit more and a digit less in turn, each time until effects have run and the layout is done.
const [name, begin, times, done] = arguments;
const label = [...document.querySelectorAll('label')].find((each) => each.textContent === name);
const field = document.getElementById(label.htmlFor);
const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
const settled = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
});
const drawn = () => [...document.querySelectorAll('.chart-stage svg')].map((each) => each.innerHTML).join('');
(async () => {
  const milliseconds = [];
  let changed = 0;
  let before = drawn();
  for (let at = 0; at < times; at += 1) {
    // Not in a frame: what the browser does there for the keystroke before is not of this one.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const start = performance.now();
    set.call(field, at % 2 ? begin : begin + (1 + at % 9));
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    document.body.offsetHeight;
    milliseconds.push(performance.now() - start);
    const after = drawn();
    changed += after !== before;
    before = after;
  }
  done({ milliseconds, changed });
})();
