using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace MotoPortal.Shell;

/// <summary>
/// Moves the focus to the heading of each new page, so that a screen reader begins there. The browser's part, in <c>portal.js</c>, leaves
/// the focus alone when it is inside the page already: the order arrives one way through the line after the page does, and the framework's
/// own <c>FocusOnNavigate</c> would take a person out of the field they are typing in.
/// </summary>
public sealed class HeadingFocus : ComponentBase
{
    private Type? _shown;

    /// <summary>The page that is shown. The same page with other values is not a new one.</summary>
    [Parameter, EditorRequired]
    public required RouteData RouteData { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (RouteData.PageType == _shown)
        {
            return;
        }

        _shown = RouteData.PageType;
        try
        {
            await Browser.InvokeVoidAsync("MotoPortal.focusHeading");
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The person has left, or the script did not arrive. The focus is a courtesy; a page does not end for it.
        }
    }
}
