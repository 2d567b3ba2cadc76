using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

/// <summary>
/// Goal: no filter that a person sets on a list is lost on a slow connection. Method: the browser's change of address is held back.
/// </summary>
[Collection(RecordsTests.Name)]
public sealed class ListPageTests(RecordsPortal records)
{
    [Fact]
    public async Task A_filter_that_is_set_before_the_browser_has_followed_the_last_one_does_not_undo_it()
    {
        var line = new SlowNavigation("http://localhost/consents");
        await using var screen = records.Screen(StaffRoles.Auditor, others: services => services.AddSingleton<NavigationManager>(line));
        var page = screen.Render<ConsentsPage>();

        await page.FindAll("input[type=date]")[0].ChangeAsync("2026-11-01");
        await page.FindAll("input[type=date]")[1].ChangeAsync("2026-11-30");
        line.Asked.ShouldBe(["/consents?from=2026-11-01", "/consents?from=2026-11-01&until=2026-11-30"]);
        await page.InvokeAsync(line.Follow);
        await page.Find("input[type=checkbox]").ChangeAsync(true);

        line.Asked[^1].ShouldBe("/consents?from=2026-11-01&until=2026-11-30&ends=soon");
    }

    [Fact]
    public async Task The_back_button_is_followed_though_a_change_is_on_its_way()
    {
        var line = new SlowNavigation("http://localhost/consents");
        await using var screen = records.Screen(StaffRoles.Auditor, others: services => services.AddSingleton<NavigationManager>(line));
        var page = screen.Render<ConsentsPage>();

        await page.FindAll("input[type=date]")[0].ChangeAsync("2026-11-01");
        await page.InvokeAsync(() => line.Leave("http://localhost/consents?size=50"));

        page.WaitForAssertion(() => page.Find("nav .sizes [aria-current]").TextContent.ShouldBe("50"));
        page.FindAll("input[type=date]")[0].GetAttribute("value").ShouldBeNullOrEmpty();
    }

    /// <summary>A navigation manager that follows requested addresses only when the test says so, one by one.</summary>
    private sealed class SlowNavigation : NavigationManager
    {
        private int _followed;

        public SlowNavigation(string at) => Initialize("http://localhost/", at);

        /// <summary>The requested addresses.</summary>
        public List<string> Asked { get; } = [];

        /// <summary>Follows the oldest pending address.</summary>
        public void Follow() => Leave(ToAbsoluteUri(Asked[_followed++]).ToString());

        /// <summary>Navigates on its own.</summary>
        public void Leave(string address)
        {
            Uri = address;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Asked.Add(uri);
    }
}
