export function listen(component, keys) {
  const pressed = event => {
    const elsewhere = document.querySelector('.mud-dialog-container, .mud-popover-open, [popover]:popover-open:not(nav)');
    const typing = event.key.length === 1
      && (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]'));
    if (event.repeat || elsewhere || typing || !keys.includes(event.key)) {
      return;
    }

    event.preventDefault();
    component.invokeMethodAsync('PressedAsync', event.key);
  };
  document.addEventListener('keydown', pressed);
  return { stop: () => document.removeEventListener('keydown', pressed) };
}
