// The reader's keys: those on the screen, those of the keyboard, and a pasted number.

/** Calls the reader for each key. `doing` has a function for each value of data-do. */
export function listen(reader) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.disabled) {
      return;
    }
    if (button.dataset.key) {
      reader.type(button.dataset.key);
    } else if (button.dataset.number) {
      reader.fill(button);
    } else if (button.dataset.do) {
      reader.doing[button.dataset.do]();
    }
  });

  // A key pressed with the mouse leaves the focus in the field, as on a device, so that Enter continues and does not press it again.
  for (const pressed of ["pointerdown", "mousedown"]) {
    document.addEventListener(pressed, (event) => {
      if (event.target.closest(".keys button")) {
        event.preventDefault();
        reader.field.focus({ preventScroll: true });
      }
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const onButton = event.target.closest("button, a") !== null;
    if (event.key === "F8" && parent !== window) {
      // The page around the reader stops it by this key. The message holds nothing but its name, so any page may have it.
      event.preventDefault();
      parent.postMessage({ key: event.key }, "*");
    } else if (event.key === "Escape") {
      reader.escape();
    } else if (event.key === "Backspace") {
      event.preventDefault();
      reader.erase();
    } else if (event.key === "Enter") {
      // A focused button handles the key itself. A key that is held down counts once.
      if (!onButton || event.repeat) {
        event.preventDefault();
      }
      if (!onButton && !event.repeat) {
        reader.enter();
      }
    } else if (event.key.length === 1 && !(event.key === " " && onButton) && reader.isKeying()) {
      event.preventDefault();
      reader.type(event.key);
    }
  });

  document.addEventListener("paste", (event) => {
    if (reader.isKeying()) {
      event.preventDefault();
      reader.paste(event.clipboardData.getData("text"));
    }
  });
}
