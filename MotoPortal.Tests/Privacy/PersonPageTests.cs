using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Privacy;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Privacy;

[Collection(RecordsTests.Name)]
public sealed class PersonPageTests(RecordsPortal records)
{
    [Fact]
    public async Task An_administrator_whose_role_was_taken_while_the_page_opened_reads_that_it_is_not_theirs_and_no_name()
    {
        await using var screen = records.Screen(
            StaffRoles.Admin, others: rooms => rooms.AddSingleton(records.As(StaffRoles.Clerk).Get<ErasureWorkflow>()));

        var page = screen.Render<PersonPage>(with => with.Add(shown => shown.Id, records.Zoe.Value));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("This page is not part of your role"));
        page.Markup.ShouldNotContain("Zoë");
    }
}
