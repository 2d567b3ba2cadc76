using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Languages;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;
using MudBlazor;
using MudBlazor.Services;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>Renders one panel as on a page: interactive, in English, with MudBlazor's popovers and a clock that the test moves.</summary>
public abstract class PanelContext : BunitContext, IAsyncLifetime
{
    /// <summary>Registers the services of panels.</summary>
    protected PanelContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        ComponentFactories.AddStub<CopyPanel>();
        ComponentFactories.AddStub<PostalFormPanel>();
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<BrowserTime>();
        Services.AddSingleton<ErrorReference>();
        Services.AddOptions<ReadingOptions>();
        Services.AddSingleton(Exempt);
        Services.AddSingleton<IFormDrafts, MemoryDrafts>();
        AddAuthorization().SetAuthorized("camille@practice.example").SetPolicies(Policies.AskForExemptions);
    }

    /// <summary>The texts that are let through.</summary>
    private protected ExemptTexts Exempt { get; } = new();

    /// <summary>The clock of the panels.</summary>
    protected FakeTimeProvider Clock { get; } = new(Samples.Now);

    /// <summary>MudBlazor's popover provider.</summary>
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

/// <summary>Finds elements by role and text.</summary>
internal static class Finding
{
    /// <summary>The button, or the link styled as one, that starts with this text.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.FindAll("button, a.mud-button-root").Single(button => button.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));

    /// <summary>Whether there is such a button.</summary>
    public static bool HasButton<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.FindAll("button, a.mud-button-root").Any(button => button.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));

    /// <summary>The radio button or checkbox whose label starts with this text.</summary>
    public static IElement Choice<T>(this IRenderedComponent<T> panel, string words)
        where T : IComponent =>
        panel.FindAll("label").First(label => label.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)
            && label.QuerySelector("input") is not null).QuerySelector("input")!;

    /// <summary>Ticks a radio button or checkbox.</summary>
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

    /// <summary>Submits the form with Enter.</summary>
    public static void HandIn<T>(this IRenderedComponent<T> panel)
        where T : IComponent =>
        panel.Find("form").Submit();

    /// <summary>The message beside the field with this id; null for none.</summary>
    public static string? Beside<T>(this IRenderedComponent<T> panel, string id)
        where T : IComponent =>
        panel.FindAll($"#{id}-problem").SingleOrDefault()?.TextContent.Replace("⚠", "", StringComparison.Ordinal).Trim();

    /// <summary>The lines of the error summary.</summary>
    public static string[] Summary<T>(this IRenderedComponent<T> panel)
        where T : IComponent =>
        [.. panel.FindAll(".error-summary li").Select(line => line.TextContent.Trim())];

    /// <summary>The whole text.</summary>
    public static string Words<T>(this IRenderedComponent<T> panel)
        where T : IComponent =>
        string.Join(' ', panel.Nodes.Select(node => node.TextContent)).ReplaceLineEndings(" ");
}
