using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Copy;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;
using MudBlazor.Services;

namespace MotoPortal.Tests.Support;

/// <summary>Renders components as on a circuit, on 23 Nov 2026, in the time zone of Paris.</summary>
internal sealed class ScreenContext : BunitContext
{
    /// <param name="language">The language of the person.</param>
    /// <param name="policies">The person's policies.</param>
    /// <param name="rooms">Adds the services of the components' rooms; null for none.</param>
    public ScreenContext(string language = "en", string[]? policies = null, Action<IServiceCollection>? rooms = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(new StoreCalendarReads(null!, Microsoft.Extensions.Options.Options.Create(new CalendarOptions())));
        var browser = new BrowserTime();
        browser.Use("Europe/Paris");
        Services.AddSingleton(browser);
        Services.AddSingleton<ErrorReference>();
        Services.AddSingleton(new FollowedExports(Clock));
        Services.AddSingleton<ExemptTexts>();
        Services.AddSingleton<IFormDrafts, MemoryDrafts>();
        ComponentFactories.AddStub<CopyPanel>();
        rooms?.Invoke(Services);
        Person = AddAuthorization().SetAuthorized("camille@practice.example").SetPolicies(policies ?? []);

        // Resolves services, after which none can be added.
        SetRendererInfo(new RendererInfo("Server", true));
    }

    /// <summary>A clerk's policies.</summary>
    public static string[] Clerk => [Policies.SaveCards, Policies.SeeCustomers, Policies.WithdrawConsents];

    public BunitAuthorizationContext Person { get; }

    /// <summary>The portal's clock.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 13, 2, 0, TimeSpan.Zero));

    /// <summary>The text of an element, with single spaces.</summary>
    public static string Words(INode node) =>
        string.Join(
            ' ', node.Descendants<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
