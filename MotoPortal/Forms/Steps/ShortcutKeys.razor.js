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

  // A frame tells the keys that were pressed in it, if it is one of this page and still shows what the page put there.
  const told = event => {
    const frame = [...document.querySelectorAll('iframe')].find(one => one.contentWindow === event.source);
    if (frame && new URL(frame.src).origin === event.origin && keys.includes(event.data?.key)) {
      component.invokeMethodAsync('PressedAsync', event.data.key);
    }
  };
  document.addEventListener('keydown', pressed);
  window.addEventListener('message', told);
  return {
    stop: () => {
      document.removeEventListener('keydown', pressed);
      window.removeEventListener('message', told);
    },
  };
}
