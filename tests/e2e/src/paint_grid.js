// Sets a day and goes on to the next, in turn, each time until effects have run and the layout is done.
const [times, done] = arguments;
const grid = document.querySelector('.rota-grid');
const settled = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(null);
});
const press = (key) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const letter = () => document.getElementById(grid.getAttribute('aria-activedescendant')).textContent;
(async () => {
  grid.focus();
  const milliseconds = [];
  const moves = [];
  const follows = [];
  let changed = 0;
  const timed = async (key, into) => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const start = performance.now();
    press(key);
    await settled();
    document.body.offsetHeight;
    into.push(performance.now() - start);
  };
  // The longest time from frame to frame while what is counted follows a key.
  const followed = async () => {
    await new Promise(requestAnimationFrame);
    let last = performance.now();
    let longest = 0;
    for (let frame = 0; frame < 8; frame += 1) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    follows.push(longest);
  };
  for (let at = 0; at < times; at += 1) {
    await timed(at % 3 ? 'ArrowRight' : 'ArrowDown', moves);
    await timed(letter() === 'E' ? 'l' : 'e', milliseconds);
    const set = letter();
    await followed();
    await timed('Delete', milliseconds);
    changed += set !== '' && letter() === '';
  }
  // Scrolling from end to end, frame by frame.
  const frames = [];
  const scrolls = [];
  let last = performance.now();
  for (let at = 0; at < 60; at += 1) {
    const start = performance.now();
    grid.scrollLeft = (grid.scrollWidth * at) / 60;
    document.body.offsetHeight;
    scrolls.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  done({ milliseconds, moves, follows, scrolls, frames, changed });
})();
