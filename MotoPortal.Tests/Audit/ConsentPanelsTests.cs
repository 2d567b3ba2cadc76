using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MotoPortal.Audit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Shell.Lists;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit;

public sealed class ConsentPanelsTests
{
    [Theory]
    [InlineData(0, 312, "1 to 25 of 312", "Next=/consents?page=2")]
    [InlineData(3, 312, "76 to 100 of 312", "Previous=/consents?page=3 Next=/consents?page=5")]
    [InlineData(12, 312, "301 to 312 of 312", "Previous=/consents?page=12")]
    [InlineData(0, 1, "1 to 1 of 1", "")]
    public async Task The_way_to_the_other_pages_is_links(int page, int total, string range, string links)
    {
        await using var context = new ScreenContext();

        var panel = context.Render<ListPagesPanel>(parameters => parameters
            .Add(pages => pages.Address, new ConsentAddress { Page = page })
            .Add(pages => pages.Total, total));

        ScreenContext.Words(panel.Find("nav")).ShouldContain(range);
        string.Join(' ', panel.FindAll("a[rel]").Select(link => $"{link.TextContent}={link.GetAttribute("href")}")).ShouldBe(links);
    }

    [Fact]
    public async Task The_head_of_a_column_says_how_the_list_is_sorted()
    {
        await using var context = new ScreenContext();

        var head = context.Render<SortLink>(parameters => parameters
            .Add(link => link.Column, ConsentColumn.GivenAt)
            .Add(link => link.Names, context.Services.GetRequiredService<IStringLocalizer<AuditTexts>>())
            .Add(link => link.Address, new ConsentAddress()));

        ScreenContext.Words(head.Find("a")).ShouldBe("Given ↓ sorted, largest first");
        head.Find("a").GetAttribute("href").ShouldBe("/consents?dir=asc");
    }

    [Fact]
    public async Task What_is_typed_into_a_filter_is_told_once_and_starts_at_the_first_page()
    {
        await using var context = new ScreenContext();
        var told = new List<ConsentAddress>();
        context.Render<MudBlazor.MudPopoverProvider>();
        var panel = context.Render<ConsentFilterPanel>(parameters => parameters
            .Add(filters => filters.Address, new ConsentAddress { Page = 4 })
            .Add(filters => filters.AddressChanged, told.Add));

        await panel.Find("input[type=date]").ChangeAsync("2026-11-01");

        told.ShouldBe([new ConsentAddress { From = new DateOnly(2026, 11, 1) }]);
    }

    [Fact]
    public async Task Filters_show_what_the_address_says_and_can_all_be_cleared()
    {
        await using var context = new ScreenContext();
        context.Render<MudBlazor.MudPopoverProvider>();
        var address = new ConsentAddress { Customer = "zoë", Until = new DateOnly(2026, 11, 23), Channel = OrderChannel.Post, Size = 50 };

        var panel = context.Render<ConsentFilterPanel>(parameters => parameters.Add(filters => filters.Address, address));

        panel.FindAll("input")
            .Select(input => input.GetAttribute("value") ?? "").Where(value => value.Length > 0).ShouldBe(["2026-11-23", "zoë", "By post"]);
        panel.Find("a").GetAttribute("href").ShouldBe("/consents?size=50");
    }
}
