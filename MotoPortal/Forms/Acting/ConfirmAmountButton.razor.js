// Reads the amount on the button at the moment of the click, because the page may change afterwards.
export function watch(place) {
  let shown = null;
  const note = event => {
    const button = place.querySelector('button');
    if (button && (event.type === 'submit' ? event.target === button.form : button.contains(event.target))) {
      shown = place.querySelector('[data-amount]')?.innerText ?? null;
    }
  };
  const pressed = ['click', 'submit'];
  pressed.forEach(type => document.addEventListener(type, note, true));
  return {
    take: () => {
      const taken = shown;
      shown = null;
      return taken;
    },
    stop: () => pressed.forEach(type => document.removeEventListener(type, note, true)),
  };
}
