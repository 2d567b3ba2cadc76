using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MotoPortal.Forms;

/// <summary>Moves the keyboard's focus where something may have left the page in the meantime.</summary>
internal static class Focusing
{
    /// <summary>Moves the focus to an element; does nothing when the element or the page is gone.</summary>
    public static async Task TryFocusAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (Exception exception) when (exception is JSException
            or JSDisconnectedException or InvalidOperationException or OperationCanceledException)
        {
            // Another step was drawn first, or the person left; there is nothing to focus any more.
        }
    }
}
