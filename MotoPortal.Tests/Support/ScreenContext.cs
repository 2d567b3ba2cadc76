using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Accounts;
using MotoPortal.Consents.Copy;
using MotoPortal.Shell;
using MudBlazor.Services;

namespace MotoPortal.Tests.Support;

/// <summary>Draws components as a browser on a circuit would see them, on 23 Nov 2026, at a desk in Paris.</summary>
internal sealed class ScreenContext : BunitContext
{
    /// <param name="language">The language of the person before the page.</param>
    /// <param name="policies">What that person may do.</param>
    /// <param name="rooms">Adds the services of the rooms behind the components; null where they need none.</param>
    public ScreenContext(string language = "en", string[]? policies = null, Action<IServiceCollection>? rooms = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        var browser = new BrowserTime();
        browser.Use("Europe/Paris");
        Services.AddSingleton(browser);
        Services.AddSingleton<ErrorReference>();
        ComponentFactories.AddStub<CopyPanel>();
        rooms?.Invoke(Services);
        Person = AddAuthorization().SetAuthorized("camille@practice.example").SetPolicies(policies ?? []);

        // Looks up services, after which none can be added.
        SetRendererInfo(new RendererInfo("Server", true));
    }

    /// <summary>What a clerk may do.</summary>
    public static string[] Clerk => [Policies.SaveCards, Policies.SeeCustomers, Policies.WithdrawConsents];

    /// <summary>The person before the page.</summary>
    public BunitAuthorizationContext Person { get; }

    /// <summary>The clock of the portal.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 13, 2, 0, TimeSpan.Zero));

    /// <summary>The words of a part of a page, with single spaces.</summary>
    public static string Words(INode node) =>
        string.Join(
            ' ', node.Descendants<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
