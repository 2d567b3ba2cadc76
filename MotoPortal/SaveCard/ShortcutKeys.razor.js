export function listen(component, keys) {
  const pressed = event => {
    const elsewhere = document.querySelector('.mud-dialog-container, .mud-popover-open, [popover]:popover-open:not(nav)');
    if (event.repeat || elsewhere || !keys.includes(event.key)) {
      return;
    }

    event.preventDefault();
    component.invokeMethodAsync('PressedAsync', event.key);
  };
  document.addEventListener('keydown', pressed);
  return { stop: () => document.removeEventListener('keydown', pressed) };
}
