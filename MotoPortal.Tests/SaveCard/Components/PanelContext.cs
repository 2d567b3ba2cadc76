using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Consents.Copy;
using MotoPortal.Shell;
using MudBlazor;
using MudBlazor.Services;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>
/// Renders one panel as a browser's page would: interactive, in English, with MudBlazor's lists and a clock that the test turns.
/// </summary>
public abstract class PanelContext : BunitContext, IAsyncLifetime
{
    /// <summary>Prepares the services that panels ask for.</summary>
    protected PanelContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        ComponentFactories.AddStub<CopyPanel>();
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<BrowserTime>();
        Services.AddSingleton<ErrorReference>();
    }

    /// <summary>The clock of the panels.</summary>
    protected FakeTimeProvider Clock { get; } = new(Samples.Now);

    /// <summary>Where MudBlazor draws what opens above the page.</summary>
    protected IRenderedComponent<MudPopoverProvider> Lists { get; private set; } = null!;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        // No service can be added after this.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Lists = Render<MudPopoverProvider>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}

/// <summary>Finds what a person would look for: by role and words.</summary>
internal static class Finding
{
    /// <summary>The button, or the link drawn as one, that starts with these words.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.FindAll("button, a.mud-button-root").Single(button => button.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));

    /// <summary>Whether there is such a button.</summary>
    public static bool HasButton<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.FindAll("button, a.mud-button-root").Any(button => button.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));

    /// <summary>The radio button or checkbox whose label starts with these words.</summary>
    public static IElement Choice<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.FindAll("label").First(label => label.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)
            && label.QuerySelector("input") is not null).QuerySelector("input")!;

    /// <summary>Answers a radio button or checkbox with yes.</summary>
    public static void Tick<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.Choice(words).Change(true);

    /// <summary>Types into the field with this id and leaves it.</summary>
    public static void Type<T>(this IRenderedComponent<T> panel, string id, string typed)
        where T : IComponent
    {
        panel.Find($"#{id}").Change(typed);
        panel.Find($"#{id}").Blur();
    }

    /// <summary>Presses Enter in the form.</summary>
    public static void HandIn<T>(this IRenderedComponent<T> panel)
        where T : IComponent =>
        panel.Find("form").Submit();

    /// <summary>The words beside the field with this id; null when nothing is wrong.</summary>
    public static string? Beside<T>(this IRenderedComponent<T> panel, string id)
        where T : IComponent =>
        panel.FindAll($"#{id}-problem").SingleOrDefault()?.TextContent.Replace("⚠", "", StringComparison.Ordinal).Trim();

    /// <summary>The lines of the summary of what is wrong.</summary>
    public static string[] Summary<T>(this IRenderedComponent<T> panel)
        where T : IComponent =>
        [.. panel.FindAll(".error-summary li").Select(line => line.TextContent.Trim())];

    /// <summary>All the words, in a row.</summary>
    public static string Words<T>(this IRenderedComponent<T> panel)
        where T : IComponent =>
        string.Join(' ', panel.Nodes.Select(node => node.TextContent)).ReplaceLineEndings(" ");
}
