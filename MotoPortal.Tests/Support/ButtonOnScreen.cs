using Bunit;

namespace MotoPortal.Tests.Support;

/// <summary>A stub of the browser that reads the amount on the clicked button.</summary>
internal static class ButtonOnScreen
{
    /// <summary>Answers with the amount that the button showed.</summary>
    /// <param name="js">The browser stub.</param>
    /// <param name="shown">The amount as shown; null when it could not be read.</param>
    public static void ShowsOnButton(this BunitJSInterop js, Func<string?> shown)
    {
        var watch = js.SetupModule("./Forms/Acting/ConfirmAmountButton.razor.js").SetupModule("watch", _ => true);
        watch.Mode = JSRuntimeMode.Loose;
        watch.AddInvocationHandler(new Taking(shown));
    }

    private sealed class Taking(Func<string?> shown)
        : JSRuntimeInvocationHandlerBase<string?>(invocation => invocation.Identifier is "take", isCatchAllHandler: false)
    {
        protected override Task<string?> HandleAsync(JSRuntimeInvocation invocation) => Task.FromResult(shown());
    }
}
