using Bunit;
using Bunit.Extensions.WaitForHelpers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit;
using MotoPortal.Charges.Pages;
using MotoPortal.Customers.Searching;
using MotoPortal.Overview.CustomerPages;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Overview;

/// <summary>The limit is of a person on all pages together, so this portal is of its own.</summary>
public sealed class SearchLimitTests(RecordsPortal records) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task Searching_faster_than_people_type_is_stopped_on_every_page_and_for_this_person_only()
    {
        await using var screen = records.Screen(StaffRoles.Admin);
        var page = screen.Render<CustomersPage>();
        await TriedAgainAsync(async () =>
        {
            await page.Find("input").InputAsync("zoë");
            screen.Clock.Advance(TimeSpan.FromSeconds(1));
            ShouldTellToWait(page);
        });
        await ShouldBeToldToWaitAsync<ConsentsPage>(screen, "/consents?customer=zoe");
        await ShouldBeToldToWaitAsync<ChargesPage>(screen, "/charges?search=zoe");
        (await records.As(StaffRoles.Supervisor).Get<CustomerSearchReads>().SearchAsync("zoë", CancellationToken.None))
            .ShouldBeOfType<CustomerSearchOutcome.Found>().Customers.Length.ShouldBe(1);
    }

    private async Task UseUpAsync()
    {
        for (var search = 0; search <= SearchLimit.AtOnce * 2; search++)
        {
            if (await records.As(StaffRoles.Admin).Get<CustomerSearchReads>().SearchAsync("", CancellationToken.None)
                is CustomerSearchOutcome.TooMany)
            {
                search.ShouldBeLessThanOrEqualTo(SearchLimit.AtOnce + 1);
                return;
            }
        }

        throw new InvalidOperationException("There is no limit.");
    }

    private async Task ShouldBeToldToWaitAsync<TPage>(ScreenContext screen, string address)
        where TPage : IComponent
    {
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        await TriedAgainAsync(() =>
        {
            var page = screen.Render<TPage>();
            ShouldTellToWait(page);
            page.Find(".empty strong").TextContent.ShouldBe("Not searched");
            return Task.CompletedTask;
        });
    }

    private static void ShouldTellToWait<TPage>(IRenderedComponent<TPage> page)
        where TPage : IComponent =>
        page.WaitForAssertion(
            () => page.Find("[role=search] .mud-input-helper-text").TextContent.ShouldContain("Too many searches"),
            TimeSpan.FromSeconds(5));

    // The limit allows another search after a moment, which a busy machine may let pass before the page has asked.
    private async Task TriedAgainAsync(Func<Task> look)
    {
        for (var left = 5; ; left--)
        {
            await UseUpAsync();
            try
            {
                await look();
                return;
            }
            catch (WaitForFailedException) when (left > 0)
            {
            }
        }
    }
}
