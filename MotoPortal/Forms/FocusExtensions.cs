using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MotoPortal.Forms;

/// <summary>Moves the keyboard focus, tolerating elements that are gone.</summary>
internal static class FocusExtensions
{
    /// <summary>Focuses an element; does nothing when the element or the page is gone.</summary>
    public static async Task TryFocusAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (Exception exception) when (exception is JSException
            or JSDisconnectedException or InvalidOperationException or OperationCanceledException)
        {
            // Another step was rendered first, or the person left.
        }
    }
}
