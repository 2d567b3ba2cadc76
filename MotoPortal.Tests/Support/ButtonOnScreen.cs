using Bunit;

namespace MotoPortal.Tests.Support;

/// <summary>Stands in for the browser that reads the amount on the button that was pressed.</summary>
internal static class ButtonOnScreen
{
    /// <summary>Answers what stood on the button when it was pressed.</summary>
    /// <param name="js">The browser of the test.</param>
    /// <param name="shown">The amount as it stood there; null when it could not be read.</param>
    public static void ShowsOnButton(this BunitJSInterop js, Func<string?> shown)
    {
        var watch = js.SetupModule("./Forms/ConfirmAmountButton.razor.js").SetupModule("watch", _ => true);
        watch.Mode = JSRuntimeMode.Loose;
        watch.AddInvocationHandler(new Taking(shown));
    }

    private sealed class Taking(Func<string?> shown)
        : JSRuntimeInvocationHandlerBase<string?>(invocation => invocation.Identifier is "take", isCatchAllHandler: false)
    {
        protected override Task<string?> HandleAsync(JSRuntimeInvocation invocation) => Task.FromResult(shown());
    }
}
