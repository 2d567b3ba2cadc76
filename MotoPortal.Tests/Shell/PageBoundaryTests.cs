using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MotoPortal.Shell;
using MotoPortal.Shell.Hosting;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;
using MudBlazor.Services;

namespace MotoPortal.Tests.Shell;

public sealed class PageBoundaryTests : BunitContext, IAsyncLifetime
{
    private readonly CollectedLog _log = new();

    public PageBoundaryTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddLogging(logging => logging.AddProvider(_log));
        Services.AddSingleton<ErrorReference>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Fact]
    public void An_error_is_told_in_plain_words_with_a_reference_that_stands_in_the_log_and_the_next_page_starts_afresh()
    {
        var broken = true;
        var page =
            Render<PageBoundary>(parameters => parameters.AddChildContent<Breaking>(child => child.Add(one => one.Breaks, () => broken)));

        var reference = page.Find("[role=alert]").TextContent.Replace("Reference ", "", StringComparison.Ordinal).Trim();
        broken = false;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/elsewhere");

        page.WaitForAssertion(() => page.Markup.ShouldContain("all is well"));
        var line = _log.Lines.Single(line => line.Event.Id == 1001);
        line.Message.ShouldContain(reference);
        line.Exception!.Message.ShouldBe("Broken on purpose.");
        page.Markup.ShouldNotContain("Broken on purpose.");
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();

    internal sealed class Breaking : ComponentBase
    {
        [Parameter, EditorRequired]
        public required Func<bool> Breaks { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, "all is well");

        protected override void OnInitialized()
        {
            if (Breaks())
            {
                throw new InvalidOperationException("Broken on purpose.");
            }
        }
    }
}
