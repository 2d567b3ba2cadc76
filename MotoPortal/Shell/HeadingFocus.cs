using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace MotoPortal.Shell;

/// <summary>
/// Moves the focus to the heading of each new page, so that a screen reader starts there. The script in <c>portal.js</c> does nothing when
/// the focus is already inside the page: the call arrives later than the page, and the framework's <c>FocusOnNavigate</c> would take a
/// person out of the field in which they type.
/// </summary>
public sealed class HeadingFocus : ComponentBase
{
    private Type? _shown;

    /// <summary>The page that is shown. The same page with other route values does not count as new.</summary>
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
            // The person has left, or the script did not arrive. Moving the focus is optional; the page goes on without it.
        }
    }
}
