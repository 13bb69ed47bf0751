// Moves in the grid, sets days, or scrolls it, so many times, with some frames after each for what follows from it,
// between two marks.
const [what, times, done] = arguments;
const grid = document.querySelector('.rota-grid');
const FOLLOWING = 8;
const press = (key) => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const letter = () => document.getElementById(grid.getAttribute('aria-activedescendant')).textContent;
const frames = async (count) => {
  for (let at = 0; at < count; at += 1) await new Promise(requestAnimationFrame);
};
const steps = {
  move: async (at) => {
    const before = grid.getAttribute('aria-activedescendant');
    // To and fro, so that it does not end at an edge.
    const along = at % 80 < 40;
    press(at % 3 ? (along ? 'ArrowRight' : 'ArrowLeft') : along ? 'ArrowDown' : 'ArrowUp');
    await frames(FOLLOWING);
    return grid.getAttribute('aria-activedescendant') !== before;
  },
  set: async (at) => {
    press(at % 2 ? 'ArrowRight' : 'ArrowDown');
    await frames(FOLLOWING);
    const before = letter();
    press(before === 'E' ? 'l' : 'e');
    await frames(FOLLOWING);
    return letter() !== before;
  },
  scroll: async (at) => {
    const before = grid.scrollLeft;
    grid.scrollLeft = ((grid.scrollWidth - grid.clientWidth) * ((at % 59) + 1)) / 59;
    await frames(1);
    return grid.scrollLeft !== before;
  },
};
(async () => {
  grid.focus();
  await frames(FOLLOWING);
  performance.mark(what);
  let changed = 0;
  for (let at = 0; at < times; at += 1) changed += await steps[what](at);
  performance.mark(`${what} done`);
  await frames(2);
  done(changed);
})();
